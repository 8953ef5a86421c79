import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase, type Database } from '../../scripts/environment/database';
import { NO_FINDINGS } from '../support/checker';
import { Load } from '../support/load';
import { say } from '../support/make';
import { createSite, type Site } from '../support/site';
import { startRelay, type TestRelay } from '../support/start-relay';

const SETTLED = 15_000;

/*
 * MariaDB takes what a message needs as one compound statement, a MySQL as several (docs/decisions/0014). Which of them a
 * server is, it says by its version: this one says what it is told to.
 */
describe.each( [
	[ 'a MariaDB', undefined, /^BEGIN NOT ATOMIC\nINSERT INTO \S+messages\S [^]*;\nCOMMIT;\nEND$/ ],
	[ 'a MySQL', '8.0.36', /^INSERT INTO \S+messages\S [^]*;\nCOMMIT$/ ],
] )( 'on %s', ( _name, version, expected ) => {
	let folder: string;
	let database: Database;
	let site: Site;
	let relay: TestRelay;

	beforeAll( async () => {
		folder = mkdtempSync( join( tmpdir(), 'veranda-journeys-' ) );
		database = await startDatabase( { folder, ...( version === undefined ? {} : { version } ) } );
		site = await createSite( { server: database } );
		relay = await startRelay( { site } );
	} );

	afterAll( async () => {
		await relay.close();
		await site.disconnect();
		await database.kill();
		rmSync( folder, { recursive: true, force: true } );
	} );

	test( 'nothing is lost or doubled, and all comes in order', async () => {
		const load = await Load.open( relay.make, 6 );

		await load.write( 25 );
		await load.settle( SETTLED );

		expect( load.sent ).toBe( 6 * 2 * 25 );
		expect( await load.judge() ).toEqual( NO_FINDINGS );
	} );

	test( 'a message in a conversation that is known makes one journey', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		await say( visitor, conversation.id, 'First' );
		// What else this relay does to a conversation, it knows as well.
		await agent.post( `/v1/conversations/${ conversation.id }/read`, { seq: 3 } );

		await database.query( "SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = 1" );
		await say( visitor, conversation.id, 'Second' );
		await database.query( 'SET GLOBAL general_log = 0' );

		// By thread: other connections poll meanwhile.
		const log = await database.query< { argument: string } >(
			`SELECT CONVERT(argument USING utf8mb4) AS argument FROM mysql.general_log WHERE command_type = 'Query' AND thread_id IN
			(SELECT thread_id FROM mysql.general_log WHERE argument LIKE '%Second%') ORDER BY event_time`
		);
		expect( log.map( ( { argument } ) => argument ) ).toEqual( [ expect.stringMatching( expected ) ] );
	} );
} );
