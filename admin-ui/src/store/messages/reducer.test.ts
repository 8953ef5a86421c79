import { FakeClock } from '../../../../relay/client/fakes';
import { makeInbox } from '../../test-support/inbox';
import { makeMessage, makeOutboxItem, makeOwnConversation, ME } from '../../test-support/make';
import type { InboxAction } from '../types';
import { earlierLoading, trimmingPaused, messageReceived, pageReceived } from './actions';
import { initialState, reducer, type MessagesState } from './reducer';

const after = ( ...actions: InboxAction[] ): MessagesState => actions.reduce( reducer, initialState() );
const nothingYet = { messages: [], hasMore: false };

test( 'a waiting message becomes the stored one and keeps its place', async () => {
	const { actions, select } = makeInbox();
	const item = makeOutboxItem( { content: { kind: 'text', body: 'On my way' } } );
	const id = item.conversationId as string;
	const message = makeMessage( {
		conversationId: id,
		clientId: item.clientId,
		author: { type: 'agent', id: ME, name: 'Mia', avatarUrl: null },
	} );
	await actions.pageReceived( id, 'newest', nothingYet );
	await actions.outboxChanged( [ item ] );
	expect( select.getEntries( id ) ).toMatchObject( [ { key: item.clientId, message: null } ] );

	await actions.messageReceived( message );

	expect( select.getEntries( id ) ).toMatchObject( [ { key: item.clientId, pending: null } ] );
} );

describe( 'a long conversation', () => {
	const { id, ...conversation } = makeOwnConversation();
	const many = ( from: number, to: number ) =>
		Array.from( { length: to - from + 1 }, ( _, index ) =>
			messageReceived( makeMessage( { conversationId: id, seq: from + index } ) )
		);
	const looked = pageReceived( id, 'newest', nothingYet );

	test( 'weighs no more after hours than after minutes', () => {
		const { messages, hasOlder } = after( looked, ...many( 1, 500 ) )[ id ]!.log;

		expect( messages.length ).toBeLessThanOrEqual( 150 );
		expect( messages.at( -1 )?.seq ).toBe( 500 );
		expect( hasOlder ).toBe( true );
	} );

	test( 'stays whole while somebody reads further up, or while more of it is on its way', () => {
		const held = after( looked, trimmingPaused( id, true ), ...many( 1, 300 ) );
		const loading = after( looked, earlierLoading( id, true ), ...many( 1, 300 ) );

		expect( held[ id ]!.log.messages ).toHaveLength( 300 );
		expect( loading[ id ]!.log.messages ).toHaveLength( 300 );
		expect( reducer( held, trimmingPaused( id, false ) )[ id ]!.log.messages ).toHaveLength( 100 );
	} );

	test( 'what waits to be sent is painted after what stays', async () => {
		const { actions, select } = makeInbox();
		const item = makeOutboxItem( { conversationId: id } );
		await actions.pageReceived( id, 'newest', nothingYet );
		await actions.outboxChanged( [ item ] );
		many( 1, 500 ).forEach( ( { message } ) => void actions.messageReceived( message ) );

		expect( select.getEntries( id ).at( -1 )?.key ).toBe( item.clientId );
	} );

	test( 'is not counted by what is left of it when a colleague has read a part', async () => {
		const { actions, select } = makeInbox();
		await actions.conversationReceived( { id, ...conversation } );
		await actions.pageReceived( id, 'newest', nothingYet );
		many( 1, 500 ).forEach( ( { message } ) => void actions.messageReceived( message ) );

		await actions.receiveRead( id, 'agent', 100 );
		expect( select.findConversation( id )?.unread ).toBe( 500 );

		await actions.receiveRead( id, 'agent', 490 );
		expect( select.findConversation( id )?.unread ).toBe( 10 );
		await actions.receiveRead( id, 'agent', 500 );
		expect( select.findConversation( id )?.unread ).toBe( 0 );
	} );
} );

test( 'a message that is missing is read, whether it shows by stream or by an own answer', async () => {
	const clock = new FakeClock();
	const listMessages = jest.fn( async () => ( {
		messages: [ 1, 2, 3 ].map( ( seq ) => makeMessage( { conversationId: 'c_1', seq } ) ),
		hasMore: false,
	} ) );
	const { actions, select, listeners } = makeInbox( { 'GET /v1/conversations/:id/messages': listMessages }, clock );
	await actions.connect();
	await actions.pageReceived( 'c_1', 'newest', nothingYet );

	const message = makeMessage( { conversationId: 'c_1', seq: 3 } );
	listeners[ 0 ]?.onSent( makeOutboxItem( { conversationId: 'c_1' } ), message );
	expect( select.findLog( 'c_1' )?.messages ).toEqual( [] );
	await clock.advance( 1_000 );

	expect( listMessages ).toHaveBeenCalledTimes( 1 );
	expect( select.findLog( 'c_1' )?.messages.map( ( { seq } ) => seq ) ).toEqual( [ 1, 2, 3 ] );
} );

test( 'how far was read is told once, and again with the next look if it did not get through', async () => {
	const markRead = jest.fn().mockRejectedValueOnce( new Error( 'away' ) ).mockResolvedValue( undefined );
	const { actions, select } = makeInbox( { 'POST /v1/conversations/:id/read': markRead } );
	const conversation = makeOwnConversation( { lastSeq: 1, unread: 1 } );
	const message = makeMessage( { conversationId: conversation.id } );
	await actions.conversationReceived( conversation );
	await actions.pageReceived( conversation.id, 'newest', { messages: [ message ], hasMore: false } );

	await actions.markRead( conversation.id );
	expect( select.findConversation( conversation.id )?.unread ).toBe( 0 );
	await Promise.resolve();
	await actions.markRead( conversation.id );
	await actions.markRead( conversation.id );

	expect( markRead ).toHaveBeenCalledTimes( 2 );
} );
