import { makeInbox } from '../../test-support/inbox';
import { makeConversation, makeMessage, makeOwnConversation, ME } from '../../test-support/make';

test( 'only what concerns the agent is announced', async () => {
	const { actions, select, tell } = makeInbox();
	const mine = makeOwnConversation();
	const others = makeOwnConversation( { assignee: { id: 'agent:2', name: 'Ole', avatarUrl: null } } );
	await actions.connect();
	await actions.conversationReceived( mine );
	await actions.conversationReceived( others );
	const said = () => select.getAnnouncement().text;
	const says = ( conversationId: string, part = {} ) =>
		tell( { type: 'message.created', message: makeMessage( { conversationId, ...part } ) } );

	says( others.id );
	says( mine.id, { author: { type: 'agent', id: ME, name: 'Mia', avatarUrl: null } } );
	expect( said() ).toBe( '' );

	says( mine.id );
	expect( said() ).toBe( 'Vera says: Hello' );

	tell( { type: 'conversation.created', conversation: makeConversation() } );
	expect( said() ).toBe( 'Vera is waiting for an answer.' );
} );

test( 'who continues a chat that had ended is announced as one who waits', async () => {
	const { actions, select, tell } = makeInbox();
	const conversation = makeConversation();
	await actions.connect();
	await actions.conversationReceived( conversation );

	tell( {
		type: 'message.created',
		message: makeMessage( { conversationId: conversation.id, kind: 'system', body: 'reopened_by_visitor' } ),
	} );

	expect( select.getAnnouncement().text ).toBe( 'Vera is waiting for an answer.' );
} );

test( 'the same sentence twice is two announcements', async () => {
	const { actions, select } = makeInbox();

	await actions.announce( 'Hello' );
	const { id } = select.getAnnouncement();
	await actions.announce( 'Hello' );

	expect( select.getAnnouncement().id ).not.toBe( id );
} );
