import type { Database } from '../../scripts/environment/database';
import { waitUntil } from '../../scripts/environment/processes';
import { call } from '../support/http';
import { draft, type OpenConversation } from '../support/make';
import { startOwnServer, type OwnServer } from '../support/own-server';
import { countRows } from '../support/table-state';
import { startRelay, type TestRelay } from '../support/start-relay';

let own: OwnServer;
let database: Database;
let relay: TestRelay;
let scene: OpenConversation;

// A server of its own: these tests stop it.
beforeAll( async () => {
	own = await startOwnServer();
	( { database } = own );
	relay = await startRelay( { site: own.site } );
	scene = await relay.make.openConversation();
} );

afterAll( async () => {
	await relay.close();
	await own.remove();
} );

const readiness = () => call( { port: relay.port, path: '/readyz' } );
const isNotReady = async () => ( await readiness() ).status === 503;
const post = () => scene.visitor.post( `/v1/conversations/${ scene.conversation.id }/messages`, draft( 'x' ) );

afterEach( async () => {
	database.thaw();
	await database.start();
	await own.site.disconnect();
	await waitUntil(
		async () => ( await readiness() ).status === 200,
		() => 'The relay did not come back.'
	);
	expect( ( await post() ).status ).toBe( 201 );
} );

test( 'B09: with the first call that fails the relay is not ready', async () => {
	await database.stop();

	const failed = await post();
	const ready = await readiness();

	expect( [ failed.status, ready.status ] ).toEqual( [ 503, 503 ] );
	expect( ready.json< { database: string } >().database ).toBe( 'unavailable' );
} );

test( 'B11: with a frozen database the relay is not ready before any call has failed', async () => {
	const noticed = () => relay.log.filter( ( line ) => line.includes( 'The site is degraded.' ) ).length;
	const before = noticed();

	await database.freeze();
	await waitUntil( isNotReady, () => 'The relay is ready all the same.' );

	expect( noticed() ).toBe( before );
} );

test( 'a database that takes no writes is not ready, and asking leaves nothing in it', async () => {
	const before = await countRows( relay.site, 'spent_tokens' );
	expect( ( await readiness() ).status ).toBe( 200 );
	const { databaseName, prefix } = own.site;
	const [ table, elsewhere ] = [ 'veranda_spent_tokens', 'elsewhere' ].map(
		( name ) => `${ databaseName }.${ prefix }${ name }`
	);
	await database.query( `RENAME TABLE ${ table } TO ${ elsewhere }` );
	await waitUntil( isNotReady, () => 'The relay is ready all the same.' );
	await database.query( `RENAME TABLE ${ elsewhere } TO ${ table }` );

	expect( await countRows( relay.site, 'spent_tokens' ) ).toBe( before );
} );
