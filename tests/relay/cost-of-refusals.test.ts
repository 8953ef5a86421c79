import { gzipSync } from 'node:zlib';
import { DEFAULT_LIMITS } from '../../relay/src/config/limits-config';
import { waitUntil } from '../../scripts/environment/processes';
import { call } from '../support/http';
import { readLiveMemory } from '../support/live-memory';
import { draft } from '../support/make';
import { startOwnServer, type OwnServer } from '../support/own-server';
import { METRICS_HEADERS, startRelay, type TestRelay } from '../support/start-relay';

/* What is refused costs nearly nothing: neither statements nor memory (docs/threats.md A60, A64, A68). */

const MEGABYTE = 1_048_576;

let own: OwnServer;
let relay: TestRelay;

beforeAll( async () => {
	own = await startOwnServer();
	relay = await startRelay( {
		site: own.site,
		env: {
			LIMIT_MESSAGE_BURST: String( DEFAULT_LIMITS.messageBurst ),
			LIMIT_MESSAGES_PER_SECOND: String( DEFAULT_LIMITS.messagesPerSecond ),
		},
	} );
} );

afterAll( async () => {
	await relay.close();
	await own.remove();
} );

/** Repeats something often enough that what each round keeps adds up; returns the bytes that are kept in the end. */
async function keptBy( rounds: number, round: () => Promise< void > ): Promise< number > {
	// Caches fill and functions are compiled.
	await round();
	await round();
	relay.log.length = 0;
	const before = await readLiveMemory();
	for ( let index = 0; index < rounds; index++ ) {
		await round();
	}
	relay.log.length = 0;
	return ( await readLiveMemory() ) - before;
}

test( 'A60: what is let through writes, and what is refused asks the database nothing', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();
	const path = `/v1/conversations/${ conversation.id }/messages`;
	await visitor.get( path );
	await own.database.query( "SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = 1" );

	const answers = await Promise.all( Array.from( { length: 300 }, () => visitor.post( path, draft( 'Flood' ) ) ) );
	await own.database.query( 'SET GLOBAL general_log = 0' );

	const stored = answers.filter( ( { status } ) => status === 201 ).length;
	const [ row ] = await own.database.query< { asked: number; aboutMessages: number } >(
		`SELECT COUNT(*) AS asked, SUM( argument LIKE '%messages%' ) AS aboutMessages FROM mysql.general_log
		WHERE command_type IN ('Query', 'Execute')`
	);
	expect( stored ).toBeLessThan( 30 );
	expect( Number( row?.aboutMessages ) ).toBeGreaterThan( 0 );
	expect( Number( row?.aboutMessages ) ).toBeLessThanOrEqual( stored );
	// Polls and other standing work go on meanwhile.
	expect( Number( row?.asked ) ).toBeLessThan( stored + 60 );
} );

test( 'A64: streams that were opened, refused and left again leave no memory behind', async () => {
	const countStreams = async () => {
		const metrics = await call( { port: relay.port, path: '/metrics', headers: METRICS_HEADERS } );
		const counts = [ ...metrics.text.matchAll( /^veranda_streams\{[^}]*\} (\d+)$/gm ) ].map( ( [ , count ] ) =>
			Number( count )
		);
		return counts.reduce( ( sum, count ) => sum + count, 0 );
	};
	const statuses = new Set< string >();

	const kept = await keptBy( 10, async () => {
		// The same people each time, but new objects: a test's agent remembers its streams.
		const agents = Array.from( { length: 30 }, ( _, index ) =>
			relay.make.agent( { id: 700 + index }, { address: '198.51.100.64' } )
		);
		const streams = await Promise.all(
			agents.flatMap( ( agent ) => Array.from( { length: 10 }, () => agent.tryStream() ) )
		);
		const open = streams.filter( ( { status } ) => status === 200 ).length;
		statuses.add( `${ open } open, ${ streams.filter( ( { status } ) => status === 429 ).length } refused` );
		agents.forEach( ( agent ) => agent.leave() );
		await waitUntil(
			async () => ( await countStreams() ) === 0,
			() => 'Streams that were left are still counted.'
		);
	} );

	expect( [ ...statuses ] ).toEqual( [ '50 open, 250 refused' ] );
	expect( kept ).toBeLessThan( 4 * MEGABYTE );
} );

test( 'A68: bodies that are no requests leave no memory behind', async () => {
	// Not the visitor: too many messages of theirs would be refused before they are read.
	const { conversation, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }/messages`;
	const bodies = [
		'['.repeat( 30_000 ),
		'{"a":'.repeat( 5_000 ) + '1' + '}'.repeat( 5_000 ),
		`{${ Array.from( { length: 5_000 }, ( _, index ) => `"k${ index }":1` ).join() }}`,
		JSON.stringify( draft( 'x'.repeat( 200_000 ) ) ),
		'\u0000'.repeat( 60_000 ),
	];
	const bomb = gzipSync( JSON.stringify( draft( ' '.repeat( 20_000_000 ) ) ) );
	const query = Array.from( { length: 1_500 }, ( _, index ) => `k${ index }=1` ).join( '&' );
	const statuses = new Set< number >();

	const kept = await keptBy( 40, async () => {
		const answers = await Promise.all( [
			...bodies.map( ( rawBody ) => agent.send( 'POST', path, { rawBody } ) ),
			...bodies.map( ( rawBody ) =>
				agent.send( 'POST', path, {
					rawBody,
					headers: { 'Transfer-Encoding': 'chunked', 'Content-Length': undefined },
				} )
			),
			agent.send( 'POST', path, { rawBody: bomb, headers: { 'Content-Encoding': 'gzip' } } ),
			agent.get( `/v1/conversations?${ query }` ),
		] );
		answers.forEach( ( { status } ) => statuses.add( status ) );
	} );

	expect( [ ...statuses ].sort() ).toEqual( [ 400, 413, 415 ] );
	expect( kept ).toBeLessThan( 4 * MEGABYTE );
	expect( ( await call( { port: relay.port, path: '/healthz' } ) ).status ).toBe( 200 );
} );
