import { act, screen, waitFor, within } from '@testing-library/react';
import { ProblemError } from '../../../../../../relay/client';
import { settled } from '../../../../../../relay/client/fakes';
import type { Problem, ProblemCode, VisitorDetails, VisitorNote } from '../../../../../../relay/protocol';
import { snackbarStore } from '../../../../snackbars/store';
import { makeConversation, makeId, makeSession, makeVisitorDetails, ME, START } from '../../../../test-support/make';
import { renderWithStore } from '../../../../test-support/render';
import { VisitorFacts } from '../panes/visitor-facts';
import { VisitorNotes } from '../panes/visitor-notes';

const anna = { id: 'agent:7', name: 'Anna', avatarUrl: null };

function refusal( code: ProblemCode, status: number, more: Partial< Problem > = {} ) {
	return new ProblemError( { type: 'about:blank', title: '', status, code, detail: 'Look again.', ...more } );
}

function makeNote( part: Partial< VisitorNote > = {} ): VisitorNote {
	return {
		id: makeId( 'n' ),
		clientId: makeId( 'k' ),
		body: 'Prefers mail',
		author: anna,
		createdAt: START,
		...part,
	};
}

async function show( details: VisitorDetails, answers: Record< string, jest.Mock > = {} ) {
	const getVisitor = answers.GET ?? jest.fn( async () => ( { visitor: details } ) );
	const shown = renderWithStore(
		<>
			<VisitorFacts conversation={ makeConversation( { visitor: baseOf( details ) } ) } />
			<VisitorNotes conversation={ makeConversation( { visitor: baseOf( details ) } ) } />
		</>,
		[ ( actions ) => actions.connect() ],
		makeSession( {
			'GET /v1/visitors/:id': getVisitor,
			'PATCH /v1/visitors/:id': ( { body }: { body: object } ) => answers.PATCH?.( body ),
			'POST /v1/visitors/:id/notes': ( { body }: { body: object } ) => answers.POST?.( body ),
			'DELETE /v1/visitors/:id/notes/[^/]+': answers.DELETE ?? jest.fn(),
		} as never )
	);
	await act( settled );
	const snackbars = () => shown.registry.select( snackbarStore ).getSnackbars();
	return { ...shown, getVisitor, snackbars };
}

function baseOf( { phone: _p, company: _c, fields: _f, edits: _e, notes: _n, ...visitor }: VisitorDetails ) {
	return visitor;
}

const edit = () => screen.getByRole( 'button', { name: 'Edit the visitor' } );
const field = ( name: string ) => screen.getByRole( 'textbox', { name } );

test( 'what the team has entered says who did it and when', async () => {
	await show(
		makeVisitorDetails( {
			email: 'vera@example.org',
			company: 'Lamps Ltd.',
			fields: { 'Customer number': '1001' },
			edits: [
				{ field: 'company', agent: anna, at: '2020-05-03T10:00:00.000Z' },
				{ field: 'fields.Customer number', agent: null, at: '2020-05-04T10:00:00.000Z' },
			],
		} )
	);

	const factOf = ( label: string ) => screen.getByText( label ).parentElement;
	expect( factOf( 'Company' ) ).toHaveTextContent( 'Changed by Anna, May 3, 2020' );
	expect( factOf( 'Customer number' ) ).toHaveTextContent( '1001Changed by the team, May 4, 2020' );
	expect( factOf( 'Email' ) ).toHaveTextContent( 'Not verified: the visitor typed it' );
} );

test( 'a visitor is edited by keyboard, and it can be taken back', async () => {
	const details = makeVisitorDetails( { name: 'Vera' } );
	const update = jest.fn( async ( request: { name: string } ) => ( {
		visitor: { ...details, name: request.name, company: 'Lamps' },
	} ) );
	const { user, snackbars } = await show( details, { PATCH: update as jest.Mock } );

	edit().focus();
	await user.keyboard( '{Enter}' );
	expect( field( 'Name' ) ).toHaveFocus();
	await user.keyboard( ' Quist' );
	await user.click( screen.getByRole( 'button', { name: 'Add a detail' } ) );
	await user.keyboard( 'Number{Tab}7{Enter}' );

	expect( update ).toHaveBeenCalledWith( {
		name: 'Vera Quist',
		fields: { Number: '7' },
		previous: { name: 'Vera', fields: { Number: null } },
	} );
	expect( screen.queryByRole( 'textbox', { name: 'Name' } ) ).not.toBeInTheDocument();
	expect( edit() ).toHaveFocus();
	expect( screen.getByText( 'Lamps' ) ).toBeInTheDocument();

	await act( async () => snackbars()[ 0 ]?.action?.onClick() );
	expect( update ).toHaveBeenLastCalledWith( {
		name: 'Vera',
		fields: { Number: null },
		previous: { name: 'Vera Quist', fields: { Number: '7' } },
	} );
} );

test( 'a conflict shows what is there now, and what was typed stays', async () => {
	const details = makeVisitorDetails( { name: 'Vera' } );
	const now = { ...details, name: 'Veronika', phone: '+49 30 901820' };
	const update = jest
		.fn()
		.mockRejectedValueOnce( refusal( 'visitor_changed', 409, { visitor: now } ) )
		.mockResolvedValueOnce( { visitor: { ...now, name: 'Wera' } } );
	const { user } = await show( details, { PATCH: update } );
	await user.click( edit() );
	await user.clear( field( 'Name' ) );
	await user.keyboard( 'Wera{Enter}' );

	expect(
		screen.getByText( /Somebody else has changed this meanwhile/, { selector: '.components-notice *' } )
	).toBeVisible();
	expect( field( 'Name' ) ).toHaveValue( 'Wera' );
	expect( field( 'Name' ) ).toHaveAccessibleDescription( 'There is now: Veronika' );
	expect( field( 'Phone' ) ).toHaveValue( '+49 30 901820' );

	await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
	expect( update ).toHaveBeenLastCalledWith( { name: 'Wera', previous: { name: 'Veronika' } } );
} );

test( 'what is wrong is said at its field; what is typed outlives another conversation, and Escape gives it up', async () => {
	const details = makeVisitorDetails();
	const update = jest
		.fn()
		.mockRejectedValue( refusal( 'invalid_request', 400, { fields: [ { path: 'email', message: 'No.' } ] } ) );
	const { user, rerender } = await show( details, { PATCH: update } );
	await user.click( edit() );
	await user.type( field( 'Email' ), 'vera{Enter}' );
	expect( field( 'Email' ) ).toHaveAccessibleDescription( /looks incomplete/ );
	expect( field( 'Email' ) ).toHaveFocus();

	rerender( <p>Another</p> );
	rerender( <VisitorFacts conversation={ makeConversation( { visitor: baseOf( details ) } ) } /> );
	expect( field( 'Email' ) ).toHaveValue( 'vera' );
	await user.type( field( 'Email' ), '{Escape}' );

	expect( screen.queryByRole( 'textbox' ) ).not.toBeInTheDocument();
	await user.click( edit() );
	expect( field( 'Email' ) ).toHaveValue( '' );
} );

test( 'name and address of an account are not asked for', async () => {
	const { user } = await show( makeVisitorDetails( { verified: true, email: 'vera@example.org' } ) );
	await user.click( edit() );

	expect( screen.queryByRole( 'textbox', { name: 'Name' } ) ).not.toBeInTheDocument();
	expect( screen.getByText( /come from the user account/ ) ).toBeInTheDocument();
	expect( field( 'Phone' ) ).toHaveFocus();
} );

test( 'a colleague’s edit is read at once', async () => {
	const details = makeVisitorDetails();
	const get = jest
		.fn()
		.mockResolvedValueOnce( { visitor: details } )
		.mockResolvedValueOnce( { visitor: { ...details, company: 'Lamps', notes: [ makeNote() ] } } );
	const { tell } = await show( details, { GET: get } );
	expect( screen.queryByText( 'Lamps' ) ).not.toBeInTheDocument();

	await act( async () => tell( { type: 'visitor.edited', visitorId: makeId( 'v' ) } ) );
	expect( get ).toHaveBeenCalledTimes( 1 );
	await act( async () => tell( { type: 'visitor.edited', visitorId: details.id } ) );

	expect( screen.getByText( 'Lamps' ) ).toBeInTheDocument();
	expect( screen.getByRole( 'listitem' ) ).toHaveTextContent( /^Prefers mailAnna/ );
} );

test( 'what cannot be read says so and can be tried again', async () => {
	const details = makeVisitorDetails( { company: 'Lamps' } );
	const get = jest.fn().mockRejectedValueOnce( new Error( 'away' ) ).mockResolvedValueOnce( { visitor: details } );
	const { user } = await show( details, { GET: get } );
	expect( screen.queryByRole( 'button', { name: 'Edit the visitor' } ) ).not.toBeInTheDocument();

	await user.click( screen.getByRole( 'button', { name: 'Try again' } ) );

	expect( screen.getByText( 'Lamps' ) ).toBeInTheDocument();
} );

test( 'a note shows at once, and what was not stored can be tried again with the same id', async () => {
	const add = jest
		.fn()
		.mockRejectedValueOnce( refusal( 'db_unavailable', 503 ) )
		.mockImplementationOnce( async ( { clientId, body }: VisitorNote ) => ( {
			note: makeNote( { clientId, body, author: { ...anna, id: ME, name: 'Mia' } } ),
		} ) );
	const { user } = await show( makeVisitorDetails(), { POST: add } );
	const box = screen.getByRole( 'textbox', { name: 'Only your team sees these.' } );
	await user.type( box, 'Has a dog{Control>}{Enter}{/Control}' );

	const item = screen.getByRole( 'listitem' );
	expect( item ).toHaveTextContent( 'Has a dog' );
	expect( box ).toHaveValue( '' );
	await user.click( within( item ).getByRole( 'button', { name: 'Try again' } ) );

	expect( screen.getByRole( 'listitem' ) ).toHaveTextContent( /^Has a dogMia/ );
	const [ [ first ], [ second ] ] = add.mock.calls;
	expect( second ).toEqual( first );
} );

test( 'one’s own note is deleted, and can be brought back; others’ have no button', async () => {
	const own = makeNote( { author: { ...anna, id: ME }, body: 'Mine' } );
	const remove = jest.fn( async () => undefined );
	const add = jest.fn( async ( note: VisitorNote ) => ( { note: { ...own, ...note } } ) );
	const { user, snackbars } = await show( makeVisitorDetails( { notes: [ own, makeNote() ] } ), {
		DELETE: remove,
		POST: add as jest.Mock,
	} );

	await user.click( screen.getByRole( 'button', { name: 'Delete this note' } ) );

	await waitFor( () => expect( screen.getAllByRole( 'listitem' ) ).toHaveLength( 1 ) );
	await act( async () => snackbars()[ 0 ]?.action?.onClick() );
	expect( screen.getAllByRole( 'listitem' )[ 0 ] ).toHaveTextContent( 'Mine' );
} );
