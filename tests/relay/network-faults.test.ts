import { connect } from 'node:net';
import { LOOPBACK } from '../../scripts/environment/ports';
import { waitUntil } from '../../scripts/environment/processes';
import { History, NO_FINDINGS } from '../support/checker';
import { FakeClock } from '../support/fake-clock';
import { FaultProxy } from '../support/fault-proxy';
import { call } from '../support/http';
import { Load } from '../support/load';
import { draft, readHistory, say, type Make } from '../support/make';
import type { Party } from '../support/party';
import { Screen } from '../support/screen';
import { sendAll } from '../support/sender';
import { METRICS_HEADERS, startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;
let proxy: FaultProxy;
let clock: FakeClock;

beforeEach( async () => {
	clock = new FakeClock();
	relay = await startRelay( { clock } );
	proxy = await FaultProxy.start( relay.port );
} );

afterEach( async () => {
	await proxy.close();
	await relay.close();
} );

/** Returns the sum of a figure's values over all labels. */
async function figure( name: string ): Promise< number > {
	const { text } = await call( { port: relay.port, path: '/metrics', headers: METRICS_HEADERS } );
	return text
		.split( '\n' )
		.filter( ( line ) => line.startsWith( `${ name }{` ) || line.startsWith( `${ name } ` ) )
		.reduce( ( sum, line ) => sum + Number( line.split( ' ' ).at( -1 ) ), 0 );
}

/** Routes everybody of a load through the proxy. */
async function loadThroughProxy( make: Make, conversations: number ): Promise< Load > {
	const load = await Load.open( make, conversations, { hasScreens: false } );
	for ( const { visitor, agent } of load.scenes ) {
		visitor.relay = proxy;
		agent.relay = proxy;
	}
	return load;
}

test( 'B04: an answer that is lost after the commit is asked for again: one row, one bubble, the same id', async () => {
	const load = await loadThroughProxy( relay.make, 2 );
	load.screens.push( await Screen.open( relay.make.agent(), load.ids, load.history, 'watching' ) );
	proxy.dropAnswers( 3 );

	await load.write( 30 );
	await load.settle( 10_000 );

	expect( proxy.dropped ).toBeGreaterThanOrEqual( 30 );
	expect( await load.judge() ).toEqual( NO_FINDINGS );
} );

test( 'B05: a visitor whose network is cut catches up within 5 seconds and sends what waited', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const history = new History();
	visitor.relay = proxy;
	const before = ( await readHistory( agent, conversation.id ) ).filter( ( { kind } ) => kind === 'text' );
	before.forEach( ( message ) => history.attempt( conversation.id, message.author.id, message.clientId ) );
	const screen = await Screen.open( visitor, [ conversation.id ], history, 'the visitor' );
	let sent = 0;
	const send = ( who: typeof visitor | typeof agent, texts: string[] ) =>
		sendAll( who, conversation.id, texts, history, { onSent: () => void sent++ } );

	await send( agent, [ 'Before' ] );
	await screen.shows( 1 );
	proxy.cut();
	const waiting = send( visitor, [ 'Typed in the tunnel', 'And one more' ] );
	await send(
		agent,
		Array.from( { length: 20 }, ( _, index ) => `Meanwhile ${ index }` )
	);
	expect( screen.texts ).toBe( 1 );
	proxy.heal();
	const healed = Date.now();
	await waiting;
	await screen.shows( 23, 5_000 );

	expect( Date.now() - healed ).toBeLessThan( 5_000 );
	await screen.close();
	const stored = ( await readHistory( agent, conversation.id ) ).filter(
		( { id } ) => ! before.some( ( first ) => first.id === id )
	);
	expect( history.judge( stored ) ).toEqual( NO_FINDINGS );
	expect( sent ).toBe( 23 );
} );

test( 'B05: a connection that comes and goes loses and doubles nothing', async () => {
	const load = await loadThroughProxy( relay.make, 2 );
	for ( const { id, visitor } of load.scenes ) {
		load.screens.push( await Screen.open( visitor, [ id ], load.history ) );
	}
	const writing = load.write( 40 );

	for ( const moment of [ 20, 50, 80, 110 ] ) {
		await waitUntil(
			() => load.sent >= moment,
			() => 'Nothing goes through.'
		);
		proxy.breakAll();
	}
	await writing;
	await Promise.all( load.screens.map( ( screen ) => screen.shows( 80 ) ) );

	expect( await load.judge() ).toEqual( NO_FINDINGS );
} );

test( 'B06: a client that vanishes frees its stream, and an agent sees it go', async () => {
	const { visitor, agent } = await relay.make.openConversation();
	const watching = await agent.openStream();
	visitor.relay = proxy;
	await visitor.openStream();
	await watching.next( 'visitor.updated', ( event ) => event.visitor.id === visitor.id && event.visitor.online );
	expect( await figure( 'veranda_streams' ) ).toBe( 2 );

	proxy.breakAll();
	await waitUntil(
		async () => ( await figure( 'veranda_streams' ) ) === 1,
		() => 'The stream was not freed.',
		10_000
	);
	const gone = watching.next(
		'visitor.updated',
		( event ) => event.visitor.id === visitor.id && ! event.visitor.online
	);
	await clock.advance( 45_000 );
	await gone;
} );

const BATCH = 20;
/** More than the system's buffers and the relay's megabyte hold, and far less than 15 seconds of writing. */
const MOST = 1_600;

function cuts(): Promise< number > {
	return figure( 'veranda_streams_cut_total' );
}

/** Writes a batch of the longest messages. */
async function write( agent: Party, conversationId: string ): Promise< void > {
	await Promise.all( Array.from( { length: BATCH }, () => say( agent, conversationId, 'x'.repeat( 8_000 ) ) ) );
}

/** Writes until this many readers have been cut; returns the number of messages. */
async function writeUntilCut( agent: Party, conversationId: string, count: number ): Promise< number > {
	for ( let written = 0; written < MOST; written += BATCH ) {
		if ( ( await cuts() ) >= count ) {
			return written;
		}
		await write( agent, conversationId );
	}
	throw new Error( `The reader that does not read was not cut after ${ MOST } messages.` );
}

test( 'B08: a reader that does not read is cut; others hear everything, and it comes back complete', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const history = new History();
	const ids = [ conversation.id ];
	const slow = await visitor.openStream();
	const { epoch, head } = await slow.find( 'hello' );
	const quick = await Screen.open( relay.make.agent(), ids, history, 'the quick one' );
	const before = await readHistory( agent, conversation.id );
	slow.pause();

	const written = await writeUntilCut( agent, conversation.id, 1 );
	await quick.shows( written, 20_000 );

	slow.resume();
	await slow.ended;
	const seen = slow.all( 'message.created' );
	const again = await visitor.openStream( { after: slow.cursor ?? `${ epoch }.${ head }` } );
	const missing = written - seen.length;
	if ( again.all( 'reset' ).length === 0 && missing <= 500 ) {
		const end = ( await again.find( 'hello' ) ).head;
		await again.find( 'message.created', ( { eventId } ) => Number( eventId?.split( '.' )[ 1 ] ) >= end - 1 );
		expect( seen.length + again.all( 'message.created' ).length ).toBe( written );
	} else {
		expect( ( await again.find( 'reset' ) ).reason ).toBe( 'too_far_behind' );
	}
	expect( await readHistory( visitor, conversation.id ) ).toHaveLength( before.length + written );
	await quick.close();
} );

test( 'B08: a reader that leaves a little unread for more than 15 seconds is cut', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const first = await visitor.openStream();
	first.pause();
	const whole = await writeUntilCut( agent, conversation.id, 1 );
	const second = await visitor.openStream();
	second.pause();

	// As much as the system's buffers hold and about half a megabyte more, which is half of what may wait.
	for ( let written = 0; written < whole - 60; written += BATCH ) {
		await write( agent, conversation.id );
	}
	await clock.advance( 2_000 );
	const before = await cuts();
	await clock.advance( 17_000 );
	const after = await cuts();
	visitor.leave();

	expect( [ before, after ] ).toEqual( [ 1, 2 ] );
} );

test( 'B08: a reader that hangs up halfway and reads no more leaves nothing behind', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const socket = connect( relay.port, LOOPBACK );
	socket.write( `GET /v1/stream HTTP/1.1\r\nHost: relay.test\r\nAuthorization: Bearer ${ visitor.token }\r\n\r\n` );
	await waitUntil(
		async () => ( await figure( 'veranda_streams' ) ) === 1,
		() => 'The stream was not opened.'
	);
	socket.pause();
	socket.end();

	for ( let round = 0; round < 40 && ( await figure( 'veranda_streams' ) ) > 0; round++ ) {
		await Promise.all( Array.from( { length: 25 }, () => say( agent, conversation.id, 'x'.repeat( 8_000 ) ) ) );
	}
	const left = await figure( 'veranda_streams' );
	socket.destroy();

	expect( left ).toBe( 0 );
} );

test( 'B28: events arrive at once through a client that would take them compressed', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const stream = await visitor.openStream( { headers: { 'Accept-Encoding': 'gzip, deflate, br, zstd' } } );

	await agent.post( `/v1/conversations/${ conversation.id }/messages`, draft( 'Now' ) );
	const event = await stream.nextText( () => true, 1_000 );

	expect( event.message.body ).toBe( 'Now' );
} );
