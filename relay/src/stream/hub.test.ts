import { Duplex } from 'node:stream';
import type { SiteMetrics } from '../metrics';
import { visitorParticipant } from '../participants';
import { Hub, type PreparedSocket } from './hub';
import type { Presence } from './presence';
import type { Replay } from './replay';
import { MAXIMUM_UNSENT_BYTES, Subscriber } from './subscriber';

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
		this.taken();
	}

	setTimeout(): void {}
	setNoDelay(): void {}
	setKeepAlive(): void {}

	resetAndDestroy(): void {
		this.destroy();
	}
}

const EPOCH = 'abcdefgh';
const events = Array.from( { length: 500 }, ( _, index ) => ( {
	number: index + 1,
	type: 'message.created' as const,
	conversationId: 1,
	visitorId: 1,
	departmentId: null,
	agentJson: null,
	visitorJson: `{"event":${ index + 1 },"text":"${ 'x'.repeat( 8_000 ) }"}`,
} ) );

let socket: SlowSocket;
let subscriber: Subscriber;
let hub: Hub;

beforeEach( () => {
	socket = new SlowSocket();
	subscriber = new Subscriber( visitorParticipant( { id: 1, publicId: 'v_1' } ), socket, {}, 600_000, 'lifetime' );
	hub = new Hub(
		{ epoch: EPOCH, head: 500, reach: () => Promise.resolve() },
		{ read: () => Promise.resolve( { events } ) } as unknown as Replay,
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
	hub.deliver( { ...events[ 0 ]!, number: 501, visitorJson: '{"event":501}' } );

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
