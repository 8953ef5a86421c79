#!/usr/bin/env node
import { readConfig } from './config/config';
import { ConfigError } from './config/environment';
import { DEFAULT_LIMITS, LIMIT_VARIABLES, type LimitsConfig } from './config/limits-config';
import { describeError, createLogger } from './log';
import { createRelay } from './server';
import { RELAY_VERSION } from './version';

const EXIT_CONFIG = 2;
const EXIT_START = 3;
/** A stop ends within this time in any case. */
const STOP_MS = 28_000;

const LIMIT_HELP: Readonly< Record< keyof LimitsConfig, string > > = {
	messageBurst: 'messages that a visitor may send at once',
	messagesPerSecond: 'messages a second that a visitor may send for ever',
	agentMessageBurst: 'the same for an agent',
	agentMessagesPerSecond: 'the same for an agent',
	newVisitorsPerHour: 'new visitors from one address at once, and an hour after that',
	siteNewVisitorsPerHour: 'the same for a whole site',
	requestBurst: 'other calls at once, for each visitor or agent',
	requestsPerSecond: 'other calls a second',
	streamsPerVisitor: 'open streams of one visitor',
	streamsPerAgent: 'open streams of one agent',
	streamsPerAddress: 'open streams from one address',
	connectionsPerAddress: 'open connections from one address',
	addressMessagesPerSecond: 'messages a second of all visitors of one address',
	addressRequestsPerSecond: 'other calls a second of all visitors of one address',
	siteMessagesPerSecond: 'messages a second of all visitors of a site',
	siteRequestsPerSecond: 'other calls a second of all visitors of a site',
};

function help(): string {
	const limits = ( Object.keys( LIMIT_VARIABLES ) as Array< keyof LimitsConfig > ).map(
		( name ) => `  ${ LIMIT_VARIABLES[ name ].padEnd( 36 ) }${ LIMIT_HELP[ name ] } (${ DEFAULT_LIMITS[ name ] })`
	);
	return `veranda-relay ${ RELAY_VERSION }: the relay of Veranda live chat.

Usage: veranda-relay [--help | --version]

It is configured by environment variables. WordPress shows a ready-made start
command under Veranda > Settings. Defaults are in parentheses.

One site:
  SITE_ID                         the site's public id, like s_…
  VERANDA_SECRET                  the site's secret; there is no default
  VERANDA_SECRET_PREVIOUS         the secret before it, while one replaces the other
  SITE_ORIGINS                    exact origins of the site's pages, with commas between
  WORDPRESS_URL                   where the relay reaches WordPress, if not at its public address
  DATABASE_HOST, DATABASE_PORT    where WordPress's database is (127.0.0.1, 3306)
  DATABASE_SOCKET                 a socket instead of host and port
  DATABASE_USER, DATABASE_PASSWORD
  DATABASE_NAME
  DATABASE_CONNECTIONS            connections at most (12)
  TABLE_PREFIX                    WordPress's table prefix (wp_)

Many sites:
  SITES_FOLDER                    a folder with one JSON file for each site instead of the above:
                                  {id, secrets, origins, wordpressUrl, database: {host, port, user, password, name}, prefix}

The process:
  HOST, PORT                      where to listen (127.0.0.1, 8787)
  TRUSTED_PROXIES                 addresses or ranges of your own proxies, whose X-Forwarded-For is believed;
                                  "true" is refused
  METRICS_TOKEN                   bearer token for /metrics, which nobody can read without one
  REDIS_URL                       joins several relays, like redis://127.0.0.1:6379; one relay needs none
  LOG_LEVEL                       fatal, error, warn, info, debug, trace or silent (info)

Secrets, passwords and names with other characters than letters and digits can
be given as NAME_HEX instead, such as DATABASE_PASSWORD_HEX: their bytes in
hexadecimal digits, as printf %s 'the password' | od -An -tx1 | tr -d ' \\n'
writes them.

Limits:
${ limits.join( '\n' ) }

Exit codes: 0 stopped when asked, ${ EXIT_CONFIG } a variable is wrong, ${ EXIT_START } it could not listen, 1 anything else.
`;
}

async function main( args: readonly string[] ): Promise< void > {
	if ( args.includes( '--help' ) || args.includes( '-h' ) ) {
		process.stdout.write( help() );
		return;
	}
	if ( args.includes( '--version' ) ) {
		process.stdout.write( `${ RELAY_VERSION }\n` );
		return;
	}
	const config = readConfig( process.env );
	const logger = createLogger( config.logLevel );
	const relay = createRelay( config, { logger } );

	const stop = ( signal: string ) => {
		logger.info( { signal }, 'The relay stops.' );
		setTimeout( () => process.exit( 1 ), STOP_MS ).unref();
		relay.close().then(
			() => process.exit( 0 ),
			( error: unknown ) => {
				logger.error( { err: error }, 'The relay could not stop properly.' );
				process.exit( 1 );
			}
		);
	};
	process.once( 'SIGTERM', stop );
	process.once( 'SIGINT', stop );

	// After an unexpected error the state is unknown, so the process ends and the service manager starts a new one.
	const die = ( error: unknown ) => {
		logger.fatal( { err: error }, 'The relay ends after an unexpected error.' );
		process.exit( 1 );
	};
	process.on( 'uncaughtException', die );
	process.on( 'unhandledRejection', die );

	try {
		await relay.listen();
	} catch ( error ) {
		process.stderr.write(
			`veranda-relay could not listen on ${ config.host }:${ config.port }: ${ ( error as Error ).message }\n`
		);
		process.exit( EXIT_START );
	}
}

main( process.argv.slice( 2 ) ).catch( ( error: unknown ) => {
	if ( error instanceof ConfigError ) {
		process.stderr.write( `veranda-relay cannot start. ${ error.message }\n` );
		process.exit( EXIT_CONFIG );
	}
	process.stderr.write( `${ JSON.stringify( describeError( error ) ) }\n` );
	process.exit( 1 );
} );
