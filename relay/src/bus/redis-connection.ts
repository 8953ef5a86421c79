import { randomBytes } from 'node:crypto';
import type { createClient } from 'redis';
import type { Logger } from 'pino';

export type RedisClient = ReturnType< typeof connectTo >;

type CreateClient = typeof createClient;

/** Longest wait for an answer of Redis; the caller then goes on without it. */
const ANSWER_MS = 300;
const CONNECT_MS = 1_000;
const RETRY_MS = 500;
const LONGEST_RETRY_MS = 2_000;
/** Far more than can be sent while waiting for an answer. */
const WAITING_COMMANDS = 20_000;

const LOG_INTERVAL_MS = 60_000;

/** Redis is away, was too slow, or refused a command. */
export class RedisUnavailableError extends Error {
	override readonly name = 'RedisUnavailableError';
}

/**
 * This process's one connection to Redis, for commands and for what others publish. It carries hints only, so nothing
 * ever waits for it: while it is away every command fails at once, and one that is not answered in time ends the
 * connection, so that those after it need not wait as well.
 */
export class RedisConnection {
	/** Identifies this process among those that share the Redis; a restarted one gets a new id. */
	readonly relayId = randomBytes( 9 ).toString( 'base64url' );
	private client: RedisClient | null = null;
	private readonly channels = new Map< string, ( payload: string ) => void >();
	private readonly upListeners: Array< () => void > = [];
	private isStopped = false;
	/** The state that was logged last; null: none yet. */
	private reported: boolean | null = null;
	private loggedAt = -Infinity;
	private retries = 0;
	private retryTimer: NodeJS.Timeout | undefined;

	constructor(
		private readonly url: string,
		private readonly log: Logger,
		private readonly stateChanged: ( isUp: boolean ) => void
	) {}

	/** Whether Redis answered last. */
	get isUp(): boolean {
		return this.client !== null;
	}

	/** Calls `listener` with what is published on a channel. To be called before `start`. */
	listen( channel: string, listener: ( payload: string ) => void ): void {
		this.channels.set( channel, listener );
	}

	/** Calls `listener` each time Redis is connected. */
	onUp( listener: () => void ): void {
		this.upListeners.push( listener );
	}

	/** Starts connecting, and keeps trying; resolves after the first attempt whether or not it succeeded. */
	start(): Promise< void > {
		return this.connect();
	}

	/** Closes the connection for good. */
	stop(): void {
		this.isStopped = true;
		clearTimeout( this.retryTimer );
		this.client?.destroy();
		this.client = null;
	}

	/** Runs commands; throws nothing but RedisUnavailableError, and quickly. */
	async run< Result >( ask: ( client: RedisClient ) => Promise< Result > ): Promise< Result > {
		const { client } = this;
		if ( client === null ) {
			throw new RedisUnavailableError( 'Redis is away.' );
		}
		try {
			return await within( ANSWER_MS, ask( client ) );
		} catch ( error ) {
			if ( error instanceof RedisUnavailableError ) {
				this.lose( client, error );
				throw error;
			}
			if ( this.client === client ) {
				this.logFailure( error );
			}
			throw new RedisUnavailableError( 'Redis did not do what it was asked.', { cause: error } );
		}
	}

	private async connect(): Promise< void > {
		const { createClient: create }: { createClient: CreateClient } = await import( 'redis' );
		const client = connectTo( create, this.url );
		// Any error ends the connection; commands in progress fail by themselves.
		client.on( 'error', ( error: unknown ) => this.lose( client, error ) );
		try {
			await within( CONNECT_MS, this.open( client ) );
		} catch ( error ) {
			client.destroy();
			this.report( false, error );
			this.retryLater();
			return;
		}
		if ( this.isStopped || ! client.isReady ) {
			client.destroy();
			this.retryLater();
			return;
		}
		this.client = client;
		this.retries = 0;
		this.report( true );
		this.upListeners.forEach( ( listener ) => listener() );
	}

	private async open( client: RedisClient ): Promise< void > {
		await client.connect();
		if ( this.channels.size > 0 ) {
			await client.subscribe( [ ...this.channels.keys() ], ( payload, channel ) =>
				this.channels.get( channel )?.( payload )
			);
		}
	}

	private lose( client: RedisClient, error: unknown ): void {
		if ( this.client !== client ) {
			return;
		}
		this.client = null;
		client.destroy();
		this.report( false, error );
		this.retryLater();
	}

	private retryLater(): void {
		if ( this.isStopped ) {
			return;
		}
		const pause = Math.min( LONGEST_RETRY_MS, RETRY_MS * 2 ** this.retries++ );
		// Several relays that lost the same Redis should not reconnect at the same moment.
		this.retryTimer = setTimeout( () => void this.connect(), pause * ( 0.5 + Math.random() / 2 ) ).unref();
	}

	/* A Redis that refuses commands, because it is full or a replica, would fill the log. */
	private logFailure( error: unknown ): void {
		const now = performance.now();
		if ( now - this.loggedAt >= LOG_INTERVAL_MS ) {
			this.loggedAt = now;
			this.log.warn( { err: error }, 'Redis refuses a command.' );
		}
	}

	/** Logs once that Redis is away, and once that it is back. */
	private report( isUp: boolean, error?: unknown ): void {
		if ( this.isStopped || isUp === this.reported ) {
			return;
		}
		this.reported = isUp;
		this.stateChanged( isUp );
		if ( isUp ) {
			this.log.info( 'Redis answers; the relays hear of each other at once.' );
		} else {
			this.log.warn(
				{ err: error },
				'Redis does not answer; the relays hear of each other by the database within two seconds.'
			);
		}
	}
}

function connectTo( create: CreateClient, url: string ) {
	return create( {
		url,
		// With RESP3 one connection handles both commands and subscriptions.
		RESP: 3,
		maintNotifications: 'disabled',
		// A command that waited for Redis to come back would be answered too late to matter.
		disableOfflineQueue: true,
		commandsQueueMaxLength: WAITING_COMMANDS,
		// This class reconnects by itself: a connection that does not answer counts as lost.
		socket: { connectTimeout: CONNECT_MS, reconnectStrategy: false },
	} );
}

/** Waits for an answer, up to a time limit. */
function within< Result >( milliseconds: number, answer: Promise< Result > ): Promise< Result > {
	return new Promise( ( resolve, reject ) => {
		const timer = setTimeout( () => {
			// After a pause of this process the answer may have arrived but not been read yet.
			setImmediate( () =>
				reject( new RedisUnavailableError( `Redis did not answer within ${ milliseconds } ms.` ) )
			);
		}, milliseconds );
		answer.then( resolve, reject ).finally( () => clearTimeout( timer ) );
	} );
}
