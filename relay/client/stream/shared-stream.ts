import type { Clock } from '../clock';
import type { ChatEvent, StreamListener, StreamState, StreamStatus } from './chat-event';
import { EventStream } from './event-stream';
import type { AnyConversation, RelayClient } from '../calls/relay-client';
import type { Surroundings } from '../surroundings';
import { TabLeader } from './tab-leader';

export interface SharedStreamOptions< C extends AnyConversation > extends StreamListener< C > {
	/** What tabs must have in common to share a stream: site and identity. */
	name: string;
	client: RelayClient< C >;
	clock?: Clock;
	random?: () => number;
	surroundings?: Surroundings;
	/** Default: the browser's, if it has them; without them every tab has its own stream. */
	locks?: LockManager | null;
	openChannel?: ( ( name: string ) => BroadcastChannel ) | null;
}

/** What the leading tab tells the others. */
interface Broadcast< C extends AnyConversation > {
	/** Absent in a mere beat. */
	event?: ChatEvent< C >;
	cursor: string | null;
	state: StreamState;
}

/**
 * One stream per browser: the leading tab opens it and passes events and status
 * on (but not errors: those are the leader's own). To its user every tab looks as if it had its own stream. Start it, then
 * load by REST: what happens meanwhile is heard.
 */
export class SharedStream< C extends AnyConversation > {
	private readonly options: SharedStreamOptions< C >;
	private leader: TabLeader< Broadcast< C > > | null = null;
	private stream: EventStream< C > | null = null;
	private cursor: string | null = null;
	private current: StreamStatus = { state: 'stopped', error: null };

	constructor( options: SharedStreamOptions< C > ) {
		this.options = options;
	}

	get status(): StreamStatus {
		return this.current;
	}

	/** Whether this tab is the one that holds the stream. */
	get isLeading(): boolean {
		return this.stream !== null;
	}

	/** Joins the other tabs, or opens the stream. */
	start(): void {
		if ( this.leader ) {
			return;
		}
		this.report( 'connecting', null );
		this.leader = new TabLeader< Broadcast< C > >( {
			...this.options,
			onLead: () => this.openStream(),
			onFollow: () => this.closeStream(),
			onMessage: ( message ) => this.hear( message ),
			describe: () => this.describe(),
		} );
		this.leader.start();
	}

	/** Leaves; another tab takes over. */
	stop(): void {
		this.pause();
		this.report( 'stopped', null );
	}

	/** Leaves for a while and says nothing of it; `start` goes on where it was. */
	pause(): void {
		this.leader?.stop();
		this.leader = null;
		this.closeStream();
	}

	/** Reconnects now instead of after the wait; leaves a good connection alone. */
	wake(): void {
		this.stream?.wake();
	}

	private openStream(): void {
		const stream: EventStream< C > = new EventStream< C >( {
			...this.options,
			cursor: this.cursor,
			onEvent: ( event, cursor ) => this.pass( event, cursor ),
			onStatus: ( { state, error } ) => {
				// A stream that is being closed has nothing to say about the chat.
				if ( this.stream === stream ) {
					this.report( state, error );
					if ( state === 'stopped' ) {
						// Refused for good. The others find out for themselves: it may be this tab alone.
						this.leader?.stop();
						this.leader = null;
					} else {
						this.leader?.say( this.describe() );
					}
				}
			},
		} );
		this.stream = stream;
		stream.start();
	}

	private closeStream(): void {
		const stream = this.stream;
		this.stream = null;
		stream?.stop();
	}

	private pass( event: ChatEvent< C >, cursor: string | null ): void {
		this.cursor = cursor;
		// What is about this connection only is of no use to others, except that a
		// stream that began from now may have missed what they have not read yet.
		const isOwn = event.type === 'heartbeat' || event.type === 'bye' || ( event.type === 'hello' && event.resumed );
		if ( isOwn ) {
			this.leader?.beat();
		} else {
			this.leader?.say( { ...this.describe(), event } );
		}
		this.options.onEvent( event, cursor );
	}

	private hear( { event, cursor, state }: Broadcast< C > ): void {
		const known = this.cursor;
		this.cursor = cursor;
		this.report( state, null );
		if ( event ) {
			this.options.onEvent( event, cursor );
		} else if ( known !== null && cursor !== null && known !== cursor ) {
			// This tab slept through events that the leader passed on.
			const [ epoch = '', head ] = cursor.split( '.' );
			const reset = { type: 'reset', reason: 'too_far_behind', epoch, head: Number( head ) };
			this.options.onEvent( reset as ChatEvent< C >, cursor );
		}
	}

	private describe(): Broadcast< C > {
		return { cursor: this.cursor, state: this.current.state };
	}

	private report( state: StreamState, error: unknown ): void {
		if ( state !== this.current.state || error !== this.current.error ) {
			this.current = { state, error };
			this.options.onStatus?.( this.current );
		}
	}
}
