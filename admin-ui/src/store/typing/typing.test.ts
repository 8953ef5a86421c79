import { makeInbox } from '../../test-support/inbox';
import { makeConversation, makeMessage } from '../../test-support/make';

const conversation = makeConversation();
const { author } = makeMessage();
const started = { type: 'typing.started', conversationId: conversation.id, author, text: 'Hel' } as const;

function setUp() {
	const sendTyping = jest.fn( async () => undefined );
	const inbox = makeInbox( { sendTyping } );
	const clock = { time: 10_000 };
	Object.assign( inbox.session, {
		clock: { ...inbox.session.clock, now: () => clock.time, wallNow: () => clock.time },
	} );
	return { ...inbox, sendTyping, clock };
}

test( 'typing goes out by itself after six seconds', async () => {
	const { actions, select, tell } = setUp();
	await actions.connect();

	tell( started );

	expect( select.findTyping( conversation.id ) ).toEqual( { author, text: 'Hel', until: 16_000 } );
} );

test( 'who typed is no longer typing once the message is there, or once they stop', async () => {
	const { actions, select, tell } = setUp();
	await actions.connect();

	tell( started );
	tell( { type: 'message.created', message: makeMessage( { conversationId: conversation.id, author } ) } );
	expect( select.findTyping( conversation.id ) ).toBeNull();

	tell( started );
	tell( { type: 'typing.stopped', conversationId: conversation.id, author } );
	expect( select.findTyping( conversation.id ) ).toBeNull();
} );

test( 'the visitor is told at most every three seconds', async () => {
	const { actions, clock, sendTyping } = setUp();

	await actions.tellTyping( 'c_1' );
	clock.time += 2_999;
	await actions.tellTyping( 'c_1' );
	expect( sendTyping ).toHaveBeenCalledTimes( 1 );

	await actions.tellTyping( 'c_2' );
	clock.time += 1;
	await actions.tellTyping( 'c_1' );
	expect( sendTyping.mock.calls ).toEqual( [ [ 'c_1' ], [ 'c_2' ], [ 'c_1' ] ] );
} );
