import { settled } from '../../../../relay/client/fakes';
import { saveFile } from '../../../../relay/client/save-file';
import { getTranscript, mailTranscript } from '../../../../relay/client/calls/transcripts';
import { ProblemError } from '../../../../relay/client/errors';
import { focused, openChat, press, talking } from '../core/fakes';
import { makeSession, mine } from '../fakes';

jest.mock( '../../../../relay/client/save-file' );
jest.mock( '../../../../relay/client/calls/transcripts' );

const ask = jest.mocked( getTranscript );
const save = jest.mocked( saveFile );
const closed = { ...talking, state: 'closed' as const, createdAt: '2026-11-29T23:59:00.000Z' };

afterEach( () => jest.resetAllMocks() );

test( 'after the end the chat can be saved as a page', async () => {
	ask.mockResolvedValue( '<!DOCTYPE html>' );
	const { show, button, chat } = await openChat();
	await show( closed );
	button( 'Download this chat' ).click();
	await settled();

	expect( ask.mock.calls[ 0 ]?.slice( 0, 2 ) ).toEqual( [ chat.connection?.client, closed.id ] );
	expect( save ).toHaveBeenCalledWith( 'chat-2026-11-29.html', 'text/html', '<!DOCTYPE html>' );
} );

test( 'what does not come is said, and can be asked for again', async () => {
	ask.mockRejectedValueOnce( new Error( 'no network' ) ).mockResolvedValue( 'page' );
	const { show, button, text } = await openChat();
	await show( closed );
	button( 'Download this chat' ).click();
	await settled();
	expect( text() ).toContain( 'That did not work.' );

	button( 'Download this chat' ).click();
	await settled();
	expect( text() ).not.toContain( 'That did not work.' );
	expect( save ).toHaveBeenCalledTimes( 1 );
} );

test( 'from the menu, which stays open until it is there, and says what did not come', async () => {
	let fail: ( error: Error ) => void = () => undefined;
	ask.mockReturnValueOnce( new Promise( ( _resolve, reject ) => ( fail = reject ) ) ).mockResolvedValue( 'page' );
	const { chat, show, button, find, text } = await openChat();
	await show( talking );
	button( 'Chat options' ).click();
	await settled();
	button( 'Download this chat' ).click();
	await settled();
	button( 'Download this chat' ).click();
	await settled();
	expect( ask ).toHaveBeenCalledTimes( 1 );

	fail( new Error( 'no network' ) );
	await settled();
	expect( find( '.menu [role="alert"]' ).textContent ).toContain( 'That did not work.' );

	button( 'Try again' ).click();
	await settled();
	expect( save ).toHaveBeenCalledTimes( 1 );
	expect( chat.state.header.isMenuOpen ).toBe( false );
	expect( text() ).not.toContain( 'That did not work.' );
} );

test( 'what failed while the chat went on is not told at its end', async () => {
	ask.mockRejectedValueOnce( new Error( 'no network' ) );
	const { chat, show, button, text } = await openChat();
	await show( talking );
	button( 'Chat options' ).click();
	await settled();
	button( 'Download this chat' ).click();
	await settled();

	chat.dispatch( { type: 'conversation.closed', conversation: closed } );
	await settled();

	expect( text() ).toContain( 'Download this chat' );
	expect( chat.state.transcript.step ).toBe( 'no' );
} );

test( 'after the end it asks as it does from the menu', async () => {
	const { show, button, chat, text } = await openChat();
	await show( closed );
	expect( button( 'Email it to me' ) ).toBeUndefined();

	const { visitor } = makeSession();
	chat.set( 'session', { visitor: { ...visitor, email: 'vera@example.org' } } );
	await settled();
	button( 'Email it to me' ).click();
	await settled();
	expect( text() ).toContain( 'What was said so far will be sent to vera@example.org.' );
	expect( mailTranscript ).not.toHaveBeenCalled();
} );

/** Chooses in the menu to have it mailed, as somebody whose address is known. */
async function chooseMail() {
	const opened = await openChat();
	const { visitor } = makeSession();
	opened.chat.set( 'session', { visitor: { ...visitor, email: 'vera@example.org' } } );
	await opened.show( talking );
	opened.button( 'Chat options' ).click();
	await settled();
	opened.button( 'Email this chat to me' ).click();
	await settled();
	return opened;
}

const tooMany = () =>
	new ProblemError( { type: 'about:blank', title: '', status: 429, code: 'rate_limited', detail: '' } as never );

test( 'nobody is offered a mail whose address is not known, or whom nobody has answered', async () => {
	const { show, button, chat } = await openChat();
	const { visitor } = makeSession();
	chat.set( 'session', { visitor: { ...visitor, email: 'vera@example.org' } } );
	await show( talking, [ mine( 1 ) ] );
	button( 'Chat options' ).click();
	await settled();
	expect( button( 'Download this chat' ) ).toBeDefined();
	expect( button( 'Email this chat to me' ) ).toBeUndefined();

	await show( talking );
	expect( button( 'Email this chat to me' ) ).toBeDefined();
	chat.set( 'session', { visitor } );
	await settled();
	expect( button( 'Email this chat to me' ) ).toBeUndefined();
} );

test( 'from the menu it says where the mail goes, sends it once, and the focus goes along', async () => {
	let answer: ( email: string ) => void = () => undefined;
	jest.mocked( mailTranscript ).mockReturnValue( new Promise( ( resolve ) => ( answer = resolve ) ) );
	const { button, text, find, chat } = await chooseMail();
	expect( text() ).toContain( 'What was said so far will be sent to vera@example.org.' );
	expect( mailTranscript ).not.toHaveBeenCalled();
	expect( focused() ).toBe( button( 'Email it to me' ) );

	const send = button( 'Email it to me' );
	send.click();
	send.click();
	answer( 'vera@example.org' );
	await settled();
	expect( jest.mocked( mailTranscript ).mock.calls ).toEqual( [ [ chat.connection?.client, 'c_1' ] ] );
	expect( find( '.sheet [role="status"]' ).textContent ).toBe( 'We will email it to vera@example.org.' );
	expect( focused() ).toBe( find( '.sheet .button' ) );

	find( '.sheet .button' ).click();
	await settled();
	expect( find( '.sheet' ) ).toBeNull();
} );

test( 'a mail that the relay does not take is said, too many otherwise, and can be tried again', async () => {
	jest.mocked( mailTranscript )
		.mockRejectedValueOnce( new Error( 'no network' ) )
		.mockRejectedValueOnce( tooMany() )
		.mockResolvedValue( 'vera@example.org' );
	const { text, find } = await chooseMail();
	const trySending = async () => {
		find( '.sheet .button' ).click();
		await settled();
		return text();
	};

	expect( await trySending() ).toContain( 'That did not work.' );
	expect( await trySending() ).toContain( 'That was too often.' );
	expect( await trySending() ).toContain( 'We will email it to vera@example.org.' );
} );

test( 'Escape takes the question about the mail back, and an answer that comes then opens nothing', async () => {
	let answer: ( email: string ) => void = () => undefined;
	jest.mocked( mailTranscript ).mockReturnValue( new Promise( ( resolve ) => ( answer = resolve ) ) );
	const { find, chat } = await chooseMail();
	find( '.sheet .button' ).click();
	press( find( '.sheet .button' ), 'Escape' );
	answer( 'vera@example.org' );
	await settled();

	expect( find( '.sheet' ) ).toBeNull();
	expect( chat.state.window.isOpen ).toBe( true );
} );
