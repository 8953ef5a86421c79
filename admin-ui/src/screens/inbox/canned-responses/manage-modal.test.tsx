import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ProblemError } from '../../../../../relay/client';
import type { CannedResponse, CreateCannedResponseRequest, Problem } from '../../../../../relay/protocol';
import { settled } from '../../../test-support/inbox';
import { makeCannedResponse, makeSession } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { ManageModal } from './manage-modal';

const shared = makeCannedResponse( { shortcut: 'hello', title: 'Greeting', folder: 'Start', usageCount: 1_200 } );
const own = makeCannedResponse( { shortcut: 'bye', body: 'Good bye', language: 'de', isShared: false } );

/** Shows the list of an agent; what is saved gets an id. */
async function show( all: CannedResponse[] = [ own, shared ], canManage = true ) {
	const saved = jest.fn( async ( request: CreateCannedResponseRequest ) => request );
	const removed = jest.fn( async ( _call: { id: string } ) => undefined );
	const store = async ( body: unknown, known?: CannedResponse ) => ( {
		cannedResponse: {
			...( known ?? makeCannedResponse() ),
			...( await saved( body as CreateCannedResponseRequest ) ),
		},
	} );
	const connection = makeSession( {
		'GET /v1/canned-responses': async () => ( { cannedResponses: all, nextCursor: null } ),
		'POST /v1/canned-responses': ( { body } ) => store( body ),
		'PATCH /v1/canned-responses/:id': ( { body, id } ) =>
			store(
				body,
				all.find( ( each ) => each.id === id )
			),
		'DELETE /v1/canned-responses/:id': removed,
	} );
	Object.assign( connection.session, { desk: { ...connection.session.desk, canManage } } );
	const onClose = jest.fn();
	const inbox = renderWithStore(
		<ManageModal conversation={ null } commands={ [] } onClose={ onClose } />,
		[],
		connection
	);
	await act( settled );
	const shown = () => screen.queryAllByRole( 'listitem' ).map( ( item ) => item.querySelector( 'bdi' )?.textContent );
	return { ...inbox, saved, removed, shown, onClose };
}

test( 'the list says whose, where, in what language and how often used, and is searched', async () => {
	const { user, shown } = await show();
	const lines = screen.getAllByRole( 'listitem' ).map( ( { textContent } ) => textContent );
	expect( lines ).toEqual( [
		'/helloGreetingHello!Shared · Start · Used 1,200 times',
		'/byeGood byeYour own · German · Not used yet',
	] );

	await user.type( screen.getByRole( 'searchbox' ), '/by' );
	expect( shown() ).toEqual( [ '/bye' ] );
	await user.clear( screen.getByRole( 'searchbox' ) );
	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Folder' } ), 'Start' );
	expect( shown() ).toEqual( [ '/hello' ] );
	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Whose' } ), 'own' );
	expect( shown() ).toEqual( [] );
	expect( screen.getByText( 'No canned response matches.' ) ).toBeVisible();
} );

test( 'one is written with a preview, and a shortcut that is taken is told at once', async () => {
	const { user, saved, shown } = await show();
	await user.click( screen.getByText( 'Add' ) );
	const shortcut = screen.getByLabelText( 'Shortcut' );
	expect( shortcut ).toHaveFocus();

	fireEvent.change( shortcut, { target: { value: '/Hello' } } );
	fireEvent.change( screen.getByLabelText( 'Text' ), { target: { value: 'Dear ' } } );
	await user.click( screen.getByText( '{visitor.name}' ) );
	expect( screen.getByLabelText( 'Preview' ) ).toHaveTextContent( 'Dear Ada' );
	await user.click( screen.getByLabelText( 'Share it with all agents' ) );
	expect( screen.getByRole( 'alert' ) ).toHaveTextContent( /^Another shared response has this shortcut/ );
	await user.click( screen.getByText( 'Save' ) );
	expect( saved ).not.toHaveBeenCalled();

	fireEvent.change( shortcut, { target: { value: '/Hello-dear' } } );
	await user.selectOptions( screen.getByLabelText( 'Language' ), 'en' );
	await user.click( screen.getByText( 'Save' ) );
	expect( saved ).toHaveBeenCalledWith( {
		shortcut: '/Hello-dear',
		title: '',
		body: 'Dear {visitor.name}',
		folder: '',
		language: 'en',
		isShared: true,
	} );
	await waitFor( () => expect( shown() ).toHaveLength( 3 ) );
	expect( screen.getByRole( 'searchbox' ) ).toHaveFocus();
} );

test( 'what the relay refuses is told at its field, and nothing that was typed is lost', async () => {
	const { user, saved } = await show();
	await user.click( screen.getByRole( 'button', { name: 'Change /bye' } ) );
	const problem = { code: 'invalid_request', fields: [ { path: 'shortcut', message: 'No.' } ] };
	saved.mockRejectedValueOnce( new ProblemError( problem as Problem ) );
	const shortcut = screen.getByRole( 'textbox', { name: 'Shortcut' } );
	await user.type( shortcut, ' now' );

	await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
	await act( settled );

	expect( screen.getByRole( 'alert' ) ).toHaveTextContent( /^Use letters, digits/ );
	expect( shortcut ).toHaveFocus();
	expect( shortcut ).toHaveValue( 'bye now' );
} );

test( 'one that is deleted can be had back', async () => {
	const { user, removed, saved, shown } = await show();

	await user.click( screen.getByRole( 'button', { name: 'Delete /bye' } ) );
	expect( removed.mock.calls[ 0 ]?.[ 0 ].id ).toBe( own.id );
	expect( shown() ).toEqual( [ '/hello' ] );
	expect( screen.getByText( '/bye has been deleted.' ) ).toBeVisible();
	expect( screen.getByRole( 'button', { name: 'Undo' } ) ).toHaveFocus();
	await user.click( screen.getByRole( 'button', { name: 'Undo' } ) );

	expect( saved ).toHaveBeenCalledWith(
		expect.objectContaining( { shortcut: 'bye', language: 'de', isShared: false } )
	);
	expect( shown() ).toHaveLength( 2 );
	expect( screen.getByRole( 'searchbox' ) ).toHaveFocus();
} );

test( 'who does not manage changes their own ones alone', async () => {
	const { user } = await show( [ own, shared ], false );

	expect( screen.queryByRole( 'button', { name: 'Change /hello' } ) ).toBeNull();
	expect( screen.queryByRole( 'button', { name: 'Delete /hello' } ) ).toBeNull();
	expect( screen.getByText( /^Shared ones are changed by/ ) ).toBeVisible();
	await user.click( screen.getByRole( 'button', { name: 'Change /bye' } ) );
	expect( screen.queryByRole( 'checkbox' ) ).toBeNull();
	expect( within( screen.getByRole( 'dialog' ) ).getByRole( 'textbox', { name: 'Text' } ) ).toHaveValue( 'Good bye' );
} );

/** Chooses a file with this text. */
async function chooseFile( { user }: Awaited< ReturnType< typeof show > >, text: string ) {
	const input = document.querySelector< HTMLInputElement >( 'input[type="file"]' );
	// The test browser cannot read files.
	const file = Object.assign( new File( [], 'responses.csv', { type: 'text/csv' } ), { text: async () => text } );
	await user.upload( input as HTMLInputElement, file );
	await act( settled );
}

test( 'a file is imported: what is here stays or is replaced, and what cannot be used is named', async () => {
	const inbox = await show();
	const { user, saved, shown } = inbox;
	await user.click( screen.getByRole( 'button', { name: 'Import' } ) );

	await chooseFile( inbox, 'a,b' );
	expect( screen.getAllByText( /^There are no canned responses in this file/ )[ 0 ] ).toBeVisible();
	await chooseFile( inbox, 'shortcut,text,shared,language\nhello,Hi,yes,\nnew,New,no,\nbye,Bye,no,de\n' );
	expect( screen.getByText( 'The file has 3 canned responses.' ) ).toBeVisible();
	await user.click( screen.getByRole( 'checkbox', { name: 'Replace 2 that are here already' } ) );
	saved.mockRejectedValueOnce( new ProblemError( { code: 'message_too_long' } as Problem ) );
	await user.click( screen.getByRole( 'button', { name: 'Import' } ) );
	await act( settled );

	expect( screen.getByText( '1 added. 1 replaced. 1 could not be used:' ) ).toBeVisible();
	expect( screen.getByRole( 'listitem' ) ).toHaveTextContent( 'Line 2 (hello): The text is too long.' );
	expect( screen.getByRole( 'button', { name: 'Done' } ) ).toHaveFocus();
	await user.click( screen.getByRole( 'button', { name: 'Done' } ) );
	expect( screen.getByRole( 'searchbox' ) ).toHaveFocus();
	expect( shown() ).toHaveLength( 3 );
} );

test( 'who does not manage imports everything as their own', async () => {
	const inbox = await show( [ own ], false );
	await inbox.user.click( screen.getByRole( 'button', { name: 'Import' } ) );
	await chooseFile( inbox, 'shortcut,text,shared\nhi,Hi,yes' );

	await inbox.user.click( screen.getByRole( 'button', { name: 'Import' } ) );

	expect( inbox.saved ).toHaveBeenCalledWith( expect.objectContaining( { shortcut: 'hi', isShared: false } ) );
} );

test( 'Escape and a press beside the window lose nothing that is typed; without a form they close it', async () => {
	const { user, onClose } = await show();
	await user.click( screen.getByText( 'Add' ) );
	await user.type( screen.getByLabelText( 'Text' ), 'Much to say' );
	const overlay = document.querySelector( '.components-modal__screen-overlay' ) as HTMLElement;

	await user.keyboard( '{Escape}' );
	await user.click( overlay );
	// It would leave by a short movement.
	expect( overlay ).not.toHaveClass( 'is-animating-out' );
	expect( onClose ).not.toHaveBeenCalled();
	expect( screen.getByLabelText( 'Text' ) ).toHaveValue( 'Much to say' );

	await user.click( screen.getByRole( 'button', { name: 'Cancel' } ) );
	await user.keyboard( '{Escape}' );
	await waitFor( () => expect( onClose ).toHaveBeenCalled() );
} );

test( 'when the last one of a folder is gone, all are shown', async () => {
	const { user, shown, actions } = await show();
	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Folder' } ), 'Start' );
	expect( shown() ).toEqual( [ '/hello' ] );

	await act( async () => void actions.cannedResponseChanged( shared.id, null ) );

	expect( shown() ).toEqual( [ '/bye' ] );
} );
