import type { StreamEvent, StreamEventOf } from '../protocol';
import { backoffDelay } from './backoff';
import { systemClock, type Clock } from './clock';
import { AccessEndedError, isRetryable, NetworkError, ProblemError, retryAfterOf } from './errors';
import type { AnyConversation, ParticipantClient } from './participant-client';
import { ServerSentEventParser, type ServerSentEvent } from './sse-parser';
import { pageSurroundings, type Surroundings } from './surroundings';

/**
 * - `connecting`: the first connection is being made
 * - `live`: events arrive
 * - `stalled`: connected, but a heartbeat is overdue
 * - `reconnecting`: cut; coming back with growing waits
 * - `offline`: the browser says that there is no network
 * - `degraded`: connected, but the relay cannot reach its database; what is sent waits
 * - `buffered`: connected, but something between holds events back; poll by REST meanwhile
 * - `stopped`: ended for good (by `stop()`, or `error` says why) until `start()` is called
 */
export type StreamState =
	'connecting' | 'live' | 'stalled' | 'reconnecting' | 'offline' | 'degraded' | 'buffered' | 'stopped';

export interface StreamStatus {
	state: StreamState;
	/** What went wrong last, in `reconnecting` and `stopped`. */
	error: unknown;
}

type WithConversation< E, C > = E extends { conversation: unknown }
	? Omit< E, 'conversation' > & { conversation: C }
	: E;

/** An event of the stream with the form of conversation that this side sees. */
export type ChatEvent< C extends AnyConversation > = WithConversation< StreamEvent, C >;

export interface StreamListener< C extends AnyConversation > {
	/**
	 * Hears every event, control events included, once and in order. After a
	 * `reset` everything must be read again by REST; after a `hello` the state of
	 * what is on screen (what was missed follows as events, if `resumed`).
	 */
	onEvent( event: ChatEvent< C >, cursor: string | null ): void;
	onStatus?( status: StreamStatus ): void;
}

export interface EventStreamOptions< C extends AnyConversation > extends StreamListener< C > {
	client: ParticipantClient< C >;
	/** Where to go on from; null: from now. */
	cursor?: string | null;
	clock?: Clock;
	random?: () => number;
	surroundings?: Surroundings;
}

/** Without a `hello` for this long, the stream is called buffered, or given up. */
const HELLO_MS = 5_000;
/** Silence after which one heartbeat is missing for sure. */
const STALLED_MS = 18_000;
/** Silence after which two heartbeats are missing for sure: the connection is dead. */
const DEAD_MS = 38_000;
/** A connection that lived this long was a good one: waits start small again. */
const GOOD_MS = 10_000;
/** Longest wait while somebody is looking: they should not sit before a dead screen. */
const VISIBLE_MAXIMUM_MS = 4_000;
const HIDDEN_MAXIMUM_MS = 30_000;
const WATCH_MS = 2_000;
const PROBE_MS = 2_000;
const MINIMUM_MS = 500;

/** What ended a connection, and how to come back. */
interface Ending {
	error: unknown;
	/** The relay's own wish, or null. */
	retryMs: number | null;
	needsToken: boolean;
	isFinal: boolean;
}

/**
 * Keeps one stream of events open: resumes after the last event, notices a dead
 * connection by missing heartbeats, comes back with growing waits, and at once
 * when the network returns or the page is looked at again.
 */
export class EventStream< C extends AnyConversation > {
	private readonly options: EventStreamOptions< C >;
	private readonly clock: Clock;
	private readonly surroundings: Surroundings;
	private controller: AbortController | null = null;
	private retryTimer: number | undefined;
	private watchTimer: number | undefined;
	private stopListening: ( () => void ) | null = null;
	private attempts = 0;
	private startedAt = 0;
	private heardAt = 0;
	private wallHeardAt = 0;
	private hasHead = false;
	private hasHello = false;
	private isDegraded = false;
	private place: string | null;
	private current: StreamStatus = { state: 'stopped', error: null };

	constructor( options: EventStreamOptions< C > ) {
		this.options = options;
		this.clock = options.clock ?? systemClock;
		this.surroundings = options.surroundings ?? pageSurroundings;
		this.place = options.cursor ?? null;
	}

	get status(): StreamStatus {
		return this.current;
	}

	/** The last event's place: where another stream may go on. */
	get cursor(): string | null {
		return this.place;
	}

	/** Opens the stream and keeps it open. */
	start(): void {
		if ( this.current.state !== 'stopped' ) {
			return;
		}
		this.attempts = 0;
		this.stopListening = this.surroundings.onChange( () => this.look() );
		this.report( 'connecting' );
		this.connect();
	}

	/** Closes the stream. */
	stop(): void {
		this.end( null );
	}

	/** Reconnects now instead of after the wait; leaves a good connection alone. */
	wake(): void {
		if ( this.retryTimer !== undefined && this.surroundings.isOnline() ) {
			this.connect();
		}
	}

	private end( error: unknown ): void {
		this.disconnect();
		this.stopListening?.();
		this.stopListening = null;
		this.report( 'stopped', error );
	}

	private disconnect(): void {
		this.clock.clearTimeout( this.retryTimer );
		this.clock.clearTimeout( this.watchTimer );
		this.retryTimer = undefined;
		this.controller?.abort();
		this.controller = null;
	}

	/** Looks at network and page after one of them changed. */
	private look(): void {
		if ( this.current.state === 'stopped' ) {
			return;
		}
		if ( ! this.surroundings.isOnline() ) {
			this.disconnect();
			this.report( 'offline' );
		} else if ( this.controller === null ) {
			// Turning away is no reason to try earlier.
			if ( this.surroundings.isVisible() || this.current.state === 'offline' ) {
				this.connect();
			}
		} else if ( this.hasHello && this.silence() > STALLED_MS ) {
			// After sleep a dead connection looks alive until its heartbeats are missed: do not wait.
			this.connect();
		}
	}

	/** How long nothing came; also counts time that the machine slept. */
	private silence(): number {
		return Math.max( this.clock.now() - this.heardAt, this.clock.wallNow() - this.wallHeardAt );
	}

	private hear(): void {
		this.heardAt = this.clock.now();
		this.wallHeardAt = this.clock.wallNow();
	}

	private connect(): void {
		this.disconnect();
		if ( ! this.surroundings.isOnline() ) {
			this.report( 'offline' );
			return;
		}
		const controller = new AbortController();
		this.controller = controller;
		this.hasHead = false;
		this.hasHello = false;
		this.isDegraded = false;
		this.hear();
		if ( this.current.state === 'offline' ) {
			this.report( 'reconnecting', this.current.error );
		}
		this.startedAt = this.clock.now();
		this.watchTimer = this.clock.setTimeout( () => void this.judgeHello( controller ), HELLO_MS );
		this.read( controller ).then( ( ending ) => {
			if ( this.controller === controller ) {
				this.comeBack( ending );
			}
		} );
	}

	/** Reads one connection to its end and returns why it ended. */
	private async read( controller: AbortController ): Promise< Ending > {
		try {
			const response = await this.options.client.openStream( this.place, controller.signal );
			this.hasHead = this.controller === controller;
			const reader = response.body?.getReader();
			const decoder = new TextDecoder();
			const parser = new ServerSentEventParser();
			for (;;) {
				const piece = await reader?.read();
				if ( ! piece || piece.done || this.controller !== controller ) {
					return CUT;
				}
				this.hear();
				for ( const event of parser.push( decoder.decode( piece.value, { stream: true } ) ) ) {
					const bye = this.take( event );
					if ( this.controller !== controller ) {
						return CUT;
					}
					if ( bye ) {
						return bye;
					}
				}
			}
		} catch ( error ) {
			return { ...CUT, error, retryMs: retryAfterOf( error ), isFinal: isRefusal( error ) };
		} finally {
			controller.abort();
		}
	}

	/** Passes one event on; returns how to come back if it is the last. */
	private take( { id, data }: ServerSentEvent ): Ending | null {
		let event: ChatEvent< C >;
		try {
			event = JSON.parse( data ) as ChatEvent< C >;
		} catch {
			// Half an event after a cut is no event; it comes again after the cursor.
			return null;
		}
		this.place = id ?? this.place;
		if ( event.type === 'hello' ) {
			this.hasHello = true;
			// Where a cursor is refused, a `reset` follows. The cursor stays until it is
			// here: should the connection end between the two, the view would look
			// complete without being so.
			this.place ??= `${ event.epoch }.${ event.head }`;
		} else if ( event.type === 'reset' ) {
			this.place = `${ event.epoch }.${ event.head }`;
		} else if ( event.type === 'degraded' ) {
			this.isDegraded = event.isDegraded;
		}
		this.settle();
		this.options.onEvent( event, this.place );
		return event.type === 'bye' ? endingOf( event ) : null;
	}

	/** Reports how the connection stands after something came. */
	private settle(): void {
		if ( this.hasHello ) {
			this.report( this.isDegraded ? 'degraded' : 'live' );
		}
	}

	/** Decides what it means that no `hello` came in time. */
	private async judgeHello( controller: AbortController ): Promise< void > {
		if ( ! this.hasHello ) {
			const isAnswered = this.hasHead || ( await this.options.client.isReachable( PROBE_MS ) );
			if ( this.controller !== controller ) {
				return;
			}
			if ( ! isAnswered ) {
				this.comeBack( { ...CUT, error: new NetworkError( 'timeout' ) } );
				return;
			}
			if ( ! this.hasHello ) {
				this.report( 'buffered' );
			}
		}
		this.watch( controller );
	}

	/** Looks from time to time whether heartbeats are missing. */
	private watch( controller: AbortController ): void {
		this.watchTimer = this.clock.setTimeout( () => {
			const silence = this.silence();
			if ( silence > DEAD_MS ) {
				this.comeBack( { ...CUT, error: new NetworkError( 'timeout' ) } );
				return;
			}
			if ( silence > STALLED_MS && this.hasHello ) {
				this.report( 'stalled' );
			}
			this.watch( controller );
		}, WATCH_MS );
	}

	/** Waits, then connects again; or ends, if coming back is of no use. */
	private comeBack( { error, retryMs, needsToken, isFinal }: Ending ): void {
		if ( isFinal ) {
			this.end( error );
			return;
		}
		const tookMs = this.clock.now() - this.startedAt;
		const wasGood = this.hasHello && tookMs >= GOOD_MS;
		this.attempts = wasGood ? 0 : this.attempts;
		const wait = backoffDelay( this.attempts, {
			maximumMs: this.surroundings.isVisible() ? VISIBLE_MAXIMUM_MS : HIDDEN_MAXIMUM_MS,
			...( this.options.random && { random: this.options.random } ),
		} );
		this.attempts += 1;
		this.disconnect();
		this.report( this.surroundings.isOnline() ? 'reconnecting' : 'offline', error );
		this.retryTimer = this.clock.setTimeout(
			() => ( needsToken ? this.connectWithNewToken() : this.connect() ),
			// A try that hung has waited already.
			retryMs ?? ( needsToken && wasGood ? 0 : Math.max( MINIMUM_MS, wait - ( this.hasHello ? 0 : tookMs ) ) )
		);
	}

	private connectWithNewToken(): void {
		this.retryTimer = undefined;
		const controller = new AbortController();
		this.controller = controller;
		this.options.client.renewToken().then(
			() => this.controller === controller && this.connect(),
			( error ) => {
				if ( this.controller === controller ) {
					this.comeBack( { ...CUT, error, needsToken: true, isFinal: isRefusal( error ) } );
				}
			}
		);
	}

	private report( state: StreamState, error: unknown = null ): void {
		if ( state !== this.current.state || error !== this.current.error ) {
			this.current = { state, error };
			this.options.onStatus?.( this.current );
		}
	}
}

/** A connection that ended without a word. */
const CUT: Ending = { error: null, retryMs: null, needsToken: false, isFinal: false };

function endingOf( event: StreamEventOf< 'bye' > ): Ending {
	const { reason, retryMs } = event;
	return {
		error: event,
		retryMs,
		needsToken: retryMs === null,
		isFinal: retryMs === null && reason === 'site_disabled',
	};
}

/** Tells whether somebody said no for good, as opposed to not answering. */
function isRefusal( error: unknown ): boolean {
	return error instanceof AccessEndedError || ( error instanceof ProblemError && ! isRetryable( error ) );
}
