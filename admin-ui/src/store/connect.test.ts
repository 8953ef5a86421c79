import { makeInbox } from '../test-support/inbox';
import { makeAgent, makeConversation, makeMessage } from '../test-support/make';

test( 'every noun hears of an event, and of one of a newer relay none does', async () => {
	const { actions, select, tell } = makeInbox();
	const conversation = makeConversation();
	const message = makeMessage( { conversationId: conversation.id } );
	await actions.connect();

	tell( { type: 'conversation.created', conversation } );
	tell( { type: 'message.created', message } );
	tell( { type: 'presence.changed', agent: makeAgent( { status: 'away' } ) } );
	tell( { type: 'moon.landed' } as never );
	tell( { type: 'toString' } as never );

	expect( select.findConversation( conversation.id )?.lastMessage ).toEqual( message );
	expect( select.findCurrentAgent()?.status ).toBe( 'away' );
} );

test( 'what has ended hears nothing any more', async () => {
	const { actions, select, tell } = makeInbox();
	await actions.connect();
	await actions.disconnect();
	const conversation = makeConversation();

	tell( { type: 'conversation.created', conversation } );

	expect( select.findConversation( conversation.id ) ).toBeNull();
} );
