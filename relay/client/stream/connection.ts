import { NetworkError } from '../errors';
import type { Clock } from '../clock';
import type { AnyConversation, RelayClient } from '../calls/relay-client';
import type { ChatEvent } from './chat-event';
import { CUT, endingByBye, endingByError, type Ending } from './ending';
import { ServerSentEventParser, type ServerSentEvent } from './sse-parser';

export interface ConnectionOptions< C extends AnyConversation > {
	client: RelayClient< C >;
	clock: Clock;
	/** The event after which the relay is to begin; null: from now. */
	after: string | null;
	/** Hears every event, with its place if it has one. */
	onEvent( event: ChatEvent< C >, id: string | null ): void;
	/** Hears how the connection stands; may hear the same again. */
	onState( state: 'live' | 'degraded' | 'buffered' | 'stalled' ): void;
	/** Hears once why the connection ended, unless it was closed here. */
	onEnd( ending: Ending ): void;
}

/** Without a `hello` for this long, the stream is called buffered, or given up. */
const HELLO_MS = 5_000;
/** Silence after which one heartbeat is missing for sure. */
const STALLED_MS = 18_000;
/** Silence after which two heartbeats are missing for sure: the connection is dead. */
const DEAD_MS = 38_000;
const WATCH_MS = 2_000;
const PROBE_MS = 2_000;

/** One connection of a stream, from its opening to its end: reads events, and notices when nothing comes any more. */
export class Connection< C extends AnyConversation > {
	hasHello = false;
	private readonly options: ConnectionOptions< C >;
	private readonly controller = new AbortController();
	private readonly openedAt: number;
	private hasHead = false;
	private isDegraded = false;
	/** Whether something between holds events back, as far as is known. */
	private isBuffered = false;
	private isOver = false;
	private heardAt = 0;
	private wallHeardAt = 0;
	private timer: number | undefined;

	/** Opens the connection. */
	constructor( options: ConnectionOptions< C > ) {
		this.options = options;
		this.openedAt = options.clock.now();
		this.hear();
		this.timer = options.clock.setTimeout( () => void this.judgeHello(), HELLO_MS );
		void this.read().then( ( ending ) => this.end( ending ) );
	}

	/** How long ago it was opened, in milliseconds. */
	get ageMs(): number {
		return this.options.clock.now() - this.openedAt;
	}

	/** Whether a heartbeat is missing. */
	get isSilent(): boolean {
		return this.hasHello && this.silence() > STALLED_MS;
	}

	/** Closes it: nothing is heard of it any more. */
	close(): void {
		this.isOver = true;
		this.options.clock.clearTimeout( this.timer );
		this.controller.abort();
	}

	private end( ending: Ending ): void {
		if ( ! this.isOver ) {
			this.close();
			this.options.onEnd( ending );
		}
	}

	/** How long nothing came; also counts time that the machine slept. */
	private silence(): number {
		const { clock } = this.options;
		return Math.max( clock.now() - this.heardAt, clock.wallNow() - this.wallHeardAt );
	}

	private hear(): void {
		this.heardAt = this.options.clock.now();
		this.wallHeardAt = this.options.clock.wallNow();
	}

	/** Reads to the end and returns why it ended. */
	private async read(): Promise< Ending > {
		try {
			const response = await this.options.client.openStream( this.options.after, this.controller.signal );
			this.hasHead = true;
			const reader = response.body?.getReader();
			const decoder = new TextDecoder();
			const parser = new ServerSentEventParser();
			for (;;) {
				const piece = await reader?.read();
				if ( ! piece || piece.done || this.isOver ) {
					return CUT;
				}
				this.judgePace();
				this.hear();
				for ( const event of parser.push( decoder.decode( piece.value, { stream: true } ) ) ) {
					const bye = this.take( event );
					if ( bye || this.isOver ) {
						return bye ?? CUT;
					}
				}
			}
		} catch ( error ) {
			return endingByError( error );
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
		if ( event.type === 'hello' ) {
			this.hasHello = true;
		} else if ( event.type === 'degraded' ) {
			this.isDegraded = event.isDegraded;
		}
		if ( this.hasHello ) {
			const state = this.isDegraded ? 'degraded' : 'live';
			this.options.onState( this.isBuffered ? 'buffered' : state );
		}
		this.options.onEvent( event, id );
		return event.type === 'bye' ? endingByBye( event ) : null;
	}

	/** Decides what it means that no `hello` came in time. */
	private async judgeHello(): Promise< void > {
		if ( ! this.hasHello ) {
			const isAnswered = this.hasHead || ( await this.options.client.isReachable( PROBE_MS ) );
			if ( ! isAnswered ) {
				this.end( { ...CUT, error: new NetworkError( 'timeout' ) } );
			} else if ( ! this.isOver && ! this.hasHello ) {
				this.isBuffered = true;
				this.options.onState( 'buffered' );
			}
		}
		this.watch();
	}

	/**
	 * Believes in a stream whose `hello` was late as soon as something comes at the pace of heartbeats. A proxy with a full
	 * buffer passes on much at once, after a long silence.
	 */
	private judgePace(): void {
		const silence = this.silence();
		if ( this.hasHello && silence >= HELLO_MS && silence <= STALLED_MS ) {
			this.isBuffered = false;
		}
	}

	/** Looks from time to time whether heartbeats are missing. */
	private watch(): void {
		if ( this.isOver ) {
			return;
		}
		this.timer = this.options.clock.setTimeout( () => {
			if ( this.silence() > DEAD_MS ) {
				this.end( { ...CUT, error: new NetworkError( 'timeout' ) } );
			} else if ( this.isSilent ) {
				this.options.onState( 'stalled' );
			}
			this.watch();
		}, WATCH_MS );
	}
}
