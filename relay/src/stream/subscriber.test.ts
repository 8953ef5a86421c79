import { visitorParticipant } from '../participants';
import { MAXIMUM_UNSENT_BYTES, MAXIMUM_UNSENT_MS, Subscriber, type StreamSocket } from './subscriber';

/** A socket whose peer reads when the test says so. */
class FakeSocket implements StreamSocket {
	destroyed = false;
	wasReset = false;
	hasEnded = false;
	isReading = true;
	bytesWritten = 0;
	writableLength = 0;
	text = '';
	writes = 0;
	last: Buffer | string = '';

	write( bytes: Buffer | string ): boolean {
		const length = Buffer.byteLength( bytes );
		this.writes++;
		this.last = bytes;
		this.bytesWritten += length;
		this.text += bytes.toString();
		if ( ! this.isReading ) {
			this.writableLength += length;
		}
		return this.isReading;
	}

	/** The peer takes some of what waits. */
	take( bytes: number ): void {
		this.writableLength = Math.max( 0, this.writableLength - bytes );
	}

	end(): void {
		this.hasEnded = true;
	}

	destroy(): void {
		this.destroyed = true;
	}

	resetAndDestroy(): void {
		this.wasReset = true;
		this.destroyed = true;
	}
}

let socket: FakeSocket;
let subscriber: Subscriber;

beforeEach( () => {
	socket = new FakeSocket();
	subscriber = new Subscriber(
		visitorParticipant( { id: 1, publicId: 'v_1' } ),
		socket,
		{ 'Content-Type': 'text/event-stream', Connection: 'close' },
		600_000,
		'lifetime'
	);
} );

test( 'the head is plain HTTP, without chunks', () => {
	subscriber.writeHead();

	expect( socket.text ).toBe( 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n' );
} );

test( 'what happens during the replay comes after it, in order', () => {
	subscriber.cork();
	subscriber.write( 'live 1;' );
	subscriber.writeNow( 'replayed;' );
	subscriber.write( 'live 2;' );
	subscriber.uncork();
	subscriber.write( 'live 3;' );
	subscriber.flush();

	expect( socket.text ).toBe( 'replayed;live 1;live 2;live 3;' );
} );

test( 'what comes in one turn leaves together, at its end', async () => {
	subscriber.write( 'one;' );
	subscriber.write( 'two;' );
	expect( socket.writes ).toBe( 0 );

	await new Promise( ( resolve ) => process.nextTick( resolve ) );
	expect( [ socket.writes, socket.text ] ).toEqual( [ 1, 'one;two;' ] );
} );

test( 'a word about the stream itself comes after what was said before it', () => {
	subscriber.write( 'event;' );
	subscriber.control( { type: 'degraded', isDegraded: true } );

	expect( socket.text ).toMatch( /^event;event: degraded\n/ );
} );

test( 'streams that hear the same share one piece of memory, others get their own', async () => {
	const sockets = [ new FakeSocket(), new FakeSocket(), new FakeSocket() ];
	const readers = sockets.map(
		( each, id ) =>
			new Subscriber( visitorParticipant( { id, publicId: `v_${ id }` } ), each, {}, 600_000, 'lifetime' )
	);
	for ( const packet of [ 'one;', 'two;' ] ) {
		readers.forEach( ( reader ) => reader.write( packet ) );
	}
	readers[ 2 ]?.write( 'three;' );

	await new Promise( ( resolve ) => process.nextTick( resolve ) );

	expect( sockets.map( ( { text } ) => text ) ).toEqual( [ 'one;two;', 'one;two;', 'one;two;three;' ] );
	expect( sockets[ 1 ]?.last ).toBe( sockets[ 0 ]?.last );
} );

test( 'a reader that takes nothing is cut at the bound, and written to no more', () => {
	socket.isReading = false;
	subscriber.write( 'x'.repeat( MAXIMUM_UNSENT_BYTES ) );
	expect( socket.wasReset ).toBe( false );

	subscriber.write( 'x' );
	const written = socket.bytesWritten;
	subscriber.write( 'more' );

	expect( socket.wasReset ).toBe( true );
	expect( subscriber.wasTooSlow ).toBe( true );
	expect( socket.bytesWritten ).toBe( written );
} );

test( 'what waits for the end of a replay counts too', () => {
	subscriber.cork();
	subscriber.write( 'x'.repeat( MAXIMUM_UNSENT_BYTES ) );
	subscriber.write( 'x' );

	expect( socket.wasReset ).toBe( true );
} );

test( 'a byte may wait for fifteen seconds and no longer', () => {
	socket.isReading = false;
	subscriber.write( 'small' );
	subscriber.flush();
	subscriber.checkStall( 1_000 );
	subscriber.checkStall( 1_000 + MAXIMUM_UNSENT_MS );
	expect( socket.wasReset ).toBe( false );

	subscriber.checkStall( 1_001 + MAXIMUM_UNSENT_MS );
	expect( socket.wasReset ).toBe( true );
} );

test( 'a slow reader who keeps up with what is fifteen seconds old is left alone', () => {
	socket.isReading = false;
	for ( let now = 0; now < 120_000; now += 1_000 ) {
		subscriber.write( 'x'.repeat( 100 ) );
		subscriber.checkStall( now );
		// Always ten packets behind, never empty.
		socket.take( now < 10_000 ? 0 : 100 );
	}

	expect( socket.writableLength ).toBeGreaterThan( 0 );
	expect( socket.wasReset ).toBe( false );
} );

test( 'nothing follows bye, and a reader that does not close is disconnected', () => {
	subscriber.bye( 'restart', 500, 1_000 );
	subscriber.write( 'late' );
	subscriber.bye( 'lifetime', 0, 2_000 );

	expect( socket.text ).toBe( 'event: bye\ndata: {"type":"bye","reason":"restart","retryMs":500}\n\n' );
	expect( socket.hasEnded ).toBe( true );
	subscriber.checkStall( 6_000 );
	expect( socket.destroyed ).toBe( false );
	subscriber.checkStall( 6_001 );
	expect( socket.destroyed ).toBe( true );
} );
