import { ManualClock } from '../manual-clock.fixture';
import { ClientAddress } from './client-address';
import { ANSWER_UNREAD_MS, Connections, type ClientSocket } from './connections';

/** A connection whose peer reads when the test says so. */
class FakeSocket implements ClientSocket {
	state: 'open' | 'refused' | 'reset' = 'open';
	writableLength = 0;
	bytesWritten = 0;
	private close: () => void = () => {};

	constructor( readonly remoteAddress: string ) {}

	once( _name: 'close', listener: () => void ): void {
		this.close = listener;
	}

	answer( bytes: number ): void {
		this.bytesWritten += bytes;
		this.writableLength += bytes;
	}

	read( bytes: number ): void {
		this.writableLength -= bytes;
	}

	destroy(): void {
		this.state = 'refused';
	}

	resetAndDestroy(): void {
		this.state = 'reset';
		this.close();
	}

	end(): void {
		this.close();
	}
}

const PROXY = '10.0.0.1';

let clock: ManualClock;
let connections: Connections;

beforeEach( () => {
	clock = new ManualClock();
	connections = new Connections( 3, new ClientAddress( [ PROXY ] ), clock );
	connections.start();
} );

afterEach( () => connections.stop() );

function enter( address: string ): FakeSocket {
	const socket = new FakeSocket( address );
	connections.enter( socket );
	return socket;
}

/** An answer that is over when the test says so. */
function makeAnswer() {
	let close = () => {};
	return { once: ( _name: 'close', listener: () => void ) => void ( close = listener ), end: () => close() };
}

test( 'A78: ten requests may wait for their answers, and whoever sends more without waiting is cut off', () => {
	const patient = enter( '198.51.100.1' );
	for ( let index = 0; index < 50; index++ ) {
		const answer = makeAnswer();
		expect( connections.admit( patient, answer ) ).toBe( true );
		answer.end();
	}
	const greedy = enter( '198.51.100.2' );
	const admitted = Array.from( { length: 12 }, () => connections.admit( greedy, makeAnswer() ) );

	expect( admitted ).toEqual( [ ...Array( 10 ).fill( true ), false, false ] );
	expect( states( [ patient, greedy ] ) ).toEqual( [ 'open', 'reset' ] );
} );

const states = ( sockets: FakeSocket[] ) => sockets.map( ( { state } ) => state );

test( 'A78: an address has so many connections and no more, and one that ends makes room', () => {
	const first = enter( '203.0.113.9' );
	const others = [ enter( '203.0.113.9' ), enter( '::ffff:203.0.113.9' ), enter( '203.0.113.9' ) ];
	expect( states( others ) ).toEqual( [ 'open', 'open', 'refused' ] );

	first.end();
	expect( states( [ enter( '203.0.113.9' ), enter( '203.0.113.9' ) ] ) ).toEqual( [ 'open', 'refused' ] );
	expect( enter( '203.0.113.10' ).state ).toBe( 'open' );
} );

test( 'A78: an IPv6 network counts as one address, and a proxy of ours as none', () => {
	const network = [ 1, 2, 3, 4 ].map( ( host ) => enter( `2001:db8:1:2::${ host }` ) );
	const proxied = [ 1, 2, 3, 4 ].map( () => enter( `::ffff:${ PROXY }` ) );

	expect( states( network ) ).toEqual( [ 'open', 'open', 'open', 'refused' ] );
	expect( states( proxied ) ).toEqual( [ 'open', 'open', 'open', 'open' ] );
} );

test( 'A78: an answer that nobody reads ends its connection, behind a proxy too', () => {
	const sockets = [ enter( '203.0.113.9' ), enter( PROXY ) ];
	sockets.forEach( ( socket ) => socket.answer( 1_000 ) );

	clock.advance( ANSWER_UNREAD_MS );
	expect( states( sockets ) ).toEqual( [ 'open', 'open' ] );
	clock.advance( 10_000 );
	expect( states( sockets ) ).toEqual( [ 'reset', 'reset' ] );
} );

test( 'who reads slowly but reads is left alone, and so is who waits for nothing', () => {
	const slow = enter( '203.0.113.9' );
	const idle = enter( '203.0.113.9' );
	slow.answer( 20_000 );
	for ( let second = 0; second < 300; second++ ) {
		slow.answer( 1_000 );
		slow.read( 1_000 );
		clock.advance( 1_000 );
	}

	expect( slow.writableLength ).toBe( 20_000 );
	expect( states( [ slow, idle ] ) ).toEqual( [ 'open', 'open' ] );
} );
