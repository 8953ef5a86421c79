/** @jest-environment node */ // eslint-disable-line jsdoc/check-tag-names
import type { Conversation } from '../../protocol';
import type { ChatEvent } from './chat-event';
import { FakeChannels, FakeClock, FakeLocks, FakeStreams, FakeSurroundings, settled } from '../fakes';
import { RelayClient, type AgentClient } from '../calls/relay-client';
import { SharedStream } from './shared-stream';

/** A browser with one relay, in which tabs come and go. */
function makeBrowser( { hasLocks = true } = {} ) {
	const clock = new FakeClock();
	const relay = new FakeStreams();
	const locks = hasLocks ? new FakeLocks().asLockManager() : null;
	const channels = new FakeChannels();
	const client: AgentClient = new RelayClient( {
		relayUrl: 'https://relay.test',
		tokens: { getToken: async () => 'token', renew: async () => 'token' },
		fetch: relay.fetch,
		clock,
	} );
	return {
		clock,
		relay,
		async openTab( name = 'site:v_1', tabClock = clock ) {
			const events: ChatEvent< Conversation >[] = [];
			const stream = new SharedStream< Conversation >( {
				name,
				client,
				clock: tabClock,
				random: () => 0.5,
				surroundings: new FakeSurroundings(),
				locks,
				openChannel: channels.openChannel,
				onEvent: ( event ) => events.push( event ),
			} );
			stream.start();
			await settled();
			return { stream, types: () => events.map( ( { type } ) => type ) };
		},
	};
}

test( 'ten tabs have one stream, and all hear of everything', async () => {
	const { relay, openTab } = makeBrowser();
	const tabs = [];
	for ( let count = 0; count < 10; count++ ) {
		tabs.push( await openTab() );
	}
	relay.hello( { head: 4 } );
	relay.event( { type: 'message.created' }, 'e.5' );
	await settled();

	expect( relay.requests ).toHaveLength( 1 );
	for ( const { stream, types } of tabs ) {
		expect( types() ).toEqual( [ 'hello', 'message.created' ] );
		expect( stream.status.state ).toBe( 'live' );
	}
} );

test( 'when the leader goes another goes on from its place at once', async () => {
	const { relay, openTab } = makeBrowser();
	const [ first, second ] = [ await openTab(), await openTab() ];
	relay.hello( { head: 4 } );
	relay.event( { type: 'message.created' }, 'e.5' );
	await settled();

	first.stream.stop();
	await settled();

	expect( relay.requests[ 1 ] ).toBe( 'https://relay.test/v1/stream?after=e.5' );
	expect( second.stream.isLeading ).toBe( true );
} );

test( 'a tab that pauses holds nothing, says nothing of it, and goes on from its place', async () => {
	const { relay, openTab } = makeBrowser();
	const tab = await openTab();
	relay.hello( { head: 4 } );
	relay.event( { type: 'message.created' }, 'e.5' );
	await settled();

	tab.stream.pause();
	await settled();
	expect( tab.stream.status.state ).toBe( 'live' );
	const other = await openTab();
	expect( other.stream.isLeading ).toBe( true );
	other.stream.stop();
	tab.stream.start();
	await settled();

	expect( tab.stream.isLeading ).toBe( true );
	expect( relay.requests.at( -1 ) ).toContain( 'after=e.5' );
} );

test( 'a tab that comes late is told how things stand', async () => {
	const { relay, openTab } = makeBrowser();
	await openTab();
	relay.hello( { head: 4 } );
	await settled();

	const { stream } = await openTab();

	expect( stream.status.state ).toBe( 'live' );
	expect( relay.requests ).toHaveLength( 1 );
} );

test( 'a leader that falls silent is replaced after ten seconds, not earlier, and leads again when it is back', async () => {
	const { relay, clock, openTab } = makeBrowser();
	const frozen = new FakeClock();
	const first = await openTab( 'site:v_1', frozen );
	relay.hello( { head: 4 } );
	await settled();
	const second = await openTab();
	// A frozen page neither says nor answers anything.
	const say = jest.spyOn( BroadcastSpy( first.stream ), 'say' ).mockImplementation( () => {} );

	await clock.advance( 9_000 );
	expect( relay.requests ).toHaveLength( 1 );
	await clock.advance( 4_000 );
	expect( relay.requests ).toHaveLength( 2 );
	expect( second.stream.isLeading ).toBe( true );

	say.mockRestore();
	await frozen.advance( 4_000 );
	expect( first.stream.isLeading ).toBe( true );
	expect( second.stream.isLeading ).toBe( false );
} );

test( 'a leader whose timers sleep still answers, and is not replaced', async () => {
	const { relay, clock, openTab } = makeBrowser();
	await openTab( 'site:v_1', new FakeClock() );
	relay.hello();
	await settled();
	await openTab();

	await clock.advance( 60_000 );

	expect( relay.requests ).toHaveLength( 1 );
} );

test( 'tabs of different people do not hear each other', async () => {
	const { relay, openTab } = makeBrowser();
	const anna = await openTab( 'site:v_anna' );
	await openTab( 'site:v_ben' );
	relay.event( { type: 'message.created' }, 'e.1' );
	await settled();

	expect( relay.requests ).toHaveLength( 2 );
	expect( anna.types() ).toEqual( [] );
} );

test( 'without locks every tab has its own stream', async () => {
	const { relay, openTab } = makeBrowser( { hasLocks: false } );

	await openTab();
	await openTab();

	expect( relay.requests ).toHaveLength( 2 );
} );

test( 'a follower that missed something is told to read again', async () => {
	const { relay, clock, openTab } = makeBrowser();
	const leader = await openTab();
	const follower = await openTab();
	relay.hello( { head: 4 } );
	await settled();
	// Messages between tabs were lost while this one was frozen.
	const hear = jest.spyOn( follower.stream as unknown as { hear(): void }, 'hear' ).mockImplementation( () => {} );
	relay.event( { type: 'message.created' }, 'e.5' );
	await settled();
	hear.mockRestore();

	await clock.advance( 3_000 );

	expect( leader.types() ).toEqual( [ 'hello', 'message.created' ] );
	expect( follower.types() ).toEqual( [ 'hello', 'reset' ] );
} );

/** The part of a tab that speaks to the others. */
function BroadcastSpy( stream: SharedStream< Conversation > ): { say( message: unknown ): void } {
	return ( stream as unknown as { leader: { say( message: unknown ): void } } ).leader;
}
