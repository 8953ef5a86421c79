import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { ROOT } from '../../scripts/environment/paths';
import { findFreePort, LOOPBACK } from '../../scripts/environment/ports';
import { ManagedProcess, waitUntil } from '../../scripts/environment/processes';
import type { Clock } from '../../relay/src/clock';
import { readConfig } from '../../relay/src/config/config';
import { createRelay, type ReceiveTimes } from '../../relay/src/server';
import { call } from './http';
import { Make } from './make';
import type { Reachable } from './party';
import type { ServerAddress } from './shared-server';
import { createSite, type Site } from './site';

type Environment = Record< string, string >;

/*
 * Tests send many requests at once from one machine; limits have tests of
 * their own, which restore the real ones.
 */
const GENEROUS: Environment = {
	LIMIT_MESSAGE_BURST: '10000',
	LIMIT_MESSAGES_PER_SECOND: '10000',
	LIMIT_AGENT_MESSAGE_BURST: '10000',
	LIMIT_AGENT_MESSAGES_PER_SECOND: '10000',
	LIMIT_REQUEST_BURST: '10000',
	LIMIT_REQUESTS_PER_SECOND: '10000',
	LIMIT_ADDRESS_MESSAGES_PER_SECOND: '100000',
	LIMIT_ADDRESS_REQUESTS_PER_SECOND: '100000',
	LIMIT_SITE_MESSAGES_PER_SECOND: '100000',
	LIMIT_SITE_REQUESTS_PER_SECOND: '100000',
};

/** Opens `/metrics` of every relay in a test. */
const METRICS_TOKEN = 'Xq7-metrics-token-of-the-tests-9fK2';
export const METRICS_HEADERS = { Authorization: `Bearer ${ METRICS_TOKEN }` };

export interface RelayOptions {
	clock?: Clock;
	receive?: ReceiveTimes;
	/** Variables to add or change. */
	env?: Environment;
	/** Default: a new one. */
	site?: Site;
	/** More sites on the same relay, given by a folder of site files. */
	otherSites?: Site[];
	server?: ServerAddress;
}

/** A relay in this process, with a site and a maker of people for it. */
export interface TestRelay extends Reachable {
	readonly site: Site;
	readonly make: Make;
	/** What it logged, one line of JSON each. */
	readonly log: string[];
	close(): Promise< void >;
}

/** Returns the variables that name the site of a relay. */
export function variablesOf( site: Site ): Environment {
	return {
		SITE_ID: site.id,
		VERANDA_SECRET: site.secret,
		SITE_ORIGINS: site.origin,
		DATABASE_HOST: site.server.host,
		DATABASE_PORT: String( site.server.port ),
		DATABASE_USER: site.server.user,
		DATABASE_PASSWORD: site.server.password,
		DATABASE_NAME: site.databaseName,
		TABLE_PREFIX: site.prefix,
	};
}

/** Returns the variables with which a relay serves a site in a test. */
export function environmentOf( site: Site ): Environment {
	return {
		HOST: LOOPBACK,
		PORT: '0',
		...variablesOf( site ),
		// Each caller of a test is given an address of its own.
		TRUSTED_PROXIES: LOOPBACK,
		METRICS_TOKEN,
		...GENEROUS,
	};
}

/** Starts a relay in this process on a free port. */
export async function startRelay( options: RelayOptions = {} ): Promise< TestRelay > {
	const site = options.site ?? ( await createSite( options.server ? { server: options.server } : {} ) );
	const folder = mkdtempSync( join( tmpdir(), 'veranda-sites-' ) );
	const env = { ...environmentOf( site ), ...options.env };
	if ( options.otherSites ) {
		[ site, ...options.otherSites ].forEach( ( each ) => writeSiteFile( folder, each ) );
		env.SITES_FOLDER = folder;
	}
	const log: string[] = [];
	const logger = pino( { level: 'debug' }, { write: ( line: string ) => void log.push( line ) } );
	const relay = createRelay( readConfig( env ), {
		logger,
		...( options.clock ? { clock: options.clock } : {} ),
		...( options.receive ? { receive: options.receive } : {} ),
	} );
	const { port } = await relay.listen( 0, LOOPBACK );
	return {
		port,
		site,
		log,
		make: new Make( { port }, site, options.clock ),
		async close() {
			await relay.close( { drainMs: 0 } );
			rmSync( folder, { recursive: true, force: true } );
			if ( options.site === undefined ) {
				await site.remove();
			}
		},
	};
}

/** A relay in a process of its own, which can be killed. */
export class RelayProcess implements Reachable {
	private process: ManagedProcess | undefined;

	private constructor(
		readonly site: Site,
		readonly port: number,
		readonly make: Make,
		private readonly env: Environment,
		private readonly folder: string
	) {}

	/** Starts one and waits until it is ready. */
	static async start( { site, env }: { site: Site; env?: Environment } ): Promise< RelayProcess > {
		const port = await findFreePort();
		const folder = mkdtempSync( join( tmpdir(), 'veranda-relay-' ) );
		const whole = { ...environmentOf( site ), PORT: String( port ), ...env };
		const relay = new RelayProcess( site, port, new Make( { port }, site ), whole, folder );
		await relay.start();
		return relay;
	}

	/** Starts it again on the same port, and waits until it is ready. */
	async start(): Promise< void > {
		this.process = await ManagedProcess.start( { ...RELAY_COMMAND, log: this.logFile, env: this.env } );
		const started = this.process;
		await waitUntil(
			async () => ! started.isRunning || ( await this.isReady() ),
			() => `The relay was not ready in time:\n${ started.tail( 20 ) }`
		);
		if ( ! started.isRunning ) {
			throw new Error( `The relay ended while it was starting:\n${ started.tail( 20 ) }` );
		}
	}

	get logFile(): string {
		return join( this.folder, 'relay.log' );
	}

	get pid(): number {
		return this.process?.pid ?? 0;
	}

	get isRunning(): boolean {
		return this.process?.isRunning ?? false;
	}

	/** Resolves when the process has ended. */
	get ended(): Promise< void > {
		return this.process?.ended ?? Promise.resolve();
	}

	/** Kills it, as a crash would. */
	async kill(): Promise< void > {
		await this.process?.kill();
	}

	/** Asks it to end, as a deployment does, without waiting. */
	terminate(): void {
		this.process?.signal( 'SIGTERM' );
	}

	/** Stops it and removes its folder. */
	async remove(): Promise< void > {
		await this.process?.kill();
		rmSync( this.folder, { recursive: true, force: true } );
	}

	async isReady(): Promise< boolean > {
		try {
			return ( await call( { port: this.port, path: '/readyz', timeoutMs: 5_000 } ) ).status === 200;
		} catch {
			// Nobody is listening yet.
			return false;
		}
	}
}

/** The built relay, which `npm test` builds first: from the sources each start would compile again. */
export const RELAY_COMMAND = {
	command: process.execPath,
	args: [ join( ROOT, 'relay/build/src/main.js' ) ],
	cwd: ROOT,
};

function writeSiteFile( folder: string, site: Site ): void {
	const { id, secret, origin, prefix, server, databaseName } = site;
	const content = {
		id,
		secrets: [ secret ],
		origins: [ origin ],
		database: { ...server, name: databaseName },
		prefix,
	};
	writeFileSync( join( folder, `${ id }.json` ), JSON.stringify( content ), { mode: 0o600 } );
}
