import { makeMessage } from '../../../relay/client/fakes';
import { makeConversation, makeItem, makeSession, mine } from './fakes';
import {
	initialState,
	isTroubled,
	limitedUntil,
	receiptOf,
	reduce,
	unreadOf,
	visibleEntries,
	type Action,
	type State,
} from './state';

const after = ( ...actions: Action[] ): State => actions.reduce( reduce, initialState );
const opened: Action = { type: 'opened' };
const session = ( conversation = makeConversation() ): Action => ( {
	type: 'sessionOpened',
	...makeSession( { conversation } ),
} );
const page = ( ...messages: ReturnType< typeof makeMessage >[] ): Action => ( {
	type: 'pageLoaded',
	isOlder: false,
	conversationId: 'c_1',
	page: { messages, hasMore: false },
} );
const read = ( reader: 'visitor' | 'agent', seq: number ): Action => ( {
	type: 'readAdvanced',
	conversationId: 'c_1',
	reader,
	seq,
} );
const waiting = ( ...pending: ReturnType< typeof makeItem >[] ): Action => ( { type: 'changed', change: { pending } } );

test( 'an older form of a conversation does not replace a newer one', () => {
	const open = makeConversation( { state: 'open', updatedAt: '2026-01-01T00:02:00.000Z' } );
	const late = makeConversation( { updatedAt: '2026-01-01T00:01:00.000Z' } );

	const state = after(
		session(),
		{ type: 'conversationSeen', conversation: open },
		{ type: 'conversationSeen', conversation: late }
	);

	expect( state.conversation?.state ).toBe( 'open' );
} );

test( 'after the end the conversation that was begun in another tab is taken up', () => {
	const closed = makeConversation( { state: 'closed' } );
	const next = makeConversation( { id: 'c_2', createdAt: '2026-01-01T01:00:00.000Z' } );

	const state = after( session( closed ), page( makeMessage( 1 ) ), {
		type: 'conversationSeen',
		conversation: next,
	} );

	expect( state.conversation?.id ).toBe( 'c_2' );
	expect( state.log.messages ).toEqual( [] );
} );

test( 'starting again, news of the conversation that has ended does not bring it back', () => {
	const closed = makeConversation( { state: 'closed' } );

	const state = after(
		session( closed ),
		{ type: 'startedAgain' },
		{ type: 'conversationSeen', conversation: closed }
	);

	expect( state.conversation ).toBeNull();
} );

test( "another conversation's messages are not painted here", () => {
	const state = after( session(), page(), {
		type: 'messageSeen',
		message: makeMessage( 1, { conversationId: 'c_9' } ),
	} );

	expect( state.log.messages ).toEqual( [] );
} );

test( 'the end of a session takes all that was personal with it, but not what is being written', () => {
	const state = after(
		session(),
		page( makeMessage( 1 ) ),
		waiting( makeItem() ),
		{ type: 'changed', change: { draft: 'Half' } },
		{
			type: 'sessionEnded',
		}
	);

	expect( state ).toEqual( { ...initialState, draft: 'Half' } );
} );

test( 'typing dots go with the message that was typed', () => {
	const anna = makeMessage( 1 ).author;

	const state = after(
		session(),
		page(),
		{ type: 'changed', change: { typing: anna } },
		{ type: 'messageSeen', message: makeMessage( 1 ) }
	);

	expect( state.typing ).toBeNull();
} );

describe( 'at the end of a long conversation', () => {
	const messages = Array.from( { length: 200 }, ( _, index ) => makeMessage( index + 1 ) );
	const seen = after( session(), page( ...messages ), read( 'visitor', 200 ) );
	const atEnd: Action = { type: 'endReached' };

	test( 'what lies far above is forgotten, and only that', () => {
		const state = reduce( seen, atEnd );

		expect( state.log.messages.map( ( { seq } ) => seq ) ).toEqual(
			messages.slice( -100 ).map( ( { seq } ) => seq )
		);
		expect( state.log.hasOlder ).toBe( true );
		expect( reduce( state, atEnd ) ).toBe( state );
	} );

	test( 'nothing is forgotten while a page of older ones is on its way, or while it is to be counted', () => {
		const loading = reduce( seen, { type: 'changed', change: { isLoadingOlder: true } } );
		const unread = reduce( seen, { type: 'messageSeen', message: makeMessage( 201 ) } );

		expect( reduce( loading, atEnd ) ).toBe( loading );
		expect( reduce( unread, atEnd ) ).toBe( unread );
		expect( unreadOf( unread ) ).toBe( 1 );
	} );

	test( 'what waits to be sent stays on screen', () => {
		const state = reduce( reduce( seen, waiting( makeItem( { clientId: 'mine' } ) ) ), atEnd );

		expect( visibleEntries( state ).at( -1 )?.key ).toBe( 'mine' );
	} );

	test( 'the mark before what was new comes back with the message', () => {
		const marked = after(
			session(),
			page( ...messages ),
			read( 'visitor', 40 ),
			opened,
			read( 'visitor', 200 ),
			atEnd
		);
		const older = reduce( marked, {
			type: 'pageLoaded',
			isOlder: true,
			conversationId: 'c_1',
			page: { messages: messages.slice( 30, 100 ), hasMore: true },
		} );

		expect( older.newFrom ).toBe( 41 );
		expect( older.log.messages[ 0 ]?.seq ).toBe( 31 );
	} );
} );

describe( 'unread', () => {
	const notice = makeMessage( 3, {
		kind: 'system',
		author: { type: 'system', id: 'agent:1', name: 'Anna', avatarUrl: null },
	} );

	test( 'counts what the other side wrote and the visitor has not seen', () => {
		const state = after( session(), page( mine( 1 ), makeMessage( 2 ), notice, makeMessage( 4 ) ) );

		expect( unreadOf( state ) ).toBe( 2 );
		expect( unreadOf( reduce( state, read( 'visitor', 2 ) ) ) ).toBe( 1 );
		expect( unreadOf( reduce( state, read( 'visitor', 4 ) ) ) ).toBe( 0 );
	} );

	test( 'reading does not go backwards', () => {
		const state = after(
			session(),
			page( makeMessage( 1 ), makeMessage( 2 ) ),
			read( 'visitor', 2 ),
			read( 'visitor', 1 )
		);

		expect( unreadOf( state ) ).toBe( 0 );
	} );

	test( 'the first one is marked when the window is opened', () => {
		const state = after(
			session(),
			page( mine( 1 ), makeMessage( 2 ), makeMessage( 3 ) ),
			read( 'visitor', 2 ),
			opened
		);

		expect( state.newFrom ).toBe( 3 );
	} );
} );

describe( 'the receipt', () => {
	const sent = after( session(), page( mine( 1 ) ) );

	test.each( [
		[ 'sent', sent ],
		[ 'read', reduce( sent, read( 'agent', 1 ) ) ],
		[ 'sending', reduce( sent, waiting( makeItem() ) ) ],
		[ 'waiting', reduce( sent, waiting( makeItem( { attempts: 1, state: 'waiting' } ) ) ) ],
		[ null, reduce( sent, waiting( makeItem( { state: 'failed' } ) ) ) ],
	] )( 'is %s', ( receipt, state ) => {
		expect( receiptOf( state ) ).toBe( receipt );
	} );

	test( 'without a connection a message waits before it was even tried', () => {
		const state = after( session(), page(), waiting( makeItem() ), {
			type: 'changed',
			change: { stream: 'offline' },
		} );

		expect( receiptOf( state ) ).toBe( 'waiting' );
	} );

	test( 'stays under the last own message when the other side has answered', () => {
		expect( receiptOf( reduce( sent, { type: 'messageSeen', message: makeMessage( 2 ) } ) ) ).toBe( 'sent' );
	} );
} );

test( 'what waits for another conversation is not shown in this one', () => {
	const state = after(
		session(),
		page(),
		waiting( makeItem( { conversationId: 'c_9' } ), makeItem( { conversationId: null, clientId: 'b' } ) )
	);

	expect( visibleEntries( state ).map( ( { key } ) => key ) ).toEqual( [ 'b' ] );
} );

test( 'a message that failed for good, or is held back by a limit, is no trouble with the connection', () => {
	const live = after( session(), { type: 'changed', change: { stream: 'live' } } );
	const limited = makeItem( { attempts: 1, state: 'waiting', errorCode: 'rate_limited', heldUntil: 99 } );

	expect( isTroubled( reduce( live, waiting( makeItem( { attempts: 3, state: 'failed' } ) ) ) ) ).toBe( false );
	expect( isTroubled( reduce( live, waiting( limited ) ) ) ).toBe( false );
	expect( limitedUntil( reduce( live, waiting( limited ) ) ) ).toBe( 99 );
	expect( isTroubled( reduce( live, waiting( makeItem( { attempts: 1, state: 'waiting' } ) ) ) ) ).toBe( true );
	expect( isTroubled( reduce( live, { type: 'changed', change: { stream: 'stalled' } } ) ) ).toBe( true );
} );
