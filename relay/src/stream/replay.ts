import { LIMITS } from '../../protocol';
import { toJson } from '../json';
import type { Participant } from '../participants';
import { maySeeDepartment } from '../policies/visibility';
import type { Queryable } from '../store/queryable';
import type { EventRow } from '../store/event-row';
import type { Stores } from '../store/stores';
import { waitForDrain, type ReadSocket } from './backpressure';
import { decodeCursor, encodeCursor, encodeEvent } from './encode';
import type { EventReader, ShownEvent } from './event-reader';
import type { Subscriber } from './subscriber';

/** The feed's epoch and head. */
export interface FeedPosition {
	readonly epoch: string;
	readonly head: number;
	/** Reads events of other relays up to a number, or until there are no more. */
	reach( number: number ): Promise< void >;
}

/** The events that a reader missed, to be read page by page, or why they cannot be replayed. */
export type Missed =
	| { readonly pages: AsyncIterable< readonly ShownEvent[] > }
	| { readonly reset: 'unknown_cursor' | 'epoch_changed' | 'too_far_behind' };

/*
 * A page is kept as long as its reader dawdles. With the longest texts one of this size is some 800 KB, so that all that is
 * kept for one stream, with `REPLAY_UNSENT_BYTES` and live events, is less than 2 MB (docs/threats.md A64).
 */
export const REPLAY_PAGE = 32;
/** Most bytes of a replay. To reload costs less than more than that. */
export const MAXIMUM_REPLAY_BYTES = 4_194_304;

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
			return { pages: this.readPages( participant, [] ) };
		}
		const rows = await this.listMissed( participant, after.number, upTo );
		return rows === null ? { reset: 'too_far_behind' } : { pages: this.readPages( participant, rows ) };
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

	private async *readPages(
		{ side }: Participant,
		rows: readonly EventRow[]
	): AsyncGenerator< readonly ShownEvent[], void > {
		for ( let at = 0; at < rows.length; at += REPLAY_PAGE ) {
			yield await this.reader.readFor( side, rows.slice( at, at + REPLAY_PAGE ) );
		}
	}
}

/**
 * Writes what a reader missed at the reader's pace: each event is encoded when little else is unsent. Returns false when
 * it is too much; then the reader has heard a part and must be told to reload.
 */
export async function writeMissed(
	subscriber: Subscriber,
	socket: ReadSocket,
	epoch: string,
	pages: AsyncIterable< readonly ShownEvent[] >
): Promise< boolean > {
	let bytes = 0;
	for await ( const page of pages ) {
		for ( const shown of page ) {
			// Written at once, a long replay would exceed the buffer, and its reader would be disconnected each time.
			await waitForDrain( socket );
			if ( ! subscriber.isOpen ) {
				return true;
			}
			if ( shown.event === null || ! mayHear( subscriber.participant, shown ) ) {
				continue;
			}
			const packet = encodeEvent( shown.type, toJson( shown.event ), encodeCursor( epoch, shown.number ) );
			bytes += Buffer.byteLength( packet );
			if ( bytes > MAXIMUM_REPLAY_BYTES ) {
				return false;
			}
			subscriber.writeNow( packet );
		}
	}
	return true;
}

function mayHear( participant: Participant, { visitorId, departmentId, isAboutSite }: ShownEvent ): boolean {
	return participant.side === 'visitor'
		? participant.id === visitorId
		: isAboutSite === true || maySeeDepartment( participant, departmentId );
}
