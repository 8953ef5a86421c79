import { settled } from '../../../../relay/client/fakes';
import { saveFile } from '../../../../relay/client/save-file';
import { getTranscript, mailTranscript } from '../../../../relay/client/calls/transcripts';
import { openChat, talking } from '../core/fakes';
import { makeSession } from '../fakes';

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

test( 'whose address is known can have it mailed, and is told where it goes', async () => {
	jest.mocked( mailTranscript ).mockResolvedValue( 'vera@example.org' );
	const { show, button, chat, text } = await openChat();
	await show( closed );
	expect( button( 'Email it to me' ) ).toBeUndefined();

	const { visitor } = makeSession();
	chat.set( 'session', { visitor: { ...visitor, email: 'vera@example.org' } } );
	await settled();
	button( 'Email it to me' ).click();
	await settled();
	expect( text() ).toContain( 'We will email it to vera@example.org.' );
	expect( button( 'Email it to me' ) ).toBeUndefined();
} );
