import { waitUntil } from '../../scripts/environment/processes';
import { NO_FINDINGS } from '../support/checker';
import { Load } from '../support/load';
import { draft, say } from '../support/make';
import { Screen } from '../support/screen';
import { SeveralRelays } from '../support/several-relays';

let several: SeveralRelays;

afterEach( () => several.remove() );

/** Returns what a relay said of Redis, in short. */
function statesOf( index: number ): string[] {
	return several
		.at( index )
		.log.map( ( line ) => JSON.parse( line ) as { level: number; msg: string } )
		.filter( ( { msg } ) => msg.startsWith( 'Redis ' ) )
		.map( ( { msg } ) => ( msg.startsWith( 'Redis answers' ) ? 'up' : 'down' ) );
}

/** Waits until every relay has Redis again, or none has it. */
async function waitForRedis( isUp: boolean ): Promise< void > {
	for ( const index of several.relays.keys() ) {
		await waitUntil(
			async () => ( await several.figure( index, 'veranda_redis_up' ) ) === ( isUp ? 1 : 0 ),
			() => `Relay ${ index } does not notice that Redis is ${ isUp ? 'there' : 'away' }.`
		);
	}
}

/** Opens a load with half of everybody, screens included, at each relay. */
async function loadOnTwo(): Promise< Load > {
	const load = await Load.open( several.make, 4, { hasScreens: false } );
	for ( const [ index, { id, visitor, agent } ] of load.scenes.entries() ) {
		several.move( visitor, index % 2 );
		several.move( agent, ( index + 1 ) % 2 );
		load.screens.push( await Screen.open( visitor, [ id ], load.history ) );
	}
	const watching = several.move( several.make.agent(), 1 );
	load.screens.unshift( await Screen.open( watching, load.ids, load.history, 'the agent who sees all' ) );
	return load;
}

test( 'B15: without Redis from the start the chat works, by the poll; once it is there, by hints', async () => {
	several = await SeveralRelays.start( 2, { hasRedis: false } );
	const { conversation, visitor, agent } = await several.make.openConversation();
	const stream = await several.move( visitor, 1 ).openStream();

	await say( agent, conversation.id, 'Without' );
	await stream.nextText( ( { message } ) => message.body === 'Without' );
	expect( [ statesOf( 0 ), statesOf( 1 ) ] ).toEqual( [ [ 'down' ], [ 'down' ] ] );

	await several.redis.start();
	await waitForRedis( true );
	await say( agent, conversation.id, 'With' );
	// The poll comes after a second and a half.
	await stream.nextText( ( { message } ) => message.body === 'With', 1_000 );
	expect( [ statesOf( 0 ), statesOf( 1 ) ] ).toEqual( [
		[ 'down', 'up' ],
		[ 'down', 'up' ],
	] );
} );

test( 'B15: Redis killed and started under load loses and doubles nothing, and is one line each way', async () => {
	several = await SeveralRelays.start( 2 );
	const load = await loadOnTwo();

	const before = load.write( 30 );
	await waitUntil(
		() => load.sent >= 40,
		() => 'The burst did not begin.'
	);
	await several.redis.kill();
	await before;
	await waitForRedis( false );
	await load.write( 20 );
	await load.settle( 15_000 );
	const after = load.write( 20 );
	await several.redis.start();
	await after;
	await load.settle( 15_000 );
	await waitForRedis( true );

	expect( await load.judge() ).toEqual( NO_FINDINGS );
	for ( const index of [ 0, 1 ] ) {
		expect( statesOf( index ) ).toEqual( [ 'up', 'down', 'up' ] );
	}
} );

test( 'B16: a subscriber that is cut misses hints and loses nothing', async () => {
	several = await SeveralRelays.start( 2 );
	const load = await loadOnTwo();

	const writing = load.write( 40 );
	for ( const moment of [ 40, 120, 200 ] ) {
		await waitUntil(
			() => load.sent >= moment,
			() => 'The burst does not go on.'
		);
		await several.redis.ask( 'CLIENT', 'KILL', 'TYPE', 'pubsub' );
	}
	await writing;
	await load.settle( 15_000 );

	expect( await load.judge() ).toEqual( NO_FINDINGS );
	await waitForRedis( true );
} );

test( 'B16: a hint that never comes is made up for by the poll', async () => {
	several = await SeveralRelays.start( 2 );
	const { conversation, visitor, agent } = await several.make.openConversation();
	const stream = await several.move( visitor, 1 ).openStream();
	// Nobody may publish or hear anything, and every connection stays open.
	await several.redis.ask( 'ACL', 'SETUSER', 'default', 'resetchannels' );

	await say( agent, conversation.id, 'Unannounced' );
	await stream.nextText( ( { message } ) => message.body === 'Unannounced' );
} );

test( 'a Redis that is frozen holds up no message, and commands that hang fail', async () => {
	several = await SeveralRelays.start( 2, {
		env: { LIMIT_MESSAGE_BURST: '50', LIMIT_MESSAGES_PER_SECOND: '10' },
	} );
	const { conversation, visitor, agent } = await several.make.openConversation();
	const stream = await several.move( agent, 1 ).openStream();
	const path = `/v1/conversations/${ conversation.id }/messages`;

	await several.redis.freeze();
	const texts = Array.from( { length: 20 }, ( _, index ) => draft( `Frozen ${ index }` ) );
	const statuses: number[] = [];
	for ( const text of texts ) {
		statuses.push( ( await visitor.post( path, text, { timeoutMs: 3_000 } ) ).status );
	}
	await stream.nextText( ( { message } ) => message.body === 'Frozen 19' );
	expect( statuses ).toEqual( statuses.map( () => 201 ) );
	// The limit still holds, in memory.
	const flood = await Promise.all(
		Array.from( { length: 100 }, ( _, index ) => visitor.post( path, draft( `${ index }` ) ) )
	);
	expect( flood.filter( ( { status } ) => status === 429 ).length ).toBeGreaterThan( 20 );

	several.redis.thaw();
	await waitForRedis( true );
	const clients = await several.redis.ask( 'CLIENT', 'LIST' );
	expect( clients.match( /cmd=(?!client)/g )?.length ).toBeLessThanOrEqual( 2 );
} );

test( 'what is not a message of a relay is ignored, with one line in the log', async () => {
	several = await SeveralRelays.start( 1 );
	const { visitor, agent } = await several.make.openConversation();
	const streams = [ await visitor.openStream(), await agent.openStream() ];
	const channel = `veranda:${ several.site.id }`;
	const typing = { type: 'typing.started', conversationId: 'c_1', author: {} };
	const bad = [
		'',
		'{',
		'null',
		'[]',
		'"text"',
		'{}',
		JSON.stringify( { from: 'x', announcements: [ { topic: { name: 'agents' }, event: typing } ] } ),
		JSON.stringify( { from: 'x', announcements: [ { topic: { name: 'everybody' }, event: {} } ] } ),
		JSON.stringify( { from: 'x', head: { epoch: 5, number: 'high' } } ),
		JSON.stringify( { from: 'x', streams: [ [ '__proto__', 1 ] ] } ),
		JSON.stringify( { from: 'x', streams: [ [ 'visitor:1', -1 ] ] } ),
		`{"from":"x","streams":${ '['.repeat( 5_000 ) }`,
	];

	for ( const payload of bad ) {
		expect( await several.redis.ask( 'PUBLISH', channel, payload ) ).toBe( ':1' );
	}
	// A good one, after which the others have been read.
	const availability = { status: 'away', agents: [], backAt: null };
	const event = { type: 'availability.changed', availability };
	await several.redis.ask(
		'PUBLISH',
		channel,
		JSON.stringify( { from: 'x', newer: true, announcements: [ { topic: { name: 'visitors' }, event } ] } )
	);
	await streams[ 0 ]?.next( 'availability.changed', ( { availability: { status } } ) => status === 'away' );

	const complaints = several.at( 0 ).log.filter( ( line ) => line.includes( 'not a message of a relay' ) );
	expect( complaints ).toHaveLength( 1 );
	for ( const stream of streams ) {
		expect( stream.all( 'typing.started' ) ).toEqual( [] );
	}
} );

test( 'the password of Redis is in no log, also when it is wrong', async () => {
	several = await SeveralRelays.start( 1 );
	const secret = 'kF7-quite-secret-9x';
	const relay = await several.add( {
		env: { REDIS_URL: several.redis.url.replace( '//', `//somebody:${ secret }@` ) },
	} );

	const log = relay.log.join( '\n' );
	expect( log ).toContain( 'Redis does not answer' );
	expect( log ).not.toContain( secret );
	expect( ( await relay.make.visitorAnswer() ).status ).toBe( 201 );
} );
