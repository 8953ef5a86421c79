import { LIMITS } from '../../protocol';
import type { Participant } from '../participants';
import type { Queryable } from '../store/queryable';
import type { EventRow } from '../store/event-row';
import type { Stores } from '../store/stores';
import { decodeCursor } from './encode';
import type { ReadyEvent } from '../ready-event';
import type { EventReader } from './event-reader';

/** The feed's epoch and head. */
export interface FeedPosition {
	readonly epoch: string;
	readonly head: number;
	/** Reads events of other relays up to a number, or until there are no more. */
	reach( number: number ): Promise< void >;
}

/** The events that a reader missed, or why they cannot be replayed. */
export type Missed =
	{ readonly events: ReadyEvent[] } | { readonly reset: 'unknown_cursor' | 'epoch_changed' | 'too_far_behind' };

const PAGE = 200;

/** Finds what a reader missed: all of it or nothing, because a partial replay would look complete. */
export class Replay {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly reader: EventReader
	) {}

	/** Returns what this participant missed between a cursor and `upTo`, the head when they subscribed. */
	async read( participant: Participant, cursor: string, position: FeedPosition, upTo: number ): Promise< Missed > {
		const after = decodeCursor( cursor );
		if ( after === null ) {
			return { reset: 'unknown_cursor' };
		}
		if ( after.epoch !== position.epoch ) {
			return { reset: 'epoch_changed' };
		}
		if ( after.number > upTo ) {
			// The caller has waited for other relays' events (`Hub.catchUp`), so this cursor is not from this feed.
			return { reset: 'unknown_cursor' };
		}
		if ( after.number === upTo ) {
			return { events: [] };
		}
		const rows = await this.listMissed( participant, after.number, upTo );
		return rows === null ? { reset: 'too_far_behind' } : { events: await this.readPages( rows ) };
	}

	/** Returns null when there are too many, or some have been deleted. */
	private async listMissed( participant: Participant, after: number, upTo: number ): Promise< EventRow[] | null > {
		const limit = LIMITS.replayedEvents + 1;
		if ( participant.side === 'agent' ) {
			if ( upTo - after > LIMITS.replayedEvents ) {
				return null;
			}
			const rows = await this.stores.feed.listBetween( this.db, after, upTo, limit );
			return rows.length === upTo - after ? rows : null;
		}
		const { rows, oldest } = await this.stores.feed.listForVisitor( this.db, participant.id, after, upTo, limit );
		return rows.length > LIMITS.replayedEvents || oldest === null || oldest > after + 1 ? null : rows;
	}

	private async readPages( rows: readonly EventRow[] ): Promise< ReadyEvent[] > {
		const events: ReadyEvent[] = [];
		for ( let at = 0; at < rows.length; at += PAGE ) {
			events.push( ...( await this.reader.read( rows.slice( at, at + PAGE ) ) ) );
		}
		return events;
	}
}
