import { readdirSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { siteId } from '../protocol';

/** How to reach one site's database. */
export interface DatabaseConfig {
	host: string;
	port: number;
	socket?: string;
	user: string;
	password: string;
	name: string;
	/** WordPress's table prefix. */
	prefix: string;
	/** All connections that the relay may hold for this site. */
	connections: number;
}

/** One site that the relay serves. */
export interface SiteConfig {
	id: string;
	/** The newest first; a second one is the one before it, during a rotation. */
	secrets: string[];
	/** Exact origins of the site's pages. */
	origins: string[];
	database: DatabaseConfig;
}

/** How much one caller may do. A burst is what may come at once, the rate what may go on for ever. */
export interface LimitsConfig {
	messageBurst: number;
	messagesPerSecond: number;
	agentMessageBurst: number;
	agentMessagesPerSecond: number;
	newVisitorsPerHour: number;
	/** Other calls, for each visitor or agent. */
	requestBurst: number;
	requestsPerSecond: number;
	streamsPerVisitor: number;
	streamsPerAgent: number;
	streamsPerAddress: number;
}

export interface Config {
	host: string;
	port: number;
	sites: SiteConfig[];
	/** Joins several relays; may hold a password, so it is never logged. */
	redisUrl?: string;
	metricsToken?: string;
	trustedProxies: string[];
	logLevel: string;
	limits: LimitsConfig;
}

export const DEFAULT_LIMITS: LimitsConfig = {
	messageBurst: 10,
	messagesPerSecond: 1,
	agentMessageBurst: 60,
	agentMessagesPerSecond: 20,
	newVisitorsPerHour: 30,
	requestBurst: 60,
	requestsPerSecond: 20,
	streamsPerVisitor: 5,
	streamsPerAgent: 20,
	streamsPerAddress: 50,
};

/** Says which variable is wrong and what to do about it. */
export class ConfigError extends Error {
	constructor( variable: string, sentence: string ) {
		super( `${ variable }: ${ sentence }` );
		this.name = 'ConfigError';
	}
}

type Environment = Readonly< Record< string, string | undefined > >;

/** Reads the environment; throws a ConfigError that names the variable to change. */
export function readConfig( env: Environment ): Config {
	const config: Config = {
		host: env.HOST || '127.0.0.1',
		port: readNumber( env, 'PORT', 8787, 0, 65_535 ),
		sites: env.SITES_FOLDER ? readSites( env.SITES_FOLDER ) : [ readSite( env ) ],
		trustedProxies: readProxies( env ),
		logLevel: readLogLevel( env ),
		limits: readLimits( env ),
	};
	if ( env.METRICS_TOKEN ) {
		assertStrong( 'METRICS_TOKEN', env.METRICS_TOKEN, 16 );
		config.metricsToken = env.METRICS_TOKEN;
	}
	if ( env.REDIS_URL ) {
		assertRedisUrl( env.REDIS_URL );
		config.redisUrl = env.REDIS_URL;
	}
	return config;
}

function readSite( env: Environment ): SiteConfig {
	const id = required( env, 'SITE_ID' );
	if ( ! siteId.safeParse( id ).success ) {
		throw new ConfigError( 'SITE_ID', 'This is not a site id. Copy it from the Veranda settings in WordPress.' );
	}
	const secrets = [ env.VERANDA_SECRET ?? '' ];
	assertSecret( 'VERANDA_SECRET', secrets[ 0 ] );
	if ( env.VERANDA_SECRET_PREVIOUS ) {
		assertSecret( 'VERANDA_SECRET_PREVIOUS', env.VERANDA_SECRET_PREVIOUS );
		secrets.push( env.VERANDA_SECRET_PREVIOUS );
	}
	const origins = required( env, 'SITE_ORIGINS' )
		.split( ',' )
		.map( ( origin ) => readOrigin( 'SITE_ORIGINS', origin.trim() ) );
	const database: DatabaseConfig = {
		host: env.DATABASE_HOST || '127.0.0.1',
		port: readNumber( env, 'DATABASE_PORT', 3306, 1, 65_535 ),
		user: required( env, 'DATABASE_USER' ),
		password: env.DATABASE_PASSWORD ?? '',
		name: required( env, 'DATABASE_NAME' ),
		prefix: readPrefix( 'TABLE_PREFIX', env.TABLE_PREFIX ?? 'wp_' ),
		connections: readNumber( env, 'DATABASE_CONNECTIONS', 10, 4, 200 ),
	};
	if ( env.DATABASE_SOCKET ) {
		database.socket = env.DATABASE_SOCKET;
	}
	return { id, secrets, origins, database };
}

const siteFile = z.strictObject( {
	id: siteId,
	secrets: z.array( z.string() ).min( 1 ).max( 2 ),
	origins: z.array( z.string() ).min( 1 ),
	database: z.strictObject( {
		host: z.string().default( '127.0.0.1' ),
		port: z.int().min( 1 ).max( 65_535 ).default( 3306 ),
		socket: z.string().optional(),
		user: z.string(),
		password: z.string(),
		name: z.string(),
		connections: z.int().min( 4 ).max( 200 ).default( 10 ),
	} ),
	prefix: z.string().default( 'wp_' ),
} );

/** Reads a folder of site files; a file that is wrong stops the start, for a site left out would look like an outage. */
function readSites( folder: string ): SiteConfig[] {
	let names: string[];
	try {
		names = readdirSync( folder ).filter( ( name ) => name.endsWith( '.json' ) );
	} catch {
		throw new ConfigError( 'SITES_FOLDER', `The folder ${ folder } cannot be read.` );
	}
	const sites = names.sort().map( ( name ) => readSiteFile( join( folder, name ) ) );
	if ( sites.length === 0 ) {
		throw new ConfigError(
			'SITES_FOLDER',
			`The folder ${ folder } has no site file. Add one JSON file for each site.`
		);
	}
	const ids = new Set( sites.map( ( site ) => site.id ) );
	if ( ids.size < sites.length ) {
		throw new ConfigError( 'SITES_FOLDER', 'Two files have the same site id. Give each site its own.' );
	}
	return sites;
}

function readSiteFile( file: string ): SiteConfig {
	let parsed: z.infer< typeof siteFile >;
	try {
		parsed = siteFile.parse( JSON.parse( readFileSync( file, 'utf8' ) ) );
	} catch ( error ) {
		// The file holds secrets: only places are named, never values.
		const where =
			error instanceof z.ZodError
				? [ ...new Set( error.issues.map( ( issue ) => issue.path.join( '.' ) || 'the top' ) ) ].join( ', ' )
				: 'it is not readable JSON';
		throw new ConfigError( 'SITES_FOLDER', `${ file } is not a site file (${ where }).` );
	}
	const { socket, ...database } = parsed.database;
	for ( const secret of parsed.secrets ) {
		assertSecret( `SITES_FOLDER (secrets in ${ file })`, secret );
	}
	return {
		id: parsed.id,
		secrets: parsed.secrets,
		origins: parsed.origins.map( ( origin ) => readOrigin( `SITES_FOLDER (${ file })`, origin ) ),
		database: {
			...database,
			...( socket === undefined ? {} : { socket } ),
			prefix: readPrefix( `SITES_FOLDER (prefix in ${ file })`, parsed.prefix ),
		},
	};
}

/** Refuses a secret that is missing, short, a known sample or easy to guess. */
function assertSecret( variable: string, secret: string | undefined ): void {
	if ( ! secret ) {
		throw new ConfigError(
			variable,
			'It is not set. Copy the start command from the Veranda settings in WordPress.'
		);
	}
	assertStrong( variable, secret, 32 );
}

const SAMPLES = /change[-_ ]?me|secret|password|example|sample|default|your[-_ ]|veranda|0123456789|abcdefgh/i;

function assertStrong( variable: string, value: string, bytes: number ): void {
	if ( Buffer.byteLength( value ) < bytes ) {
		throw new ConfigError(
			variable,
			`It is too short: it needs at least ${ bytes } bytes. Copy it again in full.`
		);
	}
	if ( SAMPLES.test( value ) || isPatterned( value ) ) {
		throw new ConfigError( variable, 'It is a sample or easy to guess. Use the random value that WordPress made.' );
	}
}

/**
 * Tells a pattern from a random text: of the adjacent pairs in 64 random hexadecimal
 * digits nearly all differ, in something typed or repeated most come again.
 */
function isPatterned( text: string ): boolean {
	const start = text.slice( 0, 64 );
	const pairs = new Set< string >();
	for ( let at = 0; at + 1 < start.length; at++ ) {
		pairs.add( start.slice( at, at + 2 ) );
	}
	return new Set( start ).size < 8 || pairs.size < start.length / 2;
}

function readOrigin( variable: string, origin: string ): string {
	let url: URL | undefined;
	try {
		url = new URL( origin );
	} catch {
		// Told below, in one sentence with the other reasons.
	}
	if ( url === undefined || url.origin !== origin || ! /^https?:$/.test( url.protocol ) ) {
		throw new ConfigError(
			variable,
			`"${ origin.slice( 0, 100 ) }" is not an exact origin. Write it like https://example.com, without a path or a slash at the end.`
		);
	}
	return origin;
}

function readPrefix( variable: string, prefix: string ): string {
	// It becomes part of table names, so nothing that could end one may pass.
	if ( ! /^[A-Za-z0-9_]{1,32}$/.test( prefix ) ) {
		throw new ConfigError( variable, 'A table prefix has letters, digits and underscores only.' );
	}
	return prefix;
}

function readProxies( env: Environment ): string[] {
	const text = env.TRUSTED_PROXIES ?? '';
	const proxies = text
		.split( ',' )
		.map( ( part ) => part.trim() )
		.filter( Boolean );
	for ( const proxy of proxies ) {
		const [ address = '', bits, ...rest ] = proxy.split( '/' );
		const family = isIP( address );
		const maximum = family === 6 ? 128 : 32;
		const isRange =
			bits === undefined || ( /^[0-9]{1,3}$/.test( bits ) && Number( bits ) >= 1 && Number( bits ) <= maximum );
		if ( family === 0 || ! isRange || rest.length > 0 ) {
			throw new ConfigError(
				'TRUSTED_PROXIES',
				`"${ proxy.slice( 0, 100 ) }" is not an address or a range. List the addresses of your own proxies, like 127.0.0.1,10.0.0.0/8; trusting everybody would let callers choose their address.`
			);
		}
	}
	return proxies;
}

function assertRedisUrl( text: string ): void {
	let isGood = false;
	try {
		const url = new URL( text );
		decodeURIComponent( url.username + url.password );
		isGood =
			/^rediss?:$/.test( url.protocol ) &&
			url.hostname !== '' &&
			/^(?:\/[0-9]{0,5})?$/.test( url.pathname ) &&
			url.search === '' &&
			url.hash === '';
	} catch {
		// Told below, in one sentence with the other reasons.
	}
	if ( ! isGood ) {
		// It may hold a password, so it is not repeated.
		throw new ConfigError(
			'REDIS_URL',
			'This is not the address of a Redis. Write it like redis://127.0.0.1:6379, or rediss://user:password@host:6380/0 with TLS; encode signs such as @ or / in the password.'
		);
	}
}

const LOG_LEVELS = [ 'fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent' ];

function readLogLevel( env: Environment ): string {
	const level = env.LOG_LEVEL || 'info';
	if ( ! LOG_LEVELS.includes( level ) ) {
		throw new ConfigError( 'LOG_LEVEL', `Choose one of ${ LOG_LEVELS.join( ', ' ) }.` );
	}
	return level;
}

/** The variable for each limit. */
export const LIMIT_VARIABLES: Readonly< Record< keyof LimitsConfig, string > > = {
	messageBurst: 'LIMIT_MESSAGE_BURST',
	messagesPerSecond: 'LIMIT_MESSAGES_PER_SECOND',
	agentMessageBurst: 'LIMIT_AGENT_MESSAGE_BURST',
	agentMessagesPerSecond: 'LIMIT_AGENT_MESSAGES_PER_SECOND',
	newVisitorsPerHour: 'LIMIT_NEW_VISITORS_PER_HOUR',
	requestBurst: 'LIMIT_REQUEST_BURST',
	requestsPerSecond: 'LIMIT_REQUESTS_PER_SECOND',
	streamsPerVisitor: 'LIMIT_STREAMS_PER_VISITOR',
	streamsPerAgent: 'LIMIT_STREAMS_PER_AGENT',
	streamsPerAddress: 'LIMIT_STREAMS_PER_ADDRESS',
};

function readLimits( env: Environment ): LimitsConfig {
	const limits = { ...DEFAULT_LIMITS };
	for ( const [ name, variable ] of Object.entries( LIMIT_VARIABLES ) as Array< [ keyof LimitsConfig, string ] > ) {
		limits[ name ] = readNumber( env, variable, DEFAULT_LIMITS[ name ], 1, 1_000_000 );
	}
	return limits;
}

function required( env: Environment, variable: string ): string {
	const value = env[ variable ];
	if ( ! value ) {
		throw new ConfigError( variable, 'It is not set. Run veranda-relay --help to see what it is for.' );
	}
	return value;
}

function readNumber( env: Environment, variable: string, fallback: number, minimum: number, maximum: number ): number {
	const text = env[ variable ];
	if ( ! text ) {
		return fallback;
	}
	const number = Number( text );
	if ( ! /^[0-9]+$/.test( text ) || number < minimum || number > maximum ) {
		throw new ConfigError( variable, `It must be a whole number from ${ minimum } to ${ maximum }.` );
	}
	return number;
}
