import { FakeClock } from '../../../../relay/client/fakes';
import { makeInbox } from '../../test-support/inbox';
import { makeConversation, makeMessage } from '../../test-support/make';

const conversation = makeConversation();
const { author } = makeMessage();
const started = { type: 'typing.started', conversationId: conversation.id, author, text: 'Hel' } as const;

async function setUp() {
	const sendTyping = jest.fn( async () => undefined );
	const clock = new FakeClock();
	const inbox = makeInbox( { 'POST /v1/conversations/:id/typing': sendTyping }, clock );
	await inbox.actions.connect();
	return { ...inbox, clock, sendTyping, typing: () => inbox.select.findTyping( conversation.id ) };
}

test( 'typing goes out by itself after six seconds', async () => {
	const { clock, tell, typing } = await setUp();

	tell( started );
	await clock.advance( 5_999 );
	expect( typing() ).toEqual( { author, text: 'Hel' } );

	await clock.advance( 1 );
	expect( typing() ).toBeNull();
} );

test( 'who typed is no longer typing once the message is there, or once they stop', async () => {
	const { tell, typing } = await setUp();

	tell( started );
	tell( { type: 'message.created', message: makeMessage( { conversationId: conversation.id, author } ) } );
	expect( typing() ).toBeNull();

	tell( started );
	tell( { type: 'typing.stopped', conversationId: conversation.id, author } );
	expect( typing() ).toBeNull();
} );

test( 'the visitor is told now and then, and at once when something new is begun after sending', async () => {
	const { actions, clock, sendTyping } = await setUp();

	await actions.tellTyping( 'c_1' );
	await clock.advance( 2_999 );
	await actions.tellTyping( 'c_1' );
	expect( sendTyping ).toHaveBeenCalledTimes( 1 );

	await actions.changeDraft( 'c_1', { text: 'Hello', kind: 'text' } );
	await actions.sendDraft( 'c_1' );
	await actions.tellTyping( 'c_1' );
	expect( sendTyping ).toHaveBeenCalledTimes( 2 );
} );
