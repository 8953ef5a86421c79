import { NetworkError, ProblemError } from '../../../../relay/client/errors';
import { settled } from '../../../../relay/client/fakes';
import { focused, openChat, press, talking } from '../core/fakes';
import { saveFile } from './save-file';

jest.mock( './save-file' );

beforeEach( () => jest.mocked( saveFile ).mockReset() );

async function choose() {
	const opened = await openChat();
	await opened.show( talking );
	opened.button( 'Chat options' ).click();
	await settled();
	opened.button( 'Your data' ).click();
	await settled();
	return opened;
}

/** Asks to delete everything, and is asked whether that is meant. */
async function chooseToDelete() {
	const opened = await choose();
	opened.button( 'Delete everything' ).click();
	await settled();
	return opened;
}

const tooMany = () =>
	new ProblemError( { type: 'about:blank', title: '', status: 429, code: 'rate_limited', detail: '' } as never );

test( 'who has said nothing has nothing to have', async () => {
	const { button } = await openChat( { privacyUrl: null, isSoundOn: true } );
	button( 'Chat options' ).click();
	await settled();

	expect( button( 'Your data' ) ).toBeUndefined();
} );

test( 'what is kept is saved as a file', async () => {
	const { button, relay, chat } = await choose();
	relay.exportVisitor.mockResolvedValueOnce( { conversations: [ { id: 'c_1' } ] } );
	expect( focused() ).toBe( button( 'Download' ) );

	button( 'Download' ).click();
	await settled();

	const [ name, type, text ] = jest.mocked( saveFile ).mock.calls[ 0 ] ?? [];
	expect( [ name, type ] ).toEqual( [ 'chat-data.json', 'application/json' ] );
	expect( JSON.parse( text ?? '' ) ).toEqual( { conversations: [ { id: 'c_1' } ] } );
	expect( chat.state.ownData.step ).toBe( 'no' );
} );

test( 'what was asked for is not saved for whoever sits here by then', async () => {
	const { button, chat } = await choose();
	button( 'Download' ).click();
	chat.connection = null;
	await settled();

	expect( saveFile ).not.toHaveBeenCalled();
} );

test( 'what does not come is said, and what came too often', async () => {
	const { button, relay, text } = await choose();
	relay.exportVisitor.mockRejectedValueOnce( new NetworkError( 'unreachable' ) );
	button( 'Download' ).click();
	await settled();
	expect( text() ).toContain( 'That did not work.' );

	relay.exportVisitor.mockRejectedValueOnce( tooMany() );
	button( 'Download' ).click();
	await settled();
	expect( text() ).toContain( 'That was too often.' );
	expect( button( 'Download' ) ).toBeDefined();
} );

test( 'deleting asks first, with the way back in focus; Escape takes the question back', async () => {
	const { button, find, relay, chat } = await chooseToDelete();
	expect( focused() ).toBe( button( 'Keep my data' ) );

	press( button( 'Keep my data' ), 'Escape' );
	await settled();

	expect( find( '[role="alertdialog"]' ) ).toBeNull();
	expect( chat.state.window.isOpen ).toBe( true );
	expect( relay.deleteVisitor ).not.toHaveBeenCalled();
} );

test( 'afterwards it is told, nothing of it is on screen, and a new chat can be begun', async () => {
	const { button, chat, connection, find, relay, text } = await chooseToDelete();
	const events: string[] = [];
	chat.onEvent( ( { type } ) => events.push( type ) );

	button( 'Delete everything' ).click();
	await settled();

	expect( connection.pause ).toHaveBeenCalled();
	expect( relay.deleteVisitor ).toHaveBeenCalledTimes( 1 );
	expect( events ).toContain( 'session.deleted' );
	// As keepSession does.
	chat.connection = null;
	chat.dispatch( { type: 'session.ended', isForgotten: true } );
	await settled();
	expect( find( '.deleted' ).getAttribute( 'role' ) ).toBe( 'status' );
	expect( text() ).toContain( 'Your data was deleted.' );
	expect( text() ).not.toContain( 'Message 2' );
	expect( focused() ).toBe( button( 'Start a new chat' ) );

	button( 'Start a new chat' ).click();
	await settled();
	expect( events ).toContain( 'conversation.requested' );
	expect( find( '.deleted' ) ).toBeNull();
} );

test( 'what was not deleted is said, and the chat goes on', async () => {
	const { button, connection, relay, text, find } = await chooseToDelete();
	relay.deleteVisitor.mockRejectedValueOnce( new NetworkError( 'timeout' ) );

	button( 'Delete everything' ).click();
	await settled();

	expect( text() ).toContain( 'That did not work.' );
	expect( connection.start ).toHaveBeenCalled();
	button( 'Keep my data' ).click();
	await settled();
	expect( find( '[role="alertdialog"]' ) ).toBeNull();
	expect( text() ).toContain( 'Message 2' );
} );
