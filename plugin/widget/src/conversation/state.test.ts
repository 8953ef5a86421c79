import { makeMessage } from '../../../../relay/client/fakes';
import type { WidgetEvent } from '../core/events';
import { load, makeChat } from '../core/fakes';
import { makeConversation, makeItem, makeSession, mine } from '../fakes';
import { receiptOf } from './receipt';
import { noConversation, unreadOf, visibleEntries } from './state';

/** A chat after these events. */
function after( ...events: ( WidgetEvent | ReturnType< typeof page > )[] ) {
	const { chat } = makeChat();
	chat.dispatch( { type: 'session.begun', ...makeSession( { conversation: makeConversation() } ) } );
	const hear = ( event: WidgetEvent ) => chat.dispatch( event );
	events.forEach( hear );
	return {
		chat,
		hear,
		get slice() {
			return chat.state.conversation;
		},
		get unread() {
			return unreadOf( chat.state.conversation );
		},
		get seqs() {
			return chat.state.conversation.log.messages.map( ( { seq } ) => seq );
		},
	};
}

const page = ( ...messages: ReturnType< typeof makeMessage >[] ) =>
	( { type: 'page.loaded', conversationId: 'c_1', place: 'newest', page: { messages, hasMore: false } } ) as const;
const read = ( reader: 'visitor' | 'agent', seq: number ) =>
	( { type: 'read.advanced', conversationId: 'c_1', reader, seq } ) as const;
const waiting = ( ...pending: ReturnType< typeof makeItem >[] ) => ( { type: 'outbox.changed', pending } ) as const;
const received = ( conversation = makeConversation() ) => ( { type: 'conversation.received', conversation } ) as const;
const created = ( message = makeMessage( 1 ) ) => ( { type: 'message.created', message } ) as const;
const atEnd = { type: 'end.reached' } as const;

test( 'an older form of a conversation does not replace a newer one', () => {
	const open = makeConversation( { state: 'open', updatedAt: '2026-01-01T00:02:00.000Z' } );
	const late = makeConversation( { updatedAt: '2026-01-01T00:01:00.000Z' } );

	expect( after( received( open ), received( late ) ).slice.current?.state ).toBe( 'open' );
} );

test( 'a newer form that was on its way while something was read does not unread it', () => {
	const { unread, slice } = after(
		page( makeMessage( 1 ) ),
		read( 'visitor', 1 ),
		received( makeConversation( { state: 'open', updatedAt: '2026-01-01T00:02:00.000Z' } ) )
	);

	expect( slice.current?.state ).toBe( 'open' );
	expect( unread ).toBe( 0 );
} );

test.each( [ 'conversation.created', 'conversation.updated', 'conversation.closed', 'conversation.rated' ] as const )(
	'%s brings the conversation as it stands',
	( type ) => {
		const conversation = makeConversation( { queuePosition: 7, updatedAt: '2026-01-01T00:02:00.000Z' } );

		expect( after( { type, conversation } as WidgetEvent ).slice.current?.queuePosition ).toBe( 7 );
	}
);

test( 'after the end the conversation that was begun in another tab is taken up', () => {
	const { slice } = after(
		received( makeConversation( { state: 'closed' } ) ),
		page( makeMessage( 1 ) ),
		received( makeConversation( { id: 'c_2', createdAt: '2026-01-01T01:00:00.000Z' } ) )
	);

	expect( slice.current?.id ).toBe( 'c_2' );
	expect( slice.log.messages ).toEqual( [] );
} );

test( 'starting again, news of the conversation that has ended does not bring it back', () => {
	const closed = makeConversation( { state: 'closed' } );

	expect(
		after( received( closed ), { type: 'conversation.requested' }, received( closed ) ).slice.current
	).toBeNull();
} );

test( 'one that goes on takes the place of one that has ended, though it began before', () => {
	const moved = makeConversation( { id: 'c_0', state: 'open', createdAt: '2025-12-01T00:00:00.000Z' } );
	const closed = makeConversation( { state: 'closed' } );

	expect( after( received( closed ), received( moved ) ).slice.current?.id ).toBe( 'c_0' );
} );

test( "another conversation's messages are not painted here", () => {
	const other = makeMessage( 1, { conversationId: 'c_9' } );

	expect( after( page(), created( other ) ).seqs ).toEqual( [] );
} );

test( 'the end of a session takes all of it', () => {
	const { slice } = after( page( makeMessage( 1 ) ), { type: 'session.ended', isForgotten: false } );

	expect( slice ).toEqual( noConversation );
} );

describe( 'at the end of a long conversation', () => {
	const messages = Array.from( { length: 200 }, ( _, index ) => makeMessage( index + 1 ) );
	const seen = [ page( ...messages ), read( 'visitor', 200 ) ];

	test( 'what lies far above is forgotten, and only that', () => {
		const state = after( ...seen, atEnd );
		const { slice } = state;

		expect( state.seqs ).toEqual( messages.slice( -100 ).map( ( { seq } ) => seq ) );
		expect( slice.log.hasOlder ).toBe( true );
		state.hear( atEnd );
		expect( state.slice ).toBe( slice );
	} );

	test( 'nothing is forgotten while a page of older ones is on its way, or while it is to be counted', () => {
		const loading = after( ...seen );
		loading.chat.set( 'conversation', { isLoadingOlder: true } );
		loading.hear( atEnd );
		expect( loading.seqs ).toHaveLength( 200 );

		const unread = after( ...seen, created( makeMessage( 201 ) ), atEnd );

		expect( unread.seqs ).toHaveLength( 201 );
		expect( unread.unread ).toBe( 1 );
	} );

	test( 'what waits to be sent stays on screen', () => {
		const { chat } = after( ...seen, waiting( makeItem( { clientId: 'mine' } ) ), atEnd );

		expect( visibleEntries( chat.state ).at( -1 )?.key ).toBe( 'mine' );
	} );

	test( 'the mark before what was new comes back with the message', () => {
		const { chat, slice } = after(
			page( ...messages ),
			read( 'visitor', 40 ),
			{ type: 'window.opened' },
			read( 'visitor', 200 ),
			atEnd
		);
		load( chat, messages.slice( 30, 100 ), 'c_1', 'earlier' );

		expect( slice.newFrom ).toBe( 41 );
		expect( chat.state.conversation.newFrom ).toBe( 41 );
		expect( chat.state.conversation.log.messages[ 0 ]?.seq ).toBe( 31 );
	} );
} );

describe( 'unread', () => {
	const notice = makeMessage( 3, {
		kind: 'system',
		author: { type: 'system', id: 'agent:1', name: 'Anna', avatarUrl: null },
	} );

	test( 'counts what the other side wrote and the visitor has not seen', () => {
		const state = after( page( mine( 1 ), makeMessage( 2 ), notice, makeMessage( 4 ) ) );

		expect( state.unread ).toBe( 2 );
		state.hear( read( 'visitor', 2 ) );
		expect( state.unread ).toBe( 1 );
		state.hear( read( 'visitor', 4 ) );
		expect( state.unread ).toBe( 0 );
	} );

	test( 'reading does not go backwards', () => {
		const { unread } = after(
			page( makeMessage( 1 ), makeMessage( 2 ) ),
			read( 'visitor', 2 ),
			read( 'visitor', 1 )
		);

		expect( unread ).toBe( 0 );
	} );

	test( 'the first one is marked when the window is opened', () => {
		const { slice } = after( page( mine( 1 ), makeMessage( 2 ), makeMessage( 3 ) ), read( 'visitor', 2 ), {
			type: 'window.opened',
		} );

		expect( slice.newFrom ).toBe( 3 );
	} );
} );

describe( 'the receipt', () => {
	const sent = page( mine( 1 ) );

	test.each( [
		[ 'sent', [] ],
		[ 'read', [ read( 'agent', 1 ) ] ],
		[ 'sending', [ waiting( makeItem() ) ] ],
		[ 'waiting', [ waiting( makeItem( { attempts: 1, state: 'waiting' } ) ) ] ],
		[ null, [ waiting( makeItem( { state: 'failed' } ) ) ] ],
	] )( 'is %s', ( receipt, events ) => {
		expect( receiptOf( after( sent, ...events ).chat.state ) ).toBe( receipt );
	} );

	test( 'without a connection a message waits before it was even tried', () => {
		const { chat } = after( page(), waiting( makeItem() ), { type: 'stream.changed', stream: 'offline' } );

		expect( receiptOf( chat.state ) ).toBe( 'waiting' );
	} );

	test( 'stays under the last own message when the other side has answered', () => {
		expect( receiptOf( after( sent, created( makeMessage( 2 ) ) ).chat.state ) ).toBe( 'sent' );
	} );
} );

test( 'what waits for another conversation is not shown in this one', () => {
	const { chat } = after(
		page(),
		waiting( makeItem( { conversationId: 'c_9' } ), makeItem( { conversationId: null, clientId: 'b' } ) )
	);

	expect( visibleEntries( chat.state ).map( ( { key } ) => key ) ).toEqual( [ 'b' ] );
} );
