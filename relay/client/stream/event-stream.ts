import { backoffDelay } from '../backoff';
import { systemClock, type Clock } from '../clock';
import type { AnyConversation, RelayClient } from '../calls/relay-client';
import { pageSurroundings, type Surroundings } from '../surroundings';
import type { ChatEvent, StreamListener, StreamState, StreamStatus } from './chat-event';
import { Connection } from './connection';
import { endingByError, type Ending } from './ending';

export interface EventStreamOptions< C extends AnyConversation > extends StreamListener< C > {
	client: RelayClient< C >;
	/** Where to go on from; null: from now. */
	cursor?: string | null;
	clock?: Clock;
	random?: () => number;
	surroundings?: Surroundings;
}

/** A connection that lived this long was a good one: waits start small again. */
const GOOD_MS = 10_000;
/** Longest wait while somebody is looking: they should not sit before a dead screen. */
const VISIBLE_MAXIMUM_MS = 4_000;
const HIDDEN_MAXIMUM_MS = 30_000;
const MINIMUM_MS = 500;

/**
 * Keeps one stream of events open: resumes after the last event, notices a dead
 * connection by missing heartbeats, comes back with growing waits, and at once
 * when the network returns or the page is looked at again.
 */
export class EventStream< C extends AnyConversation > {
	private readonly options: EventStreamOptions< C >;
	private readonly clock: Clock;
	private readonly surroundings: Surroundings;
	/** What is being done to be connected: a connection, or the renewal of the token for one; null while it waits. */
	private attempt: object | null = null;
	/** The last connection that was made; it may be over. */
	private connection: Connection< C > | null = null;
	private retryTimer: number | undefined;
	private stopListening: ( () => void ) | null = null;
	private attempts = 0;
	/** The last event's place, from which the next connection goes on. */
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
		this.retryTimer = undefined;
		this.connection?.close();
		this.attempt = null;
	}

	/** Looks at network and page after one of them changed. */
	private look(): void {
		if ( this.current.state === 'stopped' ) {
			return;
		}
		if ( ! this.surroundings.isOnline() ) {
			this.disconnect();
			this.report( 'offline' );
		} else if ( this.attempt === null ) {
			// Turning away is no reason to try earlier.
			if ( this.surroundings.isVisible() || this.current.state === 'offline' ) {
				this.connect();
			}
		} else if ( this.connection?.isSilent ) {
			// After sleep a dead connection looks alive until its heartbeats are missed: do not wait.
			this.connect();
		}
	}

	private connect(): void {
		this.disconnect();
		if ( ! this.surroundings.isOnline() ) {
			this.report( 'offline' );
			return;
		}
		if ( this.current.state === 'offline' ) {
			this.report( 'reconnecting', this.current.error );
		}
		this.connection = this.attempt = new Connection( {
			client: this.options.client,
			clock: this.clock,
			after: this.place,
			onEvent: ( event, id ) => this.take( event, id ),
			onState: ( state ) => this.report( state ),
			onEnd: ( ending ) => this.comeBack( ending ),
		} );
	}

	/** Passes one event on. */
	private take( event: ChatEvent< C >, id: string | null ): void {
		this.place = id ?? this.place;
		if ( event.type === 'hello' ) {
			// Where a cursor is refused, a `reset` follows. The cursor stays until it is
			// here: should the connection end between the two, the view would look
			// complete without being so.
			this.place ??= `${ event.epoch }.${ event.head }`;
		} else if ( event.type === 'reset' ) {
			this.place = `${ event.epoch }.${ event.head }`;
		}
		this.options.onEvent( event, this.place );
	}

	/** Waits, then connects again; or ends, if coming back is of no use. */
	private comeBack( { error, retryMs, needsToken, isFinal }: Ending ): void {
		if ( isFinal ) {
			this.end( error );
			return;
		}
		const { hasHello, ageMs } = this.connection as Connection< C >;
		const wasGood = hasHello && ageMs >= GOOD_MS;
		this.attempts = wasGood ? 0 : this.attempts;
		const wait = backoffDelay( this.attempts, {
			maximumMs: this.surroundings.isVisible() ? VISIBLE_MAXIMUM_MS : HIDDEN_MAXIMUM_MS,
			random: this.options.random,
		} );
		this.attempts += 1;
		this.disconnect();
		this.report( this.surroundings.isOnline() ? 'reconnecting' : 'offline', error );
		this.retryTimer = this.clock.setTimeout(
			() => ( needsToken ? this.connectWithNewToken() : this.connect() ),
			// A try that hung has waited already.
			retryMs ?? ( needsToken && wasGood ? 0 : Math.max( MINIMUM_MS, wait - ( hasHello ? 0 : ageMs ) ) )
		);
	}

	private connectWithNewToken(): void {
		this.retryTimer = undefined;
		const renewal = {};
		this.attempt = renewal;
		this.options.client.renewToken().then(
			() => this.attempt === renewal && this.connect(),
			( error ) => {
				if ( this.attempt === renewal ) {
					this.comeBack( endingByError( error, true ) );
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
