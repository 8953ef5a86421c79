import { makeInbox } from '../../test-support/inbox';
import { makeConversation, makeMessage, makeOwnConversation, makePassedOn, ME } from '../../test-support/make';

const OLE = { id: 'agent:2', name: 'Ole', avatarUrl: null };
const MIA = { id: ME, name: 'Mia', avatarUrl: null };

async function start() {
	const inbox = makeInbox();
	await inbox.actions.connect();
	return { ...inbox, last: () => inbox.select.getAlerts().at( -1 ) };
}

test( 'an agent is called for who begins to wait, with what they wrote', async () => {
	const { tell, last } = await start();
	expect( last() ).toBeUndefined();
	const conversation = makeConversation( { lastMessage: makeMessage( { body: 'Anybody there?' } ) } );

	tell( { type: 'conversation.created', conversation } );
	expect( last() ).toMatchObject( { reason: 'waiting', conversationId: conversation.id, text: 'Anybody there?' } );
} );

test( 'who is in the queue again calls everybody but the agent who put them there', async () => {
	const { tell, last } = await start();
	const conversation = makeConversation();

	tell( { type: 'conversation.assigned', conversation, previousAssignee: MIA } );
	expect( last() ).toBeUndefined();

	tell( { type: 'conversation.assigned', conversation, previousAssignee: OLE } );
	expect( last() ).toMatchObject( { reason: 'waiting', conversationId: conversation.id } );
} );

test( 'a conversation that is passed to an agent calls them, and one that they accept does not', async () => {
	const { tell, last } = await start();
	const conversation = makeOwnConversation();

	const notice = makePassedOn( conversation.id, OLE );
	tell( { type: 'conversation.assigned', conversation, previousAssignee: null } );
	tell( { type: 'conversation.assigned', conversation, previousAssignee: MIA } );
	tell( { type: 'message.created', message: { ...notice, recipient: OLE } } );
	// Who manages gives it to themselves.
	tell( { type: 'message.created', message: makePassedOn( conversation.id, MIA ) } );
	tell( {
		type: 'conversation.assigned',
		conversation: makeOwnConversation( { assignee: OLE } ),
		previousAssignee: MIA,
	} );
	expect( last() ).toBeUndefined();

	tell( { type: 'message.created', message: notice } );
	expect( last() ).toMatchObject( { reason: 'transfer', conversationId: conversation.id, text: '' } );
} );

test( 'visitors call those who have their conversation, each message once', async () => {
	const { actions, tell, last } = await start();
	const mine = makeOwnConversation();
	const others = makeOwnConversation( { assignee: OLE } );
	await actions.conversationReceived( mine );
	await actions.conversationReceived( others );

	tell( { type: 'message.created', message: makeMessage( { conversationId: others.id } ) } );
	const ofMine = { conversationId: mine.id, author: { ...MIA, type: 'agent' as const } };
	tell( { type: 'message.created', message: makeMessage( ofMine ) } );
	expect( last() ).toBeUndefined();

	tell( { type: 'message.created', message: makeMessage( { conversationId: mine.id, seq: 7 } ) } );
	const first = last();
	expect( first ).toMatchObject( { reason: 'message', conversationId: mine.id, text: 'Hello' } );

	tell( { type: 'message.created', message: makeMessage( { conversationId: mine.id, seq: 8 } ) } );
	expect( last()?.id ).not.toBe( first?.id );
} );

test.each( [ 'reopened_by_visitor', 'agent_absent' ] )(
	'who had the conversation is called, too: %s',
	async ( body ) => {
		const { tell, last } = await start();
		const conversation = makeConversation();
		const author = { type: 'system' as const, id: 'system', name: '', avatarUrl: null };

		tell( { type: 'message.created', message: makeMessage( { conversationId: conversation.id, author, body } ) } );

		expect( last() ).toMatchObject( { reason: 'waiting', conversationId: conversation.id, text: '' } );
	}
);

test( 'a visitor who writes such a word is no notice', async () => {
	const { tell, last } = await start();

	tell( { type: 'message.created', message: makeMessage( { body: 'agent_absent' } ) } );

	expect( last() ).toBeUndefined();
} );

test( 'only who is there waits', async () => {
	const { actions, select } = await start();
	const conversation = makeConversation();

	for ( const part of [ { kind: 'callback' }, { kind: 'message' }, { leftAt: conversation.queuedAt } ] as const ) {
		await actions.conversationReceived( { ...conversation, ...part } );
		expect( select.isAnybodyWaiting() ).toBe( false );
	}
	await actions.conversationReceived( conversation );
	expect( select.isAnybodyWaiting() ).toBe( true );
} );
