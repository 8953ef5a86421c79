/** @jest-environment node */ // eslint-disable-line jsdoc/check-tag-names
import type { Conversation } from '../../protocol';
import { AccessEndedError } from '../errors';
import type { ChatEvent, StreamStatus } from './chat-event';
import { EventStream } from './event-stream';
import { FakeClock, FakeStreams, FakeSurroundings, hanging, settled } from '../fakes';
import { RelayClient, type AgentClient } from '../calls/relay-client';

function make( { cursor = null as string | null } = {} ) {
	const clock = new FakeClock();
	const relay = new FakeStreams();
	const surroundings = new FakeSurroundings();
	const events: ChatEvent< Conversation >[] = [];
	const cursors: ( string | null )[] = [];
	const statuses: StreamStatus[] = [];
	const renew = jest.fn( async () => 'new' );
	const client: AgentClient = new RelayClient( {
		relayUrl: 'https://relay.test',
		tokens: { getToken: async () => 'token', renew },
		fetch: relay.fetch,
		clock,
	} );
	const stream = new EventStream< Conversation >( {
		client,
		cursor,
		clock,
		surroundings,
		random: () => 0.5,
		onEvent( event, place ) {
			events.push( event );
			cursors.push( place );
		},
		onStatus: ( status ) => statuses.push( status ),
	} );
	return {
		clock,
		relay,
		surroundings,
		stream,
		client,
		renew,
		events,
		states: () => statuses.map( ( { state } ) => state ),
		types: () => events.map( ( { type } ) => type ),
		/** Where the stream stands. */
		cursor: () => cursors.at( -1 ),
		async live() {
			stream.start();
			await settled();
			relay.hello( { head: 7 } );
			await settled();
		},
	};
}

const refusal = ( status: number, code: string ) => async () =>
	new Response( JSON.stringify( { type: '', title: '', status, code, detail: '' } ), { status } );

test( 'a stream begins from now and remembers where it stands', async () => {
	const { live, relay, cursor, states } = make();

	await live();
	expect( cursor() ).toBe( 'e.7' );
	relay.event( { type: 'message.created' }, 'e.8' );
	relay.event( { type: 'typing.started' } );
	await settled();

	expect( cursor() ).toBe( 'e.8' );
	expect( states() ).toEqual( [ 'connecting', 'live' ] );
	expect( relay.requests ).toEqual( [ 'https://relay.test/v1/stream' ] );
} );

test( 'after a cut it comes back with its cursor, later each time', async () => {
	const { live, relay, clock, states } = make();
	await live();

	relay.cut();
	await settled();
	relay.answer = () => Promise.reject( new TypeError( 'failed' ) );
	await clock.advance( 749 );
	expect( relay.requests ).toHaveLength( 1 );
	await clock.advance( 1 );
	expect( relay.requests[ 1 ] ).toBe( 'https://relay.test/v1/stream?after=e.7' );
	await clock.advance( 1_249 );
	expect( relay.requests ).toHaveLength( 2 );
	await clock.advance( 1 );
	expect( relay.requests ).toHaveLength( 3 );
	expect( states() ).toEqual( [ 'connecting', 'live', 'reconnecting', 'reconnecting', 'reconnecting' ] );
} );

test( 'somebody who is looking never waits longer than four seconds between tries', async () => {
	const { stream, relay, clock } = make();
	relay.answer = () => Promise.reject( new TypeError( 'failed' ) );

	stream.start();
	await clock.advance( 120_000 );
	const before = relay.requests.length;
	await clock.advance( 4_000 );

	expect( relay.requests.length ).toBeGreaterThan( before );
	// About one try in two seconds at most: B03.
	expect( relay.requests.length ).toBeLessThan( 124 );
} );

test( 'a refused cursor is kept until the reset is here', async () => {
	const { stream, relay, clock, types, cursor } = make( { cursor: 'old.3' } );
	stream.start();
	await settled();
	relay.hello( { head: 9 } );
	await settled();
	expect( cursor() ).toBe( 'old.3' );

	relay.cut();
	await clock.advance( 1_000 );
	relay.hello( { head: 9 } );
	relay.event( { type: 'reset', epoch: 'e', head: 9 } as { type: string } );
	await settled();

	expect( relay.requests[ 1 ] ).toContain( 'after=old.3' );
	expect( cursor() ).toBe( 'e.9' );
	expect( types() ).toEqual( [ 'hello', 'hello', 'reset' ] );
} );

test( 'missing heartbeats: one is said after 18 s, two end the connection, not earlier and not after 45 s', async () => {
	const { live, relay, clock, stream } = make();
	await live();

	await clock.advance( 16_000 );
	expect( stream.status.state ).toBe( 'live' );
	await clock.advance( 5_000 );
	expect( stream.status.state ).toBe( 'stalled' );
	await clock.advance( 14_000 );
	expect( relay.requests ).toHaveLength( 1 );
	await clock.advance( 8_000 );
	expect( relay.requests ).toHaveLength( 2 );
} );

test( 'heartbeats keep a quiet stream alive', async () => {
	const { live, relay, clock, states } = make();
	await live();

	for ( let beat = 0; beat < 10; beat++ ) {
		await clock.advance( 15_000 );
		relay.heartbeat();
		await settled();
	}

	expect( states() ).toEqual( [ 'connecting', 'live' ] );
	expect( relay.requests ).toHaveLength( 1 );
} );

test( 'a late hello behind a live relay means that something buffers, until heartbeats come in time', async () => {
	const { stream, relay, clock, states } = make();
	stream.start();

	await clock.advance( 4_999 );
	expect( stream.status.state ).toBe( 'connecting' );
	await clock.advance( 1 );
	expect( stream.status.state ).toBe( 'buffered' );
	relay.hello();
	relay.heartbeat();
	await settled();
	expect( states() ).toEqual( [ 'connecting', 'buffered' ] );
	await clock.advance( 15_000 );
	relay.heartbeat();
	await settled();

	expect( states() ).toEqual( [ 'connecting', 'buffered', 'live' ] );
} );

test( 'B17: a proxy that passes on a full buffer now and then does not look live', async () => {
	const { stream, relay, clock, states } = make();
	stream.start();
	await clock.advance( 12_000 );

	relay.hello();
	await settled();
	relay.heartbeat();
	await settled();
	await clock.advance( 30_000 );
	relay.heartbeat();
	await settled();
	relay.heartbeat();
	await settled();

	expect( states().filter( ( state ) => state !== 'stalled' ) ).not.toContain( 'live' );
	expect( stream.status.state ).toBe( 'buffered' );
} );

test( 'no answer at all is a dead relay, not a buffer', async () => {
	const { stream, relay, clock, states } = make();
	relay.answer = hanging;
	stream.start();

	await clock.advance( 8_000 );

	expect( states() ).toContain( 'reconnecting' );
	expect( states() ).not.toContain( 'buffered' );
} );

test( "the relay's own wish when to come back is honoured", async () => {
	const { live, relay, clock } = make();
	await live();

	relay.event( { type: 'bye', reason: 'restart', retryMs: 3_000 } as { type: string } );
	await clock.advance( 2_999 );
	expect( relay.requests ).toHaveLength( 1 );
	await clock.advance( 1 );
	expect( relay.requests ).toHaveLength( 2 );
} );

test( 'told not to come back with this token, it comes back with another', async () => {
	const { live, relay, clock, renew } = make();
	await live();
	await clock.advance( 12_000 );

	relay.event( { type: 'bye', reason: 'revoked', retryMs: null } as { type: string } );
	await clock.advance( 0 );

	expect( renew ).toHaveBeenCalledTimes( 1 );
	expect( relay.requests ).toHaveLength( 2 );
} );

test( 'where there is no token any more it stops and says why', async () => {
	const { live, relay, clock, renew, stream } = make();
	const ended = new AccessEndedError();
	renew.mockRejectedValue( ended );
	await live();

	relay.event( { type: 'bye', reason: 'revoked', retryMs: null } as { type: string } );
	await clock.advance( 60_000 );

	expect( stream.status ).toEqual( { state: 'stopped', error: ended } );
	expect( relay.requests ).toHaveLength( 1 );
} );

test( 'a site that is unreachable when a token is needed is asked again', async () => {
	const { live, relay, clock, renew, stream } = make();
	renew.mockRejectedValueOnce( new TypeError( 'no network' ) );
	await live();

	relay.event( { type: 'bye', reason: 'revoked', retryMs: null } as { type: string } );
	await clock.advance( 10_000 );

	expect( renew ).toHaveBeenCalledTimes( 2 );
	expect( stream.status.state ).not.toBe( 'stopped' );
	expect( relay.requests.length ).toBeGreaterThan( 1 );
} );

test.each( [
	[ 403, 'origin_not_allowed', 'stopped' ],
	[ 503, 'shutting_down', 'reconnecting' ],
	[ 429, 'rate_limited', 'reconnecting' ],
] )( 'the answer %d %s leaves it %s', async ( status, code, state ) => {
	const { stream, relay } = make();
	relay.answer = refusal( status, code );

	stream.start();
	await settled();

	expect( stream.status.state ).toBe( state );
} );

test( 'offline it does not try; online it does at once', async () => {
	const { live, relay, surroundings, clock, stream } = make();
	await live();

	surroundings.change( { online: false } );
	await clock.advance( 60_000 );
	expect( stream.status.state ).toBe( 'offline' );
	expect( relay.requests ).toHaveLength( 1 );
	surroundings.change( { online: true } );
	await settled();

	expect( relay.requests ).toHaveLength( 2 );
} );

test( 'looked at again after sleep, a silent connection is replaced at once', async () => {
	const { live, relay, surroundings, clock } = make();
	await live();
	// The machine slept: the wall clock went on, timers did not.
	jest.spyOn( clock, 'wallNow' ).mockReturnValue( clock.wallNow() + 90_000 );

	surroundings.change();
	await settled();

	expect( relay.requests ).toHaveLength( 2 );
} );

test( 'looked at while it waits, it tries at once; turned away from, it does not', async () => {
	const { live, relay, surroundings } = make();
	await live();
	relay.cut();
	await settled();

	surroundings.change( { visible: false } );
	await settled();
	expect( relay.requests ).toHaveLength( 1 );
	surroundings.change( { visible: true } );
	await settled();

	expect( relay.requests ).toHaveLength( 2 );
} );

test( 'a degraded relay is said, and its recovery', async () => {
	const { live, relay, states } = make();
	await live();

	relay.event( { type: 'degraded', isDegraded: true } as { type: string } );
	relay.event( { type: 'degraded', isDegraded: false } as { type: string } );
	await settled();

	expect( states() ).toEqual( [ 'connecting', 'live', 'degraded', 'live' ] );
} );

test( 'stopped is stopped', async () => {
	const { live, relay, clock, stream, surroundings, events } = make();
	await live();

	stream.stop();
	surroundings.change();
	await clock.advance( 120_000 );

	expect( stream.status.state ).toBe( 'stopped' );
	expect( relay.requests ).toHaveLength( 1 );
	expect( events ).toHaveLength( 1 );
} );
