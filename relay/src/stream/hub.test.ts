import { Duplex } from 'node:stream';
import type { SiteMetrics } from '../metrics';
import { visitorParticipant } from '../participants';
import { Hub } from './hub';
import type { Presence } from './presence';
import { MAXIMUM_REPLAY_BYTES, type Replay } from './replay';
import { encodeCursor, encodeEvent } from './encode';
import { REPLAY_UNSENT_BYTES } from './backpressure';
import { MAXIMUM_UNSENT_BYTES, Subscriber, type PreparedSocket } from './subscriber';

/** A socket whose peer reads when the test says so. */
class SlowSocket extends Duplex implements PreparedSocket {
	bytesWritten = 0;
	text = '';
	mostUnsent = 0;
	private taken: () => void = () => {};

	override _read(): void {}

	override _write( bytes: Buffer, _encoding: string, taken: () => void ): void {
		this.mostUnsent = Math.max( this.mostUnsent, this.writableLength );
		this.bytesWritten += bytes.length;
		this.text += bytes.toString();
		this.taken = taken;
	}

	takePacket(): void {
		const { taken } = this;
		this.taken = () => {};
		taken();
	}

	setTimeout(): void {}
	setNoDelay(): void {}
	setKeepAlive(): void {}

	resetAndDestroy(): void {
		this.destroy();
	}
}

const EPOCH = 'abcdefgh';
const COUNT = 500;
const PAGE = 32;

let characters = 8_000;
/** How many events have been read from the tables. */
let read = 0;

/** Reads pages of long messages when they are asked for. */
async function* pagesOf( count: number ): AsyncGenerator< string[], void > {
	for ( let at = 0; at < count; at += PAGE ) {
		const page = Array.from( { length: Math.min( PAGE, count - at ) }, ( _, index ) => packetOf( at + index + 1 ) );
		read += page.length;
		yield await Promise.resolve( page );
	}
}

const packetOf = ( number: number ) =>
	encodeEvent(
		'message.created',
		JSON.stringify( { event: number, text: 'x'.repeat( characters ) } ),
		encodeCursor( EPOCH, number )
	);

const live = ( number: number ) => ( {
	number,
	type: 'message.created' as const,
	conversationId: 1,
	visitorId: 1,
	departmentId: null,
	agentJson: null,
	visitorJson: `{"event":${ number }}`,
} );

let socket: SlowSocket;
let subscriber: Subscriber;
let hub: Hub;
let replay: Replay;

beforeEach( () => {
	characters = 8_000;
	read = 0;
	socket = new SlowSocket();
	subscriber = new Subscriber( visitorParticipant( { id: 1, publicId: 'v_1' } ), socket, {}, 600_000, 'lifetime' );
	replay = { read: () => Promise.resolve( { pages: pagesOf( COUNT ) } ) } as unknown as Replay;
	hub = new Hub(
		{ epoch: EPOCH, head: 500, reach: () => Promise.resolve() },
		replay,
		{ enter: () => {}, leave: () => {} } as unknown as Presence,
		{ now: () => 0, monotonic: () => 0, after: () => () => {} },
		{
			streamOpened: () => {},
			streamClosed: () => {},
			streamCut: () => {},
			delivered: () => {},
		} as unknown as SiteMetrics
	);
} );

afterEach( () => {
	socket.destroy();
	hub.stop();
} );

const turn = () => new Promise( ( resolve ) => setImmediate( resolve ) );

test( 'a replay larger than what may wait is told at the pace of its reader, and live events come after it', async () => {
	let isDone = false;
	const opened = hub.open( subscriber, socket, `${ EPOCH }.0` ).then( () => {
		isDone = true;
	} );
	await turn();
	expect( isDone ).toBe( false );
	hub.deliver( live( 501 ) );

	// Every turn the peer takes one packet.
	for ( let turns = 0; turns < 1_000 && ! isDone; turns++ ) {
		socket.takePacket();
		await turn();
	}
	await opened;
	while ( socket.writableLength > 0 ) {
		socket.takePacket();
		await turn();
	}

	expect( subscriber.wasTooSlow ).toBe( false );
	expect( socket.bytesWritten ).toBeGreaterThan( 3 * MAXIMUM_UNSENT_BYTES );
	expect( socket.mostUnsent ).toBeLessThan( MAXIMUM_UNSENT_BYTES / 2 );
	const told = [ ...socket.text.matchAll( /"event":(\d+)/g ) ].map( ( [ , number ] ) => Number( number ) );
	expect( told ).toEqual( Array.from( { length: 501 }, ( _, index ) => index + 1 ) );
} );

test( 'a replay ends with its reader', async () => {
	const opened = hub.open( subscriber, socket, `${ EPOCH }.0` );
	await turn();
	socket.destroy();

	await opened;

	expect( hub.size ).toBe( 0 );
	expect( socket.text ).not.toContain( '"event":500' );
} );

test( 'A64: for a reader who takes nothing one page is read and little is written', async () => {
	characters = 20_000;
	void hub.open( subscriber, socket, `${ EPOCH }.0` );
	for ( let turns = 0; turns < 100; turns++ ) {
		await turn();
	}

	expect( read ).toBe( PAGE );
	expect( socket.writableLength ).toBeLessThan( REPLAY_UNSENT_BYTES + 2 * characters );
} );

test( 'A64: a replay of too many bytes ends with a reset, and live events come after it', async () => {
	characters = 40_000;
	let isDone = false;
	const opened = hub.open( subscriber, socket, `${ EPOCH }.0` ).then( () => {
		isDone = true;
	} );
	await turn();
	hub.deliver( live( 501 ) );
	while ( ! isDone || socket.writableLength > 0 ) {
		socket.takePacket();
		await turn();
	}
	await opened;

	expect( socket.bytesWritten ).toBeLessThan( MAXIMUM_REPLAY_BYTES + 2_000 );
	expect( read ).toBeLessThan( COUNT );
	expect( socket.text ).toMatch(
		/"type":"reset","reason":"too_far_behind",[^\n]*\n\nevent: message.created\nid: abcdefgh.501\n/
	);
} );

test( 'a replay that cannot be read to its end asks its reader to come back', async () => {
	async function* broken(): AsyncGenerator< string[], void > {
		yield* pagesOf( PAGE );
		throw new Error( 'The database is away.' );
	}
	characters = 10;
	jest.spyOn( replay, 'read' ).mockResolvedValue( { pages: broken() } );

	const opened = hub.open( subscriber, socket, `${ EPOCH }.0` );
	const failed = expect( opened ).rejects.toThrow( 'away' );
	for ( let turns = 0; turns < 100; turns++ ) {
		socket.takePacket();
		await turn();
	}
	await failed;

	expect( socket.text ).toMatch( /id: abcdefgh.32\n[^]*"type":"bye","reason":"restart"/ );
} );
