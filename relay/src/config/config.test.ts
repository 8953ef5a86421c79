import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { readConfig } from './config';
import { ConfigError } from './environment';

const SITE_ID = `s_${ 'a'.repeat( 22 ) }`;

const valid = () => ( {
	SITE_ID,
	VERANDA_SECRET: randomBytes( 32 ).toString( 'hex' ),
	SITE_ORIGINS: 'https://example.org, http://localhost:8080',
	DATABASE_USER: 'wordpress',
	DATABASE_NAME: 'wordpress',
} );

test( 'the least that is needed is enough', () => {
	const config = readConfig( valid() );

	expect( config ).toMatchObject( { host: '127.0.0.1', port: 8787, trustedProxies: [] } );
	expect( config.sites[ 0 ] ).toMatchObject( {
		id: SITE_ID,
		origins: [ 'https://example.org', 'http://localhost:8080' ],
		database: { host: '127.0.0.1', port: 3306, prefix: 'wp_', connections: 12 },
	} );
} );

test.each( Object.keys( valid() ) )( 'without %s it does not start, and says so by name', ( variable ) => {
	expect( () => readConfig( { ...valid(), [ variable ]: undefined } ) ).toThrow( new RegExp( `^${ variable }: ` ) );
} );

test.each( [
	[ 'empty', '' ],
	[ 'short', randomBytes( 15 ).toString( 'hex' ) ],
	[ 'one letter', 'a'.repeat( 64 ) ],
	[ 'a pattern', 'abcd1234'.repeat( 8 ) ],
	[ 'a long pattern', 'q7Zr2mXk9TbLw4Pd'.repeat( 4 ) ],
	[ 'a sample', 'change-me-to-something-random-of-32-bytes!' ],
	[ 'a word', 'my-secret-is-very-very-long-indeed-0815' ],
] )( 'a secret that is %s is refused', ( _, VERANDA_SECRET ) => {
	expect( () => readConfig( { ...valid(), VERANDA_SECRET } ) ).toThrow( /^VERANDA_SECRET: / );
	if ( VERANDA_SECRET !== '' ) {
		expect( () => readConfig( { ...valid(), VERANDA_SECRET_PREVIOUS: VERANDA_SECRET } ) ).toThrow(
			/^VERANDA_SECRET_PREVIOUS: /
		);
	}
} );

test( 'no random secret is taken for a pattern', () => {
	for ( let round = 0; round < 2_000; round++ ) {
		for ( const secret of [ randomBytes( 32 ).toString( 'hex' ), randomBytes( 32 ).toString( 'base64' ) ] ) {
			expect( () => readConfig( { ...valid(), VERANDA_SECRET: secret } ) ).not.toThrow();
		}
	}
} );

test.each( [
	[ 'SITE_ID', 'example.org' ],
	[ 'SITE_ORIGINS', 'https://example.org/' ],
	[ 'SITE_ORIGINS', '*' ],
	[ 'SITE_ORIGINS', 'null' ],
	[ 'SITE_ORIGINS', 'https://example.org,' ],
	[ 'WORDPRESS_URL', 'wordpress:8080' ],
	[ 'WORDPRESS_URL', 'http://user:password@wordpress' ],
	[ 'WORDPRESS_URL', 'http://wordpress/blog/' ],
	[ 'TABLE_PREFIX', 'wp_`; DROP TABLE x' ],
	[ 'PORT', '87.5' ],
	[ 'PORT', '70000' ],
	[ 'TRUSTED_PROXIES', 'true' ],
	[ 'TRUSTED_PROXIES', '10.0.0.0/0' ],
	[ 'TRUSTED_PROXIES', '10.0.0.0/33' ],
	[ 'TRUSTED_PROXIES', 'proxy.internal' ],
	[ 'METRICS_TOKEN', 'short' ],
	[ 'REDIS_URL', 'localhost:6379' ],
	[ 'REDIS_URL', 'http://localhost:6379' ],
	[ 'REDIS_URL', 'redis://' ],
	[ 'REDIS_URL', 'redis://localhost:6379/first' ],
	[ 'REDIS_URL', 'redis://localhost:6379?db=1' ],
	[ 'REDIS_URL', 'redis://:p%ss@localhost:6379' ],
	[ 'REDIS_URL', 'redis://localhost:99999' ],
	[ 'LOG_LEVEL', 'loud' ],
	[ 'LIMIT_MESSAGE_BURST', '0' ],
	[ 'DATABASE_CONNECTIONS', '-1' ],
] )( '%s may not be "%s"', ( variable, value ) => {
	expect( () => readConfig( { ...valid(), [ variable ]: value } ) ).toThrow( new RegExp( `^${ variable }: ` ) );
} );

test.each( [ 'redis://127.0.0.1:6379', 'rediss://user:p%40ss@redis.internal:6380/2', 'redis://[::1]' ] )(
	'relays can be joined by %s',
	( REDIS_URL ) => {
		expect( readConfig( { ...valid(), REDIS_URL } ).redisUrl ).toBe( REDIS_URL );
	}
);

test( 'a wrong address of Redis is not repeated: it may hold a password', () => {
	const REDIS_URL = 'redis://:hunter2-hunter2@localhost:6379/first';

	expect( () => readConfig( { ...valid(), REDIS_URL } ) ).toThrow( /^REDIS_URL: / );
	expect( () => readConfig( { ...valid(), REDIS_URL } ) ).not.toThrow( /hunter2/ );
} );

test( 'WordPress can be reached at another address than the public one', () => {
	expect( readConfig( valid() ).sites[ 0 ] ).not.toHaveProperty( 'wordpressUrl' );
	expect( readConfig( { ...valid(), WORDPRESS_URL: 'http://wordpress:8080' } ).sites[ 0 ]?.wordpressUrl ).toBe(
		'http://wordpress:8080'
	);
} );

test( 'limits can be changed', () => {
	const { limits } = readConfig( { ...valid(), LIMIT_MESSAGES_PER_SECOND: '7' } );

	expect( limits ).toMatchObject( { messagesPerSecond: 7, messageBurst: 10 } );
} );

describe( 'a folder of sites', () => {
	let folder: string;
	const site = ( id: string ) => ( {
		id,
		secrets: [ randomBytes( 32 ).toString( 'hex' ) ],
		origins: [ 'https://example.org' ],
		database: { user: 'u', password: 'p', name: 'n' },
		prefix: 'x_',
	} );
	const write = ( name: string, content: object ) => writeFileSync( join( folder, name ), JSON.stringify( content ) );

	beforeEach( () => {
		folder = mkdtempSync( join( tmpdir(), 'veranda-' ) );
	} );
	afterEach( () => rmSync( folder, { recursive: true } ) );

	test( 'is read instead of the variables of one site', () => {
		write( 'one.json', site( SITE_ID ) );
		write( 'two.json', { ...site( `s_${ 'b'.repeat( 22 ) }` ), wordpressUrl: 'http://127.0.0.1' } );

		const { sites } = readConfig( { SITES_FOLDER: folder } );

		expect( sites.map( ( each ) => each.database.prefix ) ).toEqual( [ 'x_', 'x_' ] );
		expect( sites.map( ( each ) => each.wordpressUrl ) ).toEqual( [ undefined, 'http://127.0.0.1' ] );
	} );

	test( 'may not be empty, hold one site twice, or hold a weak secret', () => {
		const read = () => readConfig( { SITES_FOLDER: folder } );

		expect( read ).toThrow( ConfigError );
		write( 'one.json', { ...site( SITE_ID ), secrets: [ 'weak' ] } );
		expect( read ).toThrow( /secrets/ );
		write( 'one.json', site( SITE_ID ) );
		write( 'two.json', site( SITE_ID ) );
		expect( read ).toThrow( /same site id/ );
	} );

	test( 'never tells what is in a file that is wrong', () => {
		write( 'one.json', { ...site( SITE_ID ), secrets: 'hunter2-hunter2', origins: 5 } );

		expect( () => readConfig( { SITES_FOLDER: folder } ) ).toThrow( /\(secrets, origins\)/ );
		expect( () => readConfig( { SITES_FOLDER: folder } ) ).not.toThrow( /hunter2/ );
	} );
} );
