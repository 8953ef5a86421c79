import { isMySql } from '../../scripts/environment/database-server';
import { NO_FINDINGS } from '../support/checker';
import { Load } from '../support/load';
import { say } from '../support/make';
import { SERVERS, startOwnServer, type OwnServer } from '../support/own-server';
import { startRelay, type TestRelay } from '../support/start-relay';

const SETTLED = 15_000;
const COMPOUND = /^BEGIN NOT ATOMIC\nINSERT INTO \S+messages\S [^]*;\nCOMMIT;\nEND$/;
const ONE_AFTER_ANOTHER = /^INSERT INTO \S+messages\S [^]*;\nCOMMIT$/;

/*
 * MariaDB takes what a message needs as one compound statement, a MySQL as several (docs/decisions/0012).
 */
describe.each( SERVERS )( 'on %s', ( _name, options ) => {
	let own: OwnServer;
	let relay: TestRelay;

	beforeAll( async () => {
		own = await startOwnServer( options );
		relay = await startRelay( { site: own.site } );
	} );

	afterAll( async () => {
		await relay.close();
		await own.remove();
	} );

	test( 'nothing is lost or doubled, and all comes in order', async () => {
		const load = await Load.open( relay.make, 6 );

		await load.write( 25 );
		await load.settle( SETTLED );

		expect( load.sent ).toBe( 6 * 2 * 25 );
		expect( await load.judge() ).toEqual( NO_FINDINGS );
	} );

	test( 'a message in a cached conversation takes one round trip', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		await say( visitor, conversation.id, 'First' );
		// Other changes by this relay go into the cache as well.
		await agent.post( `/v1/conversations/${ conversation.id }/read`, { seq: 3 } );

		await own.database.query( "SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = 1" );
		await say( visitor, conversation.id, 'Second' );
		await own.database.query( 'SET GLOBAL general_log = 0' );

		// By thread: other connections poll meanwhile.
		const log = await own.database.query< { argument: string } >(
			`SELECT CONVERT(argument USING utf8mb4) AS argument FROM mysql.general_log WHERE command_type = 'Query' AND thread_id IN
			(SELECT thread_id FROM mysql.general_log WHERE argument LIKE '%Second%') ORDER BY event_time`
		);
		const texts = log.map( ( { argument } ) => argument );
		const isCompound = options.version === undefined && ! isMySql();
		// A real MySQL logs each statement of a text by itself: there it is only seen that nothing else is asked.
		expect( isMySql() ? [ texts.join( '\n' ) ] : texts ).toEqual( [
			expect.stringMatching( isCompound ? COMPOUND : ONE_AFTER_ANOTHER ),
		] );
	} );
} );
