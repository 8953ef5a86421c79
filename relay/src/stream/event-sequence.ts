import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Cancel, Clock } from '../clock';
import type { CommittedEvent, ReadyEvent } from '../ready-event';
import type { EventRow } from '../store/event-row';
import type { EventReader } from './event-reader';

/** How long to wait for the event of a missing number before the database is asked for it. */
const GAP_MS = 20;
const PAGE = 200;
/** Events delivered in one turn are buffered until its end, so they must be far less than a stream may hold. */
const TURN_BYTES = 262_144;

/** What a sequence needs of its feed. */
export interface SequenceFeed {
	/** The next event; called in the order of the numbers, without gaps. */
	deliver( event: ReadyEvent ): void;
	/** Events were deleted before they were read. */
	missed(): void;
	/** Reads the rows after one number up to another, in order; at most `limit`. */
	list( after: number, upTo: number, limit: number ): Promise< EventRow[] >;
	/** Polls the database. */
	poll(): Promise< void >;
}

/** Puts events in the order of their numbers: own ones as announced, those of other relays as read. */
export class EventSequence {
	/** The number of the last event that was delivered. */
	private delivered = 0;
	/** Later events, by number; those without a ready form must be read from the tables. */
	private readonly pending = new Map< number, { row: EventRow; ready: ReadyEvent | null } >();
	private reading: Promise< void > | null = null;
	private cancelGap: Cancel | null = null;
	/** Counts restarts; what was read before the last one is not delivered. */
	private generation = 0;

	constructor(
		private readonly feed: SequenceFeed,
		private readonly reader: EventReader,
		private readonly clock: Clock,
		private readonly log: Logger
	) {}

	get head(): number {
		return this.delivered;
	}

	stop(): void {
		this.cancelGap?.();
	}

	/** Restarts after a number. */
	restart( head: number ): void {
		this.generation++;
		this.delivered = head;
		this.pending.clear();
	}

	/** Takes own events whose commit has returned. */
	add( events: readonly CommittedEvent[] ): void {
		for ( const event of events ) {
			if ( event.row.number > this.delivered ) {
				this.pending.set( event.row.number, event );
			}
		}
		this.advance();
	}

	/** Delivers the next events, as far as they are ready. */
	advance(): void {
		for (;;) {
			const next = this.pending.get( this.delivered + 1 );
			if ( next === undefined ) {
				break;
			}
			const { ready } = next;
			if ( ready === null ) {
				this.reading ??= this.readPending();
				return;
			}
			this.pending.delete( this.delivered + 1 );
			this.delivered++;
			this.feed.deliver( ready );
		}
		if ( this.pending.size > 0 && this.cancelGap === null ) {
			this.cancelGap = this.clock.after( GAP_MS, () => {
				this.cancelGap = null;
				// Another relay's commit is in between; a hint or a poll may have brought it by now.
				if ( this.pending.size > 0 && ! this.pending.has( this.delivered + 1 ) ) {
					void this.feed.poll();
				}
			} );
		}
	}

	/** Reads the next pending events from the tables. */
	private async readPending(): Promise< void > {
		try {
			const batch: EventRow[] = [];
			for ( let number = this.delivered + 1; batch.length < PAGE; number++ ) {
				const event = this.pending.get( number );
				if ( event === undefined ) {
					break;
				}
				if ( event.ready === null ) {
					batch.push( event.row );
				}
			}
			for ( const ready of await this.reader.read( batch ) ) {
				const event = this.pending.get( ready.number );
				if ( event !== undefined ) {
					event.ready = ready;
				}
			}
		} catch ( error ) {
			// They stay pending; the next poll that succeeds reads them.
			this.log.warn( { err: error }, 'Events could not be read and wait for the database.' );
			return;
		} finally {
			this.reading = null;
		}
		this.advance();
	}

	/** Reads and delivers what others have written. */
	async readUpTo( upTo: number ): Promise< void > {
		const { generation } = this;
		while ( this.delivered < upTo ) {
			const from = this.delivered;
			if ( ! ( await this.readPage( from, upTo ) ) ) {
				return;
			}
			const { reading } = this;
			if ( this.delivered === from && reading === null ) {
				// Committed numbers have no gaps, so what is missing has been deleted.
				this.log.warn( { from, upTo }, 'Events are missing from the feed; streams are told to reload.' );
				this.restart( upTo );
				this.feed.missed();
				return;
			}
			if ( this.delivered === from ) {
				// The next event is our own and is being read already.
				await reading;
				if ( this.delivered === from || generation !== this.generation ) {
					return;
				}
			}
		}
	}

	/** Reads and delivers a page; returns false when the sequence was restarted meanwhile. */
	private async readPage( from: number, upTo: number ): Promise< boolean > {
		const { generation } = this;
		const rows = await this.feed.list( from, upTo, PAGE );
		const unknown = rows.filter( ( row ) => ! this.pending.has( row.number ) );
		const ready = await this.reader.read( unknown );
		let bytes = 0;
		for ( const [ index, row ] of unknown.entries() ) {
			if ( generation !== this.generation ) {
				return false;
			}
			const event = ready[ index ] ?? null;
			if ( row.number > this.delivered ) {
				this.pending.set( row.number, { row, ready: event } );
			}
			bytes += event?.agentJson?.length ?? 0;
			if ( bytes > TURN_BYTES ) {
				bytes = 0;
				this.advance();
				await nextTurn();
			}
		}
		if ( generation !== this.generation ) {
			return false;
		}
		this.advance();
		return true;
	}
}
