import {
	emptyLog,
	entriesOf,
	holeAfter,
	withMessage,
	withoutOldest,
	withPage,
	type ConversationLog,
} from './conversation-log';
import { makeMessage } from '../fakes';
import type { MessageList } from '../../protocol';

const page = ( seqs: number[], hasMore = false ) => ( {
	messages: seqs.map( ( seq ) => makeMessage( seq ) ),
	hasMore,
} );
const seqs = ( log: ConversationLog ) => log.messages.map( ( { seq } ) => seq );
const withNewestPage = ( log: ConversationLog, read: MessageList ) => withPage( log, 'newest', read );
const withLaterPage = ( log: ConversationLog, read: MessageList ) => withPage( log, 'later', read );
const withEarlierPage = ( log: ConversationLog, read: MessageList ) => withPage( log, 'earlier', read );
const loaded = withNewestPage( emptyLog, page( [ 1, 2, 3 ] ) );

test( 'the next message is painted, a known one dropped', () => {
	const log = withMessage( loaded, makeMessage( 4 ) );

	expect( seqs( log ) ).toEqual( [ 1, 2, 3, 4 ] );
	expect( withMessage( log, makeMessage( 4 ) ) ).toBe( log );
	expect( holeAfter( log ) ).toBeNull();
} );

test( 'a message behind a hole is held until the hole is filled', () => {
	const log = withMessage( withMessage( loaded, makeMessage( 6 ) ), makeMessage( 7 ) );

	expect( seqs( log ) ).toEqual( [ 1, 2, 3 ] );
	expect( holeAfter( log ) ).toBe( 3 );
	const filled = withLaterPage( log, page( [ 4, 5, 6 ] ) );
	expect( seqs( filled ) ).toEqual( [ 1, 2, 3, 4, 5, 6, 7 ] );
	expect( holeAfter( filled ) ).toBeNull();
} );

test( 'a hole that stays after asking is a note: the visitor goes on without', () => {
	const log = withLaterPage( withMessage( loaded, makeMessage( 5 ) ), page( [ 5 ] ) );

	expect( seqs( log ) ).toEqual( [ 1, 2, 3, 5 ] );
	expect( holeAfter( log ) ).toBeNull();
} );

test( 'a hole closes by itself when the message comes late', () => {
	const log = withMessage( withMessage( loaded, makeMessage( 5 ) ), makeMessage( 4 ) );

	expect( seqs( log ) ).toEqual( [ 1, 2, 3, 4, 5 ] );
	expect( holeAfter( log ) ).toBeNull();
} );

test( 'what comes by stream before the first page is held for it', () => {
	const log = withMessage( emptyLog, makeMessage( 4 ) );

	expect( holeAfter( log ) ).toBeNull();
	expect( seqs( withNewestPage( log, page( [ 1, 2, 3 ] ) ) ) ).toEqual( [ 1, 2, 3, 4 ] );
} );

test( 'older messages go before', () => {
	const log = withEarlierPage( withNewestPage( emptyLog, page( [ 5, 6 ], true ) ), page( [ 3, 4 ], true ) );

	expect( seqs( log ) ).toEqual( [ 3, 4, 5, 6 ] );
	expect( log.hasOlder ).toBe( true );
} );

test( 'reading the newest page again keeps older ones if it joins on, and starts afresh if it does not', () => {
	const older = withEarlierPage( withNewestPage( emptyLog, page( [ 3, 4 ], true ) ), page( [ 1, 2 ] ) );

	expect( seqs( withNewestPage( older, page( [ 4, 5 ], true ) ) ) ).toEqual( [ 1, 2, 3, 4, 5 ] );
	const jumped = withNewestPage( older, page( [ 8, 9 ], true ) );
	expect( seqs( jumped ) ).toEqual( [ 8, 9 ] );
	expect( jumped.hasOlder ).toBe( true );
} );

test( 'of a long conversation the newest stay, and the older ones can be read again', () => {
	const numbers = ( from: number, to: number ) =>
		Array.from( { length: to - from + 1 }, ( _, index ) => from + index );
	const short = withNewestPage( emptyLog, page( numbers( 1, 150 ) ) );
	const long = withMessage( short, makeMessage( 151 ) );

	expect( withoutOldest( short ) ).toBe( short );
	expect( seqs( withoutOldest( long ) ) ).toEqual( numbers( 52, 151 ) );
	expect( withoutOldest( long ).hasOlder ).toBe( true );
	const goneBack = withEarlierPage( withoutOldest( long ), page( numbers( 12, 51 ), true ) );
	expect( seqs( goneBack ) ).toEqual( numbers( 12, 151 ) );
	expect( seqs( withMessage( withoutOldest( long ), makeMessage( 152 ) ) ) ).toEqual( numbers( 52, 152 ) );
} );

describe( 'what is painted', () => {
	const mine = { type: 'visitor', id: 'v_1', name: '', avatarUrl: null } as const;
	const pending = [ { clientId: 'a' }, { clientId: 'b' } ];

	test( 'a waiting message turns into the stored one under the same key', () => {
		const log = withMessage( loaded, makeMessage( 4, { clientId: 'a', author: mine } ) );

		const entries = entriesOf( log, pending, 'v_1' );

		expect( entries.map( ( { key } ) => key ) ).toEqual( [ 'm_1', 'm_2', 'm_3', 'a', 'b' ] );
		expect( entries[ 3 ]?.message?.seq ).toBe( 4 );
		expect( entries[ 4 ]?.pending ).toBe( pending[ 1 ] );
	} );

	test( 'the same client id of somebody else hides nothing', () => {
		const log = withMessage( loaded, makeMessage( 4, { clientId: 'a' } ) );

		expect( entriesOf( log, pending, 'v_1' ) ).toHaveLength( 6 );
	} );

	test( 'an own message does not vanish while a hole before it is filled', () => {
		const log = withMessage( loaded, makeMessage( 9, { clientId: 'a', author: mine } ) );

		expect( entriesOf( log, [], 'v_1' ).map( ( { key } ) => key ) ).toEqual( [ 'm_1', 'm_2', 'm_3', 'a' ] );
	} );
} );
