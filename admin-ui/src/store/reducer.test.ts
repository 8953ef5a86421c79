import {
	makeConversation,
	makeMessage,
	makeOutboxItem,
	makeOwnConversation,
	makeVisitor,
	ME,
} from '../test-support/make';
import type { InboxAction } from './actions';
import { reducer } from './reducer';
import { getConversationsIn, getCounts, getEntries } from './selectors';
import { initialState, type InboxState } from './state';

const after = ( ...actions: InboxAction[] ): InboxState =>
	actions.reduce( reducer, { ...initialState, currentAgentId: ME } );

const received = ( conversation: ReturnType< typeof makeConversation > ): InboxAction => ( {
	type: 'CONVERSATION_RECEIVED',
	conversation,
} );

test( 'an answer that an event has overtaken changes nothing', () => {
	const queued = makeConversation( { updatedAt: '2026-11-21T10:00:01.000Z' } );
	const open = { ...queued, state: 'open' as const, updatedAt: '2026-11-21T10:00:02.000Z' };

	const state = after( received( open ), received( queued ) );

	expect( state.conversations[ queued.id ]?.state ).toBe( 'open' );
} );

test( 'a message that is newer than a conversation read before it is not forgotten', () => {
	const conversation = makeConversation( { lastSeq: 1 } );
	const message = makeMessage( { conversationId: conversation.id, seq: 2, body: 'newer' } );

	const state = after( received( conversation ), { type: 'MESSAGE_RECEIVED', message }, received( conversation ) );

	expect( state.conversations[ conversation.id ] ).toMatchObject( { lastSeq: 2, lastMessage: message, unread: 1 } );
} );

test( 'a message is counted as unread once, and an own one never', () => {
	const conversation = makeOwnConversation();
	const visitors = makeMessage( { conversationId: conversation.id, seq: 1 } );
	const own = makeMessage( {
		conversationId: conversation.id,
		seq: 2,
		author: { type: 'agent', id: ME, name: 'Mia', avatarUrl: null },
	} );

	const state = after(
		received( conversation ),
		{ type: 'MESSAGE_RECEIVED', message: visitors },
		{ type: 'MESSAGE_RECEIVED', message: visitors },
		{ type: 'MESSAGE_RECEIVED', message: own }
	);

	expect( state.conversations[ conversation.id ]?.unread ).toBe( 1 );
} );

test( 'reading to the end leaves nothing unread, and never goes backwards', () => {
	const conversation = makeOwnConversation( { lastSeq: 5, unread: 3 } );
	const read = ( seq: number ): InboxAction => ( {
		type: 'READ_ADVANCED',
		conversationId: conversation.id,
		reader: 'agent',
		seq,
	} );

	const state = after( received( conversation ), read( 5 ), read( 2 ) );

	expect( state.conversations[ conversation.id ] ).toMatchObject( { unread: 0, readSeq: { agent: 5 } } );
} );

test( 'who typed is no longer typing once the message is there', () => {
	const conversation = makeConversation();
	const message = makeMessage( { conversationId: conversation.id } );

	const state = after(
		received( conversation ),
		{ type: 'TYPING_STARTED', conversationId: conversation.id, author: message.author, text: 'He', until: 1 },
		{ type: 'MESSAGE_RECEIVED', message }
	);

	expect( state.typing ).toEqual( {} );
} );

test( 'what ended while the stream was away leaves the views, what came by stream meanwhile stays', () => {
	const ended = makeConversation();
	const stays = makeConversation();
	const cameMeanwhile = makeConversation();

	const state = after( received( ended ), received( stays ), received( cameMeanwhile ), {
		type: 'ACTIVE_LOADED',
		conversations: [ stays ],
		counts: { queued: 1, mine: 0, open: 0 },
		isComplete: true,
		knownBefore: { [ ended.id ]: ended, [ stays.id ]: stays },
	} );

	expect( Object.keys( state.conversations ).sort() ).toEqual( [ stays.id, cameMeanwhile.id ].sort() );
} );

test( 'views and counts follow what is known', () => {
	const longWaiting = makeConversation( { queuedAt: '2026-11-21T09:00:00.000Z' } );
	const waiting = makeConversation( { queuedAt: '2026-11-21T09:30:00.000Z' } );
	const mine = makeOwnConversation();
	const others = makeOwnConversation( { assignee: { id: 'agent:2', name: 'Ole', avatarUrl: null } } );
	const closed = makeConversation( { state: 'closed' } );

	const state = after( ...[ waiting, longWaiting, mine, others, closed ].map( received ) );
	const ids = ( view: Parameters< typeof getConversationsIn >[ 1 ] ) =>
		getConversationsIn( state, view ).map( ( { id } ) => id );

	expect( ids( 'queue' ) ).toEqual( [ longWaiting.id, waiting.id ] );
	expect( ids( 'mine' ) ).toEqual( [ mine.id ] );
	expect( ids( 'open' ).sort() ).toEqual( [ mine.id, others.id ].sort() );
	expect( ids( 'closed' ) ).toEqual( [ closed.id ] );
	expect( getCounts( state ) ).toEqual( { queue: 2, mine: 1, open: 2 } );
} );

test( 'the relay counts where not everything is known', () => {
	const state = after( {
		type: 'ACTIVE_LOADED',
		conversations: [ makeConversation() ],
		counts: { queued: 900, mine: 12, open: 70 },
		isComplete: false,
		knownBefore: {},
	} );

	expect( getCounts( state ) ).toEqual( { queue: 900, mine: 12, open: 70 } );
} );

test( 'a waiting message becomes the stored one and keeps its place', () => {
	const conversation = makeOwnConversation();
	const item = makeOutboxItem( { conversationId: conversation.id, body: 'On my way' } );
	const message = makeMessage( {
		conversationId: conversation.id,
		clientId: item.clientId,
		author: { type: 'agent', id: ME, name: 'Mia', avatarUrl: null },
	} );
	const before = after(
		received( conversation ),
		{
			type: 'LOG_RECEIVED',
			conversationId: conversation.id,
			page: { messages: [], hasMore: false },
			place: 'newest',
		},
		{ type: 'OUTBOX_CHANGED', items: [ item ] }
	);

	const stored = reducer( before, { type: 'MESSAGE_RECEIVED', message } );

	expect( getEntries( before, conversation.id ) ).toMatchObject( [ { key: item.clientId, message: null } ] );
	expect( getEntries( stored, conversation.id ) ).toMatchObject( [ { key: item.clientId, pending: null } ] );
} );

test( 'a visitor who gives a name gets it in all conversations', () => {
	const visitor = makeVisitor( { name: '' } );
	const conversation = makeConversation( { visitor } );

	const state = after( received( conversation ), { type: 'VISITOR_UPDATED', visitor: { ...visitor, name: 'Vera' } } );

	expect( state.conversations[ conversation.id ]?.visitor.name ).toBe( 'Vera' );
} );

describe( 'a long conversation', () => {
	const conversation = makeOwnConversation();
	const { id } = conversation;
	const message = ( seq: number ): InboxAction => ( {
		type: 'MESSAGE_RECEIVED',
		message: makeMessage( { conversationId: id, seq } ),
	} );
	const many = ( from: number, to: number ) =>
		Array.from( { length: to - from + 1 }, ( _, index ) => message( from + index ) );
	const looked: InboxAction[] = [
		received( conversation ),
		{ type: 'LOG_RECEIVED', conversationId: id, page: { messages: [], hasMore: false }, place: 'newest' },
	];
	const logOf = ( state: InboxState ) => state.logs[ id ]!.log;

	test( 'weighs no more after hours than after minutes', () => {
		const { messages, hasOlder } = logOf( after( ...looked, ...many( 1, 500 ) ) );

		expect( messages.length ).toBeLessThanOrEqual( 150 );
		expect( messages.at( -1 )?.seq ).toBe( 500 );
		expect( hasOlder ).toBe( true );
	} );

	test( 'stays whole while somebody reads further up, or while more of it is on its way', () => {
		const held = after( ...looked, { type: 'LOG_HELD', conversationId: id, isHeld: true }, ...many( 1, 300 ) );
		const loading = after(
			...looked,
			{ type: 'OLDER_LOADING', conversationId: id, isLoading: true },
			...many( 1, 300 )
		);

		expect( logOf( held ).messages ).toHaveLength( 300 );
		expect( logOf( loading ).messages ).toHaveLength( 300 );
		const back = reducer( held, { type: 'LOG_HELD', conversationId: id, isHeld: false } );
		expect( logOf( back ).messages ).toHaveLength( 100 );
	} );

	test( 'what waits to be sent is painted after what stays', () => {
		const item = makeOutboxItem( { conversationId: id } );
		const state = after( ...looked, { type: 'OUTBOX_CHANGED', items: [ item ] }, ...many( 1, 500 ) );

		expect( getEntries( state, id ).at( -1 )?.key ).toBe( item.clientId );
	} );

	test( 'is not counted by what is left of it when a colleague has read a part', () => {
		const state = after( ...looked, ...many( 1, 500 ), {
			type: 'READ_ADVANCED',
			conversationId: id,
			reader: 'agent',
			seq: 100,
		} );

		expect( state.conversations[ id ]?.unread ).toBe( 500 );
	} );
} );

test( 'the beginning of the lists counts as the relay counts, until all of them are there', () => {
	const waiting = makeConversation();
	const begun: InboxAction = {
		type: 'ACTIVE_BEGUN',
		conversations: [ waiting ],
		counts: { queued: 2, mine: 0, open: 0 },
	};
	const state = after( { type: 'ACTIVE_LOADING' }, begun );

	expect( getConversationsIn( state, 'queue' ) ).toEqual( [ waiting ] );
	expect( getCounts( state ).queue ).toBe( 2 );
	expect( state.activeStatus ).toBe( 'loading' );
} );
