import { act, screen, waitFor, within } from '@testing-library/react';
import type { VisitorNote } from '../../../../../../relay/protocol';
import { makeVisitorDetails, ME } from '../../../../test-support/make';
import { anna, edit, field, makeNote, refusal, show } from './person.fixture';

test( 'what is being written is there after a reload, and gone when it is stored', async () => {
	const details = makeVisitorDetails( { name: 'Vera' } );
	const add = jest.fn().mockImplementationOnce( () => new Promise( () => {} ) );
	const first = await show( details, { POST: add } );
	await first.user.click( edit() );
	await first.user.keyboard( ' Quist' );
	await first.user.type( field( 'Only your team sees these.' ), 'Sent{Control>}{Enter}{/Control}Half' );
	first.unmount();

	const update = jest.fn( async () => ( { visitor: { ...details, name: 'Vera Quist' } } ) );
	add.mockImplementation( async ( { clientId, body }: VisitorNote ) => ( { note: makeNote( { clientId, body } ) } ) );
	const { user, session } = await show( details, { PATCH: update as jest.Mock, POST: add }, first.session );
	expect( field( 'Name' ) ).toHaveValue( 'Vera Quist' );
	expect( field( 'Only your team sees these.' ) ).toHaveValue( 'Half' );
	expect( screen.getByRole( 'listitem' ) ).toHaveTextContent( /^SentThis note was not saved yet/ );
	expect( document.body ).toHaveFocus();

	await user.click( screen.getByRole( 'button', { name: 'Try again' } ) );
	const [ [ sent ], [ again ] ] = add.mock.calls;
	expect( again ).toEqual( sent );
	await user.type( field( 'Only your team sees these.' ), '{Control>}{Enter}{/Control}' );
	await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
	expect( session.visitorDrafts.list() ).toEqual( {} );
} );

test( 'a tab that only reads leaves what another one keeps', async () => {
	const details = makeVisitorDetails();
	const { session, actions } = await show( details );
	// As the other tab does it.
	session.visitorDrafts.save( details.id, { form: null, noteDraft: 'Half', pendingNotes: [] } );

	await act( () => actions.loadVisitorDetails( details.id ) );

	expect( session.visitorDrafts.list() ).toHaveProperty( [ details.id, 'noteDraft' ], 'Half' );
} );

test( 'of somebody who was erased no draft stays', async () => {
	const details = makeVisitorDetails();
	const first = await show( details );
	await first.user.type( field( 'Only your team sees these.' ), 'Half' );
	expect( first.session.visitorDrafts.list() ).toHaveProperty( [ details.id, 'noteDraft' ], 'Half' );
	first.unmount();

	const GET = jest.fn().mockRejectedValue( refusal( 'not_found', 404 ) );
	const { session } = await show( details, { GET }, first.session );

	expect( session.visitorDrafts.list() ).toEqual( {} );
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
