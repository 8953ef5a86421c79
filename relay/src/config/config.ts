import { isIP } from 'node:net';
import { ConfigError, readNumber, type Environment } from './environment';
import { decodeHexVariables } from './hex-variables';
import { readLimits, type LimitsConfig } from './limits-config';
import { assertStrong } from './secret';
import { readSite, readSites, type SiteConfig } from './site-config';

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

/** Reads the environment; throws a ConfigError that names the variable to change. */
export function readConfig( given: Environment ): Config {
	const env = decodeHexVariables( given );
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
