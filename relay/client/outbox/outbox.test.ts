/** @jest-environment node */ // eslint-disable-line jsdoc/check-tag-names
import type { Problem } from '../../protocol';
import { NetworkError, ProblemError } from '../errors';
import { FakeClock, FakeLocks, FakeSurroundings, makeMessage } from '../fakes';
import { Outbox, type OutboxOptions } from './outbox';
import { createItem, type Delivery, type OutboxItem } from './outbox-item';
import { createMemoryStorage, type TextStorage } from '../storage';

const problem = ( status: number, code: string, retryAfterMs: number | null = null ) =>
	new ProblemError( { type: '', title: '', status, code, detail: 'Do this.' } as Problem, retryAfterMs );

/** A browser in which pages with outboxes come and go. */
function makeBrowser() {
	const clock = new FakeClock();
	const surroundings = new FakeSurroundings();
	const locks = new FakeLocks();
	const storage = createMemoryStorage();
	const sent: string[] = [];
	const failures: unknown[] = [];
	let inFlight = 0;
	let mostInFlight = 0;
	const deliver = jest.fn(
		async ( { clientId, conversationId, content: { body } }: OutboxItem ): Promise< Delivery > => {
			inFlight += 1;
			mostInFlight = Math.max( mostInFlight, inFlight );
			await Promise.resolve();
			inFlight -= 1;
			const failure = failures.shift();
			if ( failure ) {
				throw failure;
			}
			sent.push( body );
			return {
				conversationId: conversationId ?? 'c_new',
				message: makeMessage( sent.length, { clientId, body } ),
			};
		}
	);
	return {
		clock,
		surroundings,
		storage,
		sent,
		failures,
		deliver,
		mostInFlight: () => mostInFlight,
		open( options: Partial< OutboxOptions > & { storage?: TextStorage } = {} ) {
			const outbox = new Outbox( {
				identity: 'visitor:v_1',
				storage,
				deliver,
				onChange: () => {},
				clock,
				surroundings,
				locks: locks.asLockManager(),
				random: () => 0.5,
				...options,
			} );
			outbox.start();
			return outbox;
		},
	};
}

const write = ( outbox: Outbox, body: string, conversationId: string | null = 'c_1' ) =>
	outbox.add( { conversationId, content: { kind: 'text', body } } );

test( 'messages go one at a time, in the order of writing', async () => {
	const browser = makeBrowser();
	const outbox = browser.open();

	[ 'one', 'two', 'three' ].forEach( ( body ) => write( outbox, body ) );
	await browser.clock.advance( 0 );

	expect( browser.sent ).toEqual( [ 'one', 'two', 'three' ] );
	expect( browser.mostInFlight() ).toBe( 1 );
	expect( outbox.items() ).toEqual( [] );
} );

test.each( [
	[ 'the network', new NetworkError( 'unreachable' ) ],
	[ 'time', new NetworkError( 'timeout' ) ],
	[ "a proxy's page", new NetworkError( 'unreadable', { status: 404 } ) ],
	[ '503', problem( 503, 'db_unavailable' ) ],
	[ '408', problem( 408, 'internal_error' ) ],
	[ '425', problem( 425, 'internal_error' ) ],
] )( 'after %s failed it repeats with the same client id, and keeps the order', async ( _what, failure ) => {
	const browser = makeBrowser();
	browser.failures.push( failure, failure );
	const outbox = browser.open();

	const first = write( outbox, 'one' );
	write( outbox, 'two' );
	await browser.clock.advance( 0 );
	expect( outbox.items()[ 0 ] ).toMatchObject( { state: 'waiting', attempts: 1 } );
	await browser.clock.advance( 749 );
	expect( browser.deliver ).toHaveBeenCalledTimes( 1 );
	await browser.clock.advance( 10_000 );

	expect( browser.sent ).toEqual( [ 'one', 'two' ] );
	const ids = browser.deliver.mock.calls.slice( 0, 3 ).map( ( [ item ] ) => item.clientId );
	expect( ids ).toEqual( [ first.clientId, first.clientId, first.clientId ] );
} );

test( 'Retry-After is honoured even when woken', async () => {
	const browser = makeBrowser();
	browser.failures.push( problem( 429, 'rate_limited', 9_000 ) );
	const outbox = browser.open();
	write( outbox, 'one' );
	await browser.clock.advance( 1 );

	outbox.wake();
	await browser.clock.advance( 8_998 );
	expect( browser.deliver ).toHaveBeenCalledTimes( 1 );
	await browser.clock.advance( 2 );

	expect( browser.sent ).toEqual( [ 'one' ] );
} );

test( 'what will not get better is kept as failed, does not hold up others, and can be tried again or removed', async () => {
	const browser = makeBrowser();
	browser.failures.push( problem( 400, 'invalid_request' ), undefined, problem( 403, 'forbidden' ) );
	const outbox = browser.open();

	const first = write( outbox, 'one' );
	write( outbox, 'two' );
	const third = write( outbox, 'three' );
	await browser.clock.advance( 0 );
	expect( browser.sent ).toEqual( [ 'two' ] );
	expect( outbox.items() ).toMatchObject( [
		{ state: 'failed', errorCode: 'invalid_request', errorDetail: 'Do this.' },
		{ state: 'failed', errorCode: 'forbidden' },
	] );
	outbox.retry( first.clientId );
	outbox.remove( third.clientId );
	await browser.clock.advance( 0 );

	expect( browser.sent ).toEqual( [ 'two', 'one' ] );
	expect( outbox.items() ).toEqual( [] );
} );

test( 'offline nothing is tried; online everything goes at once and in order', async () => {
	const browser = makeBrowser();
	browser.surroundings.change( { online: false } );
	const outbox = browser.open();

	[ 'one', 'two', 'three' ].forEach( ( body ) => write( outbox, body ) );
	await browser.clock.advance( 600_000 );
	expect( browser.deliver ).not.toHaveBeenCalled();
	browser.surroundings.change( { online: true } );
	await browser.clock.advance( 0 );

	expect( browser.sent ).toEqual( [ 'one', 'two', 'three' ] );
} );

test( 'woken, it does not wait for its turn', async () => {
	const browser = makeBrowser();
	browser.failures.push( ...Array( 8 ).fill( new NetworkError( 'unreachable' ) ) );
	const outbox = browser.open();
	write( outbox, 'one' );
	await browser.clock.advance( 60_000 );
	browser.failures.length = 0;

	outbox.wake();
	await browser.clock.advance( 0 );

	expect( browser.sent ).toEqual( [ 'one' ] );
} );

test( 'the next page takes up what the last one left, with the same client id', async () => {
	const browser = makeBrowser();
	browser.failures.push( new NetworkError( 'timeout' ) );
	const before = browser.open();
	const { clientId } = write( before, 'one' );
	write( before, 'two' );
	await browser.clock.advance( 0 );
	before.stop();

	const after = browser.open();
	expect( after.items().map( ( { content, state } ) => [ content.body, state ] ) ).toEqual( [
		[ 'one', 'waiting' ],
		[ 'two', 'waiting' ],
	] );
	await browser.clock.advance( 1_000 );

	expect( browser.sent ).toEqual( [ 'one', 'two' ] );
	expect( browser.deliver.mock.calls[ 1 ]?.[ 0 ].clientId ).toBe( clientId );
} );

test( 'two tabs send each message once, one at a time', async () => {
	const browser = makeBrowser();
	const tabs = [ browser.open(), browser.open() ] as const;

	write( tabs[ 0 ], 'one' );
	write( tabs[ 1 ], 'two' );
	write( tabs[ 0 ], 'three' );
	tabs[ 1 ].wake();
	await browser.clock.advance( 10_000 );

	expect( browser.sent ).toEqual( [ 'one', 'two', 'three' ] );
	expect( browser.mostInFlight() ).toBe( 1 );
} );

test( "nobody's words are sent as somebody else's", async () => {
	const browser = makeBrowser();
	browser.surroundings.change( { online: false } );
	const anna = browser.open( { identity: 'visitor:v_anna' } );
	write( anna, 'secret' );
	anna.stop();

	const ben = browser.open( { identity: 'visitor:v_ben' } );
	browser.surroundings.change( { online: true } );
	await browser.clock.advance( 60_000 );

	expect( ben.items() ).toEqual( [] );
	expect( browser.deliver ).not.toHaveBeenCalled();
} );

test( 'what waits for a new conversation follows the first into it', async () => {
	const browser = makeBrowser();
	const outbox = browser.open();

	write( outbox, 'one', null );
	write( outbox, 'two', null );
	await browser.clock.advance( 0 );

	expect( browser.deliver.mock.calls.map( ( [ { conversationId } ] ) => conversationId ) ).toEqual( [
		null,
		'c_new',
	] );
} );

test( 'a message for a conversation that has ended goes to a new one, with its client id and those behind it', async () => {
	const browser = makeBrowser();
	browser.failures.push( problem( 409, 'conversation_closed' ) );
	const outbox = browser.open( { redirect: () => null } );

	const { clientId } = write( outbox, 'one' );
	write( outbox, 'two' );
	await browser.clock.advance( 0 );

	expect( browser.sent ).toEqual( [ 'one', 'two' ] );
	expect( browser.deliver.mock.calls.map( ( [ item ] ) => item.conversationId ) ).toEqual( [ 'c_1', null, 'c_new' ] );
	expect( browser.deliver.mock.calls[ 1 ]?.[ 0 ].clientId ).toBe( clientId );
} );

test( 'the stored message is handed over before the item goes, so that nothing flickers', async () => {
	const browser = makeBrowser();
	const story: string[] = [];
	const outbox: Outbox = browser.open( {
		onSent: () => story.push( 'sent' ),
		onChange: ( items ) => story.push( items.map( ( { state } ) => state ).join() ),
	} );

	write( outbox, 'one' );
	await browser.clock.advance( 0 );

	expect( story ).toEqual( [ '', 'waiting', 'sending', 'sent', '' ] );
} );

test( 'stopped in the middle, it keeps what it cannot finish', async () => {
	const browser = makeBrowser();
	browser.failures.push( new NetworkError( 'aborted' ) );
	const outbox = browser.open();
	write( outbox, 'one' );
	outbox.stop();
	await browser.clock.advance( 60_000 );

	expect( outbox.items() ).toMatchObject( [ { state: 'waiting' } ] );
} );

test( 'what is no message of this version is left out, and does not keep the others', async () => {
	const browser = makeBrowser();
	browser.storage.set( 'outbox:visitor:v_1:broken', '{' );
	browser.storage.set( 'outbox:visitor:v_1:other', '{"body":"another form"}' );
	const outbox = browser.open();
	write( outbox, 'one' );

	expect( outbox.items().map( ( { content } ) => content.body ) ).toEqual( [ 'one' ] );
	await browser.clock.advance( 0 );
	expect( browser.sent ).toEqual( [ 'one' ] );
} );

test( 'what was written before an update is sent after it', async () => {
	const browser = makeBrowser();
	const { content, ...rest } = createItem(
		{ conversationId: 'c_1', content: { kind: 'note', body: 'Call them.' } },
		browser.clock.wallNow(),
		[]
	);
	browser.storage.set( `outbox:visitor:v_1:${ rest.clientId }`, JSON.stringify( { ...rest, ...content } ) );
	const outbox = browser.open();

	expect( outbox.items() ).toMatchObject( [ { clientId: rest.clientId, content } ] );
	await browser.clock.advance( 0 );
	expect( browser.sent ).toEqual( [ 'Call them.' ] );
	expect( outbox.items() ).toEqual( [] );
} );
