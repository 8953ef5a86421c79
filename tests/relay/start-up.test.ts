import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCHEMA_VERSION } from '../../relay/protocol';
import { runCommand } from '../../scripts/environment/commands';
import { waitUntil } from '../../scripts/environment/processes';
import { call, callUntilReady } from '../support/http';
import { serviceCall } from '../support/service-call';
import { createSite, type Site } from '../support/site';
import { environmentOf, RELAY_COMMAND, startRelay } from '../support/start-relay';

let site: Site;

beforeAll( async () => {
	site = await createSite();
} );

afterAll( () => site.remove() );

/** Runs the relay until it ends; one that does not end fails the test instead of hanging it. */
async function start( changes: Record< string, string > ) {
	return runCommand( RELAY_COMMAND.command, RELAY_COMMAND.args, {
		cwd: RELAY_COMMAND.cwd,
		env: { ...environmentOf( site ), ...changes },
		signal: AbortSignal.timeout( 60_000 ),
	} );
}

const BAD: Record< string, [ variable: string, changes: Record< string, string > ] > = {
	'no secret': [ 'VERANDA_SECRET', { VERANDA_SECRET: '' } ],
	'a short secret': [ 'VERANDA_SECRET', { VERANDA_SECRET: 'f3a90c1be7d2' } ],
	'a secret one byte short': [ 'VERANDA_SECRET', { VERANDA_SECRET: '9f2c7be01d64a8f35e90b7c2d1846fa' } ],
	'a sample secret': [ 'VERANDA_SECRET', { VERANDA_SECRET: 'change-me-change-me-change-me-change-me' } ],
	'one letter repeated': [ 'VERANDA_SECRET', { VERANDA_SECRET: 'a'.repeat( 64 ) } ],
	'a pattern': [ 'VERANDA_SECRET', { VERANDA_SECRET: '0123456789abcdef'.repeat( 4 ) } ],
	'a short earlier secret': [ 'VERANDA_SECRET_PREVIOUS', { VERANDA_SECRET_PREVIOUS: 'f3a90c1be7d2' } ],
	'no site': [ 'SITE_ID', { SITE_ID: '' } ],
	'a site id that is none': [ 'SITE_ID', { SITE_ID: 'shop' } ],
	'an origin with a path': [ 'SITE_ORIGINS', { SITE_ORIGINS: 'https://shop.test/' } ],
	'every origin': [ 'SITE_ORIGINS', { SITE_ORIGINS: '*' } ],
	'a prefix that ends a name': [ 'TABLE_PREFIX', { TABLE_PREFIX: 'wp_` WHERE 1; --' } ],
	'every proxy': [ 'TRUSTED_PROXIES', { TRUSTED_PROXIES: 'true' } ],
	'the whole internet as proxies': [ 'TRUSTED_PROXIES', { TRUSTED_PROXIES: '0.0.0.0/0' } ],
	'a port that is none': [ 'PORT', { PORT: '80x' } ],
	'a Redis that is none': [ 'REDIS_URL', { REDIS_URL: 'localhost:6379' } ],
	'a guessable metrics token': [ 'METRICS_TOKEN', { METRICS_TOKEN: 'secret' } ],
};

test( 'A07: a relay with a bad environment does not start and names the variable', async () => {
	// Two at a time: each is a process of its own.
	const cases = Object.entries( BAD );
	const work = async () => {
		for ( let next = cases.pop(); next; next = cases.pop() ) {
			const [ name, [ variable, changes ] ] = next;
			const { code, output } = await start( changes );

			expect( { name, failed: code !== 0, says: output.includes( variable ) } ).toEqual( {
				name,
				failed: true,
				says: true,
			} );
			expect( output ).not.toMatch( /\n\s+at / );
			const secret = changes.VERANDA_SECRET;
			if ( secret ) {
				expect( output ).not.toContain( secret );
			}
		}
	};
	await Promise.all( [ work(), work() ] );
} );

test( 'A07: a site file with a weak secret, a twin or a syntax error stops the start', async () => {
	const folder = mkdtempSync( join( tmpdir(), 'veranda-sites-' ) );
	const file = ( changes: object ) => ( {
		id: site.id,
		secrets: [ site.secret ],
		origins: [ site.origin ],
		database: { ...site.server, name: site.databaseName },
		prefix: site.prefix,
		...changes,
	} );
	const write = ( name: string, text: string ) => writeFileSync( join( folder, name ), text, { mode: 0o600 } );
	try {
		for ( const [ first, second ] of [
			[ file( { secrets: [ 'short' ] } ), null ],
			[ file( {} ), file( {} ) ],
			[ file( { secrets: [] } ), null ],
			[ file( { surplus: 1 } ), null ],
		] as const ) {
			write( 'a.json', JSON.stringify( first ) );
			if ( second ) {
				write( 'b.json', JSON.stringify( second ) );
			} else {
				rmSync( join( folder, 'b.json' ), { force: true } );
			}
			const { code, output } = await start( { SITES_FOLDER: folder } );

			expect( code ).not.toBe( 0 );
			expect( output ).toContain( 'SITES_FOLDER' );
			expect( output ).not.toContain( site.secret );
		}
		rmSync( join( folder, 'b.json' ), { force: true } );
		write( 'a.json', `{"id": "${ site.id }", "secrets": ["${ site.secret }"` );
		const broken = await start( { SITES_FOLDER: folder } );
		expect( broken.code ).not.toBe( 0 );
		expect( broken.output ).not.toContain( site.secret );
	} finally {
		rmSync( folder, { recursive: true, force: true } );
	}
} );

test.each( [
	{ which: 'none', change: 'DROP TABLE {prefix}veranda_migrations', found: null },
	{
		which: 'one that is half applied',
		change: 'UPDATE {prefix}veranda_migrations SET applied_at = NULL',
		found: null,
	},
	{
		which: 'a newer one',
		change: "INSERT INTO {prefix}veranda_migrations VALUES (99, 'later', 1, UTC_TIMESTAMP(3))",
		found: 99,
	},
] )( 'a relay whose database has another schema, $which, says so and does not serve', async ( { change, found } ) => {
	const other = await createSite();
	await other.query( change );
	const relay = await startRelay( { site: other } );
	try {
		const ready = await call( { port: relay.port, path: '/readyz' } );
		const visitor = await relay.make.visitorAnswer();

		expect( ready.status ).toBe( 503 );
		expect( ready.json() ).toMatchObject( { status: 'not_ready', schema: { found } } );
		expect( ready.json< { detail: string } >().detail ).toMatch( /[a-z]{3,}.*\.$/ );
		expect( [ visitor.status, visitor.code ] ).toEqual( [ 503, 'schema_mismatch' ] );
	} finally {
		await relay.close();
		await other.remove();
	}
} );

test( 'a relay that may not use a table that an update has made does not serve until it may', async () => {
	const other = await createSite();
	const user = other.databaseName.slice( -12 );
	const grant = ( name: string ) =>
		other.query( `GRANT SELECT, INSERT, UPDATE, DELETE ON {prefix}veranda_${ name } TO '${ user }'@'%'` );
	await other.query( `CREATE USER '${ user }'@'%' IDENTIFIED BY 'chat'` );
	const tables = await other.query< { name: string } >(
		"SELECT REPLACE(table_name, '{prefix}veranda_', '') AS name FROM information_schema.tables WHERE table_schema = DATABASE()"
	);
	for ( const { name } of tables.filter( ( table ) => table.name !== 'conversation_tags' ) ) {
		await grant( name );
	}
	const relay = await startRelay( { site: other, env: { DATABASE_USER: user, DATABASE_PASSWORD: 'chat' } } );
	try {
		const isReady = async () => ( await call( { port: relay.port, path: '/readyz' } ) ).status === 200;
		const visitor = await relay.make.visitorAnswer();
		const check = await serviceCall( relay, '/v1/service/check', { nonce: 'n'.repeat( 22 ) } );

		expect( await isReady() ).toBe( false );
		expect( [ visitor.status, visitor.code ] ).toEqual( [ 503, 'db_unavailable' ] );
		expect( JSON.parse( check.text ) ).toMatchObject( { schema: { serves: SCHEMA_VERSION, found: null } } );
		expect( relay.log.join( '' ) ).toContain( 'conversation_tags' );

		await grant( 'conversation_tags' );
		await waitUntil( isReady, () => 'It does not serve.' );
	} finally {
		await relay.close();
		await other.query( `DROP USER '${ user }'@'%'` );
		await other.remove();
	}
} );

test( 'the process answers at its health address, and says that it is ready', async () => {
	const relay = await startRelay( { site } );
	try {
		const health = await call( { port: relay.port, path: '/healthz' } );
		const ready = await callUntilReady( relay.port );

		expect( [ health.status, health.json() ] ).toEqual( [ 200, { status: 'ok', version: expect.any( String ) } ] );
		expect( [ ready.status, ready.json() ] ).toEqual( [
			200,
			{
				status: 'ready',
				database: 'ok',
				schema: { serves: SCHEMA_VERSION, found: SCHEMA_VERSION },
				detail: expect.any( String ),
			},
		] );
	} finally {
		await relay.close();
	}
} );
