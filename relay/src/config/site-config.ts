import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { siteId } from '../../protocol';
import { ConfigError, readNumber, required, type Environment } from './environment';
import { assertSecret } from './secret';

/** The connection settings of one site's database. */
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
	/** An origin at which the relay reaches WordPress, when it is not the public one. */
	wordpressUrl?: string;
	database: DatabaseConfig;
}

/** Reads the one site that the environment describes. */
export function readSite( env: Environment ): SiteConfig {
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
		connections: readNumber( env, 'DATABASE_CONNECTIONS', 12, 4, 200 ),
	};
	if ( env.DATABASE_SOCKET ) {
		database.socket = env.DATABASE_SOCKET;
	}
	return {
		id,
		secrets,
		origins,
		...( env.WORDPRESS_URL ? { wordpressUrl: readOrigin( 'WORDPRESS_URL', env.WORDPRESS_URL ) } : {} ),
		database,
	};
}

const siteFile = z.strictObject( {
	id: siteId,
	secrets: z.array( z.string() ).min( 1 ).max( 2 ),
	origins: z.array( z.string() ).min( 1 ),
	wordpressUrl: z.string().optional(),
	database: z.strictObject( {
		host: z.string().default( '127.0.0.1' ),
		port: z.int().min( 1 ).max( 65_535 ).default( 3306 ),
		socket: z.string().optional(),
		user: z.string(),
		password: z.string(),
		name: z.string(),
		connections: z.int().min( 4 ).max( 200 ).default( 12 ),
	} ),
	prefix: z.string().default( 'wp_' ),
} );

/** Reads a folder of site files; a file that is wrong stops the start, for a site left out would look like an outage. */
export function readSites( folder: string ): SiteConfig[] {
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
		...( parsed.wordpressUrl === undefined
			? {}
			: { wordpressUrl: readOrigin( `SITES_FOLDER (wordpressUrl in ${ file })`, parsed.wordpressUrl ) } ),
		database: {
			...database,
			...( socket === undefined ? {} : { socket } ),
			prefix: readPrefix( `SITES_FOLDER (prefix in ${ file })`, parsed.prefix ),
		},
	};
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
