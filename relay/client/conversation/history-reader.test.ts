import type { MessageList, MessagesPage } from '../../protocol';
import { NetworkError, ProblemError } from '../errors';
import { FakeClock, makeClient, makeMessage, settled } from '../fakes';
import { emptyLog, withMessage, withPage, type ConversationLog } from './conversation-log';
import { HistoryReader } from './history-reader';

const page = ( seqs: number[], hasMore = false ): MessageList => ( {
	messages: seqs.map( ( seq ) => makeMessage( seq ) ),
	hasMore,
} );

/** A reader of conversations whose messages the relay has from 1 to `last`, or what `answer` says. */
function make( logs: Record< string, ConversationLog > = {}, last = 9 ) {
	const clock = new FakeClock();
	const answer = jest.fn( async ( { before, after }: MessagesPage ): Promise< MessageList > => {
		const all = Array.from( { length: last }, ( _, index ) => index + 1 );
		const part = all.filter( ( seq ) => seq < ( before ?? Infinity ) && seq > ( after ?? 0 ) );
		const some = after === undefined ? part.slice( -3 ) : part.slice( 0, 3 );
		return page( some, some.length < part.length );
	} );
	const busy: boolean[] = [];
	const reader = new HistoryReader( {
		client: makeClient( {
			'GET /v1/conversations/:id/messages': ( { query } ) => answer( query as MessagesPage ),
		} ),
		findLog: ( id ) => logs[ id ] ?? null,
		onPage: ( id, place, read ) => {
			logs[ id ] = withPage( logs[ id ] ?? emptyLog, place, read );
		},
		onReadingEarlier: ( _id, isReading ) => busy.push( isReading ),
		clock,
	} );
	const receive = ( seq: number ) => {
		logs.c_1 = withMessage( logs.c_1 ?? emptyLog, makeMessage( seq ) );
		reader.fillHole( 'c_1' );
	};
	return { clock, answer, reader, busy, receive, logs };
}

const seqsOf = ( log?: ConversationLog ) => log?.messages.map( ( { seq } ) => seq );
const knownTo = ( seq: number ) =>
	withPage( emptyLog, 'newest', page( Array.from( { length: seq }, ( _, i ) => i + 1 ) ) );

test( 'the newest messages, then those before them, once at a time', async () => {
	const { reader, answer, logs, busy } = make();

	await reader.readNewest( 'c_1' );
	await Promise.all( [ reader.readEarlier( 'c_1' ), reader.readEarlier( 'c_1' ) ] );
	expect( seqsOf( logs.c_1 ) ).toEqual( [ 4, 5, 6, 7, 8, 9 ] );
	expect( answer ).toHaveBeenCalledTimes( 2 );
	expect( busy ).toEqual( [ true, false ] );

	await reader.readEarlier( 'c_1' );
	await reader.readEarlier( 'c_1' );
	expect( seqsOf( logs.c_1 ) ).toEqual( [ 1, 2, 3, 4, 5, 6, 7, 8, 9 ] );
	expect( answer ).toHaveBeenCalledTimes( 3 );
} );

test( 'a failure is told, and the next try is free', async () => {
	const { reader, answer, busy, logs } = make( {
		c_1: { ...knownTo( 9 ), messages: [ makeMessage( 9 ) ], hasOlder: true },
	} );
	answer.mockRejectedValueOnce( new NetworkError( 'unreachable' ) );

	await expect( reader.readEarlier( 'c_1' ) ).rejects.toThrow( NetworkError );
	expect( busy ).toEqual( [ true, false ] );
	await reader.readEarlier( 'c_1' );

	expect( seqsOf( logs.c_1 ) ).toEqual( [ 6, 7, 8, 9 ] );
} );

test( 'messages that overtake each other ask for nothing', async () => {
	const { clock, answer, receive, logs } = make( { c_1: knownTo( 1 ) } );

	receive( 3 );
	await clock.advance( 100 );
	receive( 2 );
	await clock.advance( 1_000 );

	expect( seqsOf( logs.c_1 ) ).toEqual( [ 1, 2, 3 ] );
	expect( answer ).not.toHaveBeenCalled();
} );

test( 'a hole is filled, over as many pages as it takes', async () => {
	const { clock, answer, receive, logs } = make( { c_1: knownTo( 1 ) } );

	receive( 9 );
	receive( 8 );
	await clock.advance( 200 );

	expect( seqsOf( logs.c_1 ) ).toEqual( [ 1, 2, 3, 4, 5, 6, 7, 8, 9 ] );
	expect( answer.mock.calls.map( ( [ { after } ] ) => after ) ).toEqual( [ 1, 4 ] );
} );

test( 'a page that fills nothing is not asked for again', async () => {
	const { clock, answer, receive } = make( { c_1: knownTo( 1 ) } );
	answer.mockResolvedValue( page( [] ) );

	receive( 5 );
	await clock.advance( 60_000 );
	expect( answer ).toHaveBeenCalledTimes( 1 );

	// The next message is another reason.
	receive( 6 );
	await clock.advance( 200 );
	expect( answer ).toHaveBeenCalledTimes( 2 );
} );

test( 'a hole that could not be filled is tried again until it is', async () => {
	const { clock, answer, receive, logs } = make( { c_1: knownTo( 1 ) }, 3 );
	answer
		.mockRejectedValueOnce( new NetworkError( 'timeout' ) )
		.mockRejectedValueOnce( new NetworkError( 'timeout' ) );

	receive( 3 );
	await clock.advance( 200 );
	expect( answer ).toHaveBeenCalledTimes( 1 );
	await clock.advance( 5_000 );

	expect( answer ).toHaveBeenCalledTimes( 3 );
	expect( seqsOf( logs.c_1 ) ).toEqual( [ 1, 2, 3 ] );
} );

test( 'who may not read is not asked for again', async () => {
	const { clock, answer, receive } = make( { c_1: knownTo( 1 ) } );
	const problem = { type: '', title: '', status: 404, code: 'not_found', detail: '' } as const;
	answer.mockRejectedValue( new ProblemError( problem ) );

	receive( 3 );
	await clock.advance( 60_000 );

	expect( answer ).toHaveBeenCalledTimes( 1 );
} );

test( 'nobody looks, nothing is read', async () => {
	const { clock, answer, reader } = make();

	reader.fillHole( 'c_1' );
	await reader.readEarlier( 'c_1' );
	await clock.advance( 1_000 );

	expect( answer ).not.toHaveBeenCalled();
} );

test( 'after the end nothing is read, and what is on its way is not taken in', async () => {
	const { clock, answer, reader, receive, logs } = make( { c_1: knownTo( 1 ), c_2: knownTo( 1 ) } );

	receive( 3 );
	const late = reader.readNewest( 'c_2' );
	reader.stop();
	await late;
	await clock.advance( 1_000 );
	await settled();

	expect( answer ).toHaveBeenCalledTimes( 1 );
	expect( seqsOf( logs.c_2 ) ).toEqual( [ 1 ] );
} );
