import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { RedisConnection } from './bus/redis-connection';
import { createApp } from './app';
import { systemClock, type Clock } from './clock';
import type { Config } from './config/config';
import { ClientAddress } from './http/client-address';
import { Connections } from './http/connections';
import { createLogger } from './log';
import { Metrics } from './metrics';
import { createSite } from './site/site';
import { Sites } from './sites';

/** A relay that can be started and stopped, by the command and by tests. */
export interface Relay {
	readonly sites: Sites;
	/** The address that it listens on; null before and after. */
	readonly address: AddressInfo | null;
	/** Starts to serve; resolves once it accepts connections. */
	listen( port?: number, host?: string ): Promise< AddressInfo >;
	/** Stops gracefully: requests in progress are answered, streams are asked to reconnect. Stopping twice is harmless. */
	close( options?: { drainMs?: number } ): Promise< void >;
}

/** How long a client may take to send something, in milliseconds (docs/threats.md A63). */
export interface ReceiveTimes {
	/** For the lines of a request's header. */
	header: number;
	/** For a whole request. */
	request: number;
	/** How often that is looked at. */
	check: number;
}

const RECEIVE_TIMES: ReceiveTimes = { header: 15_000, request: 25_000, check: 2_500 };

/** What tests replace. */
export interface RelayOptions {
	clock?: Clock;
	logger?: Logger;
	receive?: ReceiveTimes;
}

const POSTS_MS = 5_000;
const DRAIN_MS = 5_000;
const FAREWELL_MS = 5_000;

/** Builds a relay from its configuration; nothing starts before `listen`. */
export function createRelay(
	config: Config,
	{ clock = systemClock, logger = createLogger( config.logLevel ), receive = RECEIVE_TIMES }: RelayOptions = {}
): Relay {
	const metrics = new Metrics();
	const redis =
		config.redisUrl === undefined
			? null
			: new RedisConnection( config.redisUrl, logger, ( isUp ) => metrics.redisState( isUp ) );
	const sites = new Sites(
		config.sites.map( ( site ) =>
			createSite( {
				config: site,
				limits: config.limits,
				clock,
				log: logger.child( { site: site.id } ),
				metrics,
				redis,
			} )
		)
	);
	let stopping: Promise< void > | null = null;
	const connections = new Connections(
		config.limits.connectionsPerAddress,
		new ClientAddress( config.trustedProxies ),
		clock
	);
	const app = createApp( config, sites, metrics, clock, logger, () => stopping === null );
	const server = createServer(
		{
			headersTimeout: receive.header,
			requestTimeout: receive.request,
			connectionsCheckingInterval: receive.check,
			// Longer than the keep-alive of proxies, so that none sends a request into a closing connection.
			keepAliveTimeout: 65_000,
			maxHeaderSize: 16_384,
		},
		( req, res ) => connections.admit( req.socket, res ) && app( req, res )
	);
	server.on( 'connection', ( socket ) => connections.enter( socket ) );

	async function stop( drainMs: number ): Promise< void > {
		const settled = Promise.all( sites.all().map( ( site ) => site.settle() ) );
		await Promise.all( [
			Promise.race( [ settled, delay( POSTS_MS, undefined, { ref: false } ) ] ),
			...sites.all().map( ( site ) => site.hub.drain( drainMs, site.hasPeers ) ),
		] );
		// Until here new calls are told to try again; from now on the port is closed.
		const closed = new Promise< void >( ( resolve ) => server.close( () => resolve() ) );
		server.closeIdleConnections();
		await Promise.race( [ closed, delay( FAREWELL_MS, undefined, { ref: false } ) ] );
		server.closeAllConnections();
		connections.stop();
		await Promise.all( sites.all().map( ( site ) => site.close() ) );
		redis?.stop();
	}

	return {
		sites,
		get address() {
			return server.address() as AddressInfo | null;
		},
		async listen( port = config.port, host = config.host ) {
			// So that the first caller finds who is connected to other relays. Without an answer the relay starts alone.
			await redis?.start();
			await Promise.all( sites.all().map( ( site ) => site.start() ) );
			connections.start();
			await listening( server, port, host );
			const address = server.address() as AddressInfo;
			logger.info( { host: address.address, port: address.port }, 'The relay listens.' );
			return address;
		},
		close( { drainMs = DRAIN_MS } = {} ) {
			stopping ??= stop( drainMs );
			return stopping;
		},
	};
}

function listening( server: Server, port: number, host: string ): Promise< void > {
	return new Promise( ( resolve, reject ) => {
		server.once( 'error', reject );
		server.listen( port, host, 4_096, () => {
			server.off( 'error', reject );
			resolve();
		} );
	} );
}
