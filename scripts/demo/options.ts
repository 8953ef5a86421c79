import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../environment/paths';
import { Problem } from '../environment/problem';
import { RELEASES, type Release } from '../environment/wordpress-files';

/** What the command line asks for. */
export interface DemoOptions {
	folder: string;
	ports: Ports;
	/** Undefined when not given: an existing site keeps its release. */
	release: Release | undefined;
	isReset: boolean;
	isJson: boolean;
}

/** The ports that the three servers listen on. */
export interface Ports {
	site: number;
	relay: number;
	database: number;
}

export const DATABASE_NAME = 'wordpress';
export const TABLE_PREFIX = 'wp_';

export const HELP = `Usage: npm run demo -- [options]

Starts a real WordPress with the plugin, its own database and the relay, all on
this machine only. Ctrl-C ends everything; the site is kept for the next start.

  --site-port N     port of WordPress (default 8080)
  --relay-port N    port of the relay (default 8787)
  --db-port N       port of the database (default 13306)
  --dir FOLDER      where the site is kept (default .demo)
  --wordpress R     release for a new site: ${ RELEASES.join( ' or ' ) } (default latest)
  --reset           throw the kept site away and start afresh
  --json            one line of JSON on standard output once all is up
  --help            show this text
`;

/** Reads the command line; null when only the help was wanted. */
export function parseDemoOptions( args: string[] ): DemoOptions | null {
	const values = parse( args );
	if ( values.help ) {
		return null;
	}
	const ports = {
		site: parsePort( '--site-port', values[ 'site-port' ] ),
		relay: parsePort( '--relay-port', values[ 'relay-port' ] ),
		database: parsePort( '--db-port', values[ 'db-port' ] ),
	};
	if ( new Set( Object.values( ports ) ).size < 3 ) {
		throw new Problem( '--site-port, --relay-port and --db-port have to be three different ports.' );
	}
	const release = values.wordpress as Release | undefined;
	if ( release !== undefined && ! RELEASES.includes( release ) ) {
		throw new Problem( `--wordpress takes ${ RELEASES.join( ' or ' ) }, not "${ release }".` );
	}
	return {
		// npm runs this in the project's folder, but a relative path is meant from where the person is.
		folder:
			values.dir === undefined ? resolve( ROOT, '.demo' ) : resolve( process.env.INIT_CWD ?? '.', values.dir ),
		ports,
		release,
		isReset: values.reset,
		isJson: values.json,
	};
}

function parse( args: string[] ) {
	try {
		return parseArgs( {
			args,
			options: {
				'site-port': { type: 'string', default: '8080' },
				'relay-port': { type: 'string', default: '8787' },
				'db-port': { type: 'string', default: '13306' },
				dir: { type: 'string' },
				wordpress: { type: 'string' },
				reset: { type: 'boolean', default: false },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		} ).values;
	} catch ( error ) {
		throw new Problem( `${ ( error as Error ).message }\n\n${ HELP }` );
	}
}

function parsePort( name: string, value: string ): number {
	const port = Number( value );
	if ( ! /^\d+$/.test( value ) || port < 1 || port > 65535 ) {
		throw new Problem( `${ name } takes a port from 1 to 65535, not "${ value }".` );
	}
	return port;
}
