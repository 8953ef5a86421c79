import { setTimeout as delay } from 'node:timers/promises';
import { readConfig } from '../../relay/src/config/config';
import { Database } from '../../relay/src/store/database';
import type { Database as Server } from '../../scripts/environment/database';
import { isMySql } from '../../scripts/environment/database-server';
import { waitUntil } from '../../scripts/environment/processes';
import { NO_FINDINGS } from '../support/checker';
import { call, type Answer } from '../support/http';
import { Load } from '../support/load';
import { draft, readHistory, say } from '../support/make';
import { connectAsAnother, holdRow } from '../support/hold-row';
import { startOwnServer, type OwnServer } from '../support/own-server';
import type { Site } from '../support/site';
import { environmentOf, startRelay, type TestRelay } from '../support/start-relay';

/** The contract: an answer comes within this time even when the database does not answer. */
const ANSWER = 4_000;
const RECOVERY = 15_000;

let own: OwnServer;
let database: Server;
let site: Site;
let relay: TestRelay;

// A server of its own: these tests stop it.
beforeAll( async () => {
	own = await startOwnServer();
	( { database, site } = own );
	relay = await startRelay( { site } );
} );

afterAll( async () => {
	await relay.close();
	await own.remove();
} );

/** Calls and tells how long the answer took. */
async function timed( work: () => Promise< Answer > ): Promise< Answer & { ms: number } > {
	const start = Date.now();
	const answer = await work();
	return Object.assign( answer, { ms: Date.now() - start } );
}

function readiness(): Promise< Answer > {
	return call( { port: relay.port, path: '/readyz' } );
}

async function isServing(): Promise< boolean > {
	return ( await readiness() ).status === 200;
}

afterEach( async () => {
	database.thaw();
	await database.start();
	await site.disconnect();
	await waitUntil( isServing, () => 'The relay did not come back.' );
} );

test( 'a question that was given up does not go on in the server', async () => {
	const config = readConfig( environmentOf( site ) ).sites[ 0 ]?.database;
	const db = new Database( config as NonNullable< typeof config > );
	// MySQL has a limit for what reads a table alone, and counts no time that it sleeps.
	const endless = `SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c
		WHERE CONCAT(a.column_name, b.column_name, c.column_name) = 'endless'`;
	const running = async () =>
		(
			await database.query(
				"SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT COUNT(*) FROM information%'"
			)
		).length;
	try {
		const asked = db.query( endless );
		await waitUntil(
			async () => ( await running() ) > 0,
			() => 'The question was not asked.'
		);
		await expect( asked ).rejects.toThrow();
		await waitUntil(
			async () => ( await running() ) === 0,
			() => 'The server still works on it.'
		);
	} finally {
		await db.close();
	}
} );

test( 'B09: while the database is stopped nothing is confirmed, streams stay, and afterwards all is sent', async () => {
	const load = await Load.open( relay.make, 2 );
	const [ scene ] = load.scenes;
	const stream = await ( scene as NonNullable< typeof scene > ).agent.openStream();
	await load.write( 5 );
	await load.settle( RECOVERY );

	await database.stop();
	await stream.next( 'degraded', ( { isDegraded } ) => isDegraded );
	const refused = await timed( () =>
		( scene as NonNullable< typeof scene > ).visitor.post(
			`/v1/conversations/${ scene?.id }/messages`,
			draft( 'Into the void' )
		)
	);
	const writing = load.write( 5 );
	await delay( 2_000 );
	const during = load.sent;
	await database.start();
	const back = Date.now();
	await writing;
	await load.settle( RECOVERY );

	expect( [ refused.status, refused.code ] ).toEqual( [ 503, 'db_unavailable' ] );
	expect( refused.headers[ 'retry-after' ] ).toMatch( /^\d+$/ );
	expect( refused.ms ).toBeLessThan( ANSWER );
	expect( during ).toBe( 20 );
	expect( Date.now() - back ).toBeLessThan( RECOVERY );
	expect( stream.isOpen ).toBe( true );
	await stream.find( 'degraded', ( { isDegraded } ) => ! isDegraded );
	expect( load.screens.map( ( { connections } ) => connections ) ).toEqual( load.screens.map( () => 1 ) );
	expect( await load.judge() ).toEqual( NO_FINDINGS );
} );

test( 'B10: the database killed three times under load loses and doubles nothing', async () => {
	const load = await Load.open( relay.make, 8 );
	const writing = load.write( 40 );

	for ( const moment of [ 100, 250, 400 ] ) {
		await waitUntil(
			() => load.sent >= moment,
			() => `Nothing is sent: ${ load.sent } so far.`
		);
		await database.kill();
		await database.start();
	}
	await writing;
	await load.settle( RECOVERY );

	expect( load.sent ).toBe( 8 * 2 * 40 );
	expect( await load.judge() ).toEqual( NO_FINDINGS );
} );

test( 'B11: with a frozen database every call is answered in time, health says so, and nothing piles up', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const stream = await visitor.openStream();
	const path = `/v1/conversations/${ conversation.id }`;
	await say( visitor, conversation.id, 'Before' );
	const request = draft( 'During' );

	await database.freeze();
	const calls = [
		() => visitor.post( `${ path }/messages`, request ),
		() => visitor.get( path ),
		() => agent.get( '/v1/conversations' ),
		() => agent.post( `${ path }/close` ),
		() => agent.get( '/v1/agents' ),
		() => relay.make.visitorAnswer(),
	];
	const first = await Promise.all( calls.map( timed ) );
	const burst = await Promise.all(
		Array.from( { length: 60 }, () => timed( () => visitor.post( `${ path }/messages`, draft( 'x' ) ) ) )
	);
	const health = await timed( readiness );
	const alive = await timed( () => call( { port: relay.port, path: '/healthz' } ) );
	database.thaw();
	await waitUntil( isServing, () => 'The relay did not come back.' );
	const after = await visitor.post( `${ path }/messages`, request );

	for ( const { status, code, ms } of [ ...first, ...burst ] ) {
		expect( status ).toBe( 503 );
		expect( [ 'db_unavailable', 'overloaded' ] ).toContain( code );
		expect( ms ).toBeLessThan( ANSWER );
	}
	expect( [ health.status, health.json< { database: string } >().database ] ).toEqual( [ 503, 'unavailable' ] );
	expect( health.ms ).toBeLessThan( ANSWER );
	expect( alive.status ).toBe( 200 );
	expect( [ 200, 201 ] ).toContain( after.status );
	expect( stream.isOpen ).toBe( true );
	const bodies = ( await readHistory( visitor, conversation.id ) ).map( ( { body } ) => body );
	expect( bodies.filter( ( body ) => body === 'During' ) ).toHaveLength( 1 );
} );

test( 'B12: a row that somebody holds costs its own conversation a 503, and others nothing', async () => {
	const held = await relay.make.openConversation();
	const free = await relay.make.openConversation();
	const lock = await holdRow( site, held.conversation.id );
	const request = draft( 'Waits' );
	const path = `/v1/conversations/${ held.conversation.id }/messages`;

	const waiting = timed( () => held.visitor.post( path, request ) );
	const others = await Promise.all(
		Array.from( { length: 10 }, ( _, index ) =>
			timed( () =>
				free.visitor.post( `/v1/conversations/${ free.conversation.id }/messages`, draft( `${ index }` ) )
			)
		)
	);
	const refused = await waiting;
	const further = await timed( () =>
		free.visitor.post( `/v1/conversations/${ free.conversation.id }/messages`, draft( 'afterwards' ) )
	);
	await lock.release();
	const repeated = await held.visitor.post( path, request );

	expect( [ refused.status, refused.code ] ).toEqual( [ 503, 'db_unavailable' ] );
	expect( refused.ms ).toBeLessThan( ANSWER + 500 );
	expect( others.map( ( { status } ) => status ) ).toEqual( others.map( () => 201 ) );
	expect( further.status ).toBe( 201 );
	expect( repeated.status ).toBe( 201 );
} );

test( 'B12: a row that is free again soon is waited for', async () => {
	const { conversation, visitor } = await relay.make.openConversation();
	const lock = await holdRow( site, conversation.id );

	const sending = visitor.post( `/v1/conversations/${ conversation.id }/messages`, draft( 'Waits' ) );
	await delay( 500 );
	await lock.release();

	expect( ( await sending ).status ).toBe( 201 );
} );

async function countDeadlocks(): Promise< number > {
	const [ row ] = await database.query< { total: string } >(
		isMySql()
			? "SELECT COUNT AS total FROM information_schema.INNODB_METRICS WHERE NAME = 'lock_deadlocks'"
			: "SELECT VARIABLE_VALUE AS total FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'INNODB_DEADLOCKS'"
	);
	return Number( row?.total );
}

test( 'B12: a deadlock is not seen by anybody', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const before = await countDeadlocks();
	const rival = await connectAsAnother( site );
	let isOver = false;
	// The relay takes the conversation, then the feed; the rival goes the other way.
	const steps = [
		'START TRANSACTION',
		`UPDATE ${ site.prefix }veranda_feed SET access_version = access_version + 1 WHERE id = 1`,
		// The more a transaction has changed, the less likely the database is to choose it as the victim.
		`UPDATE ${ site.prefix }veranda_visitors SET timezone = CONCAT('Zone/', RAND())`,
		`SELECT id FROM ${ site.prefix }veranda_conversations WHERE public_id = '${ conversation.id }' FOR UPDATE`,
		'COMMIT',
	];
	const fight = async () => {
		while ( ! isOver ) {
			try {
				for ( const step of steps ) {
					await rival.query( step );
				}
			} catch ( error ) {
				if ( ( error as { code?: string } ).code !== 'ER_LOCK_DEADLOCK' ) {
					throw error;
				}
			}
		}
	};
	const statuses: number[] = [];
	const write = async () => {
		const end = Date.now() + 20_000;
		while ( statuses.length < 40 || ( ( await countDeadlocks() ) === before && Date.now() < end ) ) {
			const party = statuses.length % 2 ? visitor : agent;
			const answer = await party.post( `/v1/conversations/${ conversation.id }/messages`, draft( 'x' ) );
			statuses.push( answer.status );
		}
		isOver = true;
	};
	await Promise.all( [ fight(), write() ] );
	await rival.end();

	expect( await countDeadlocks() ).toBeGreaterThan( before );
	expect( statuses ).toEqual( statuses.map( () => 201 ) );
} );

test( 'B13: connections that the database closed while they were idle are not noticed', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }`;
	await database.query( 'SET GLOBAL wait_timeout = 1' );
	try {
		// New connections take the setting; the old ones go.
		const rows = await database.query< { ID: number } >(
			'SELECT ID FROM information_schema.PROCESSLIST WHERE DB = ? AND ID <> CONNECTION_ID()',
			[ site.databaseName ]
		);
		for ( const { ID } of rows ) {
			await database.query( `KILL ${ ID }` ).catch( () => undefined );
		}
		await Promise.all( Array.from( { length: 10 }, () => visitor.get( path ) ) );
		for ( let round = 0; round < 2; round++ ) {
			await delay( 1_800 );
			const answers = await Promise.all( [
				visitor.post( `${ path }/messages`, draft( `Round ${ round }` ) ),
				visitor.get( path ),
				agent.get( '/v1/conversations' ),
				agent.get( `${ path }/messages` ),
			] );

			expect( answers.map( ( { status } ) => status ) ).toEqual( [ 201, 200, 200, 200 ] );
		}
	} finally {
		await database.query( 'SET GLOBAL wait_timeout = 28800' );
	}
} );

test( 'B14: the relay holds no more connections than its share', async () => {
	const scenes = await Promise.all( Array.from( { length: 10 }, () => relay.make.openConversation() ) );
	let most = 0;
	let isOver = false;
	const watch = ( async () => {
		while ( ! isOver ) {
			const [ row ] = await database.query< { total: number } >(
				'SELECT COUNT(*) AS total FROM information_schema.PROCESSLIST WHERE DB = ?',
				[ site.databaseName ]
			);
			most = Math.max( most, Number( row?.total ) );
		}
	} )();
	await Promise.all(
		scenes.flatMap( ( { conversation, visitor, agent } ) =>
			Array.from( { length: 10 }, ( _, index ) =>
				index % 2
					? say( visitor, conversation.id, `${ index }` )
					: agent.get( `/v1/conversations/${ conversation.id }` )
			)
		)
	);
	isOver = true;
	await watch;

	// Ten are the relay's; four may be this test's own.
	expect( most ).toBeLessThanOrEqual( 14 );
} );
