import { LIMITS } from '../../protocol';
import { toJson } from '../json';
import type { Participant, Side } from '../participants';
import { maySeeDepartment } from '../policies/visibility';
import { departmentLeft } from '../ready-event';
import type { EventRow } from '../store/event-row';
import type { Queryable } from '../store/queryable';
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

/** The events that a reader missed, encoded page by page as they are asked for, or why they cannot be replayed. */
export type Missed =
	| { readonly pages: AsyncIterable< readonly string[] > }
	| { readonly reset: 'unknown_cursor' | 'epoch_changed' | 'too_far_behind' | 'access_changed' };

/**
 * Events that are read at once, while it is unknown how long they are. Agents are few and miss much: with 256 one who comes back
 * after an hour waits for two reads (28 ms instead of 36 with 32, docs/performance.md). Visitors are many and miss little.
 */
export const FIRST_PAGE = { agent: 256, visitor: 32 } as const satisfies Record< Side, number >;
/** After a page that was too large. */
const SMALLEST_PAGE = 32;
/** Most events that are read at once, so that reading long ones by mistake takes some megabytes for a moment, and no more. */
const LARGEST_PAGE = 256;
/*
 * A page is kept as long as its reader dawdles. A string takes up to two bytes a character, so one of this size is 800 KB,
 * and all that is kept for one stream, with `REPLAY_UNSENT_BYTES` and live events, is less than 2 MB (docs/threats.md A64).
 */
export const PAGE_CHARACTERS = 400_000;
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
			return { pages: this.readPages( participant, position.epoch, [] ) };
		}
		const rows = await this.listMissed( participant, after.number, upTo );
		if ( rows === null ) {
			return { reset: 'too_far_behind' };
		}
		return rows.some( ( row ) => mayHaveLostSight( participant, row ) )
			? { reset: 'access_changed' }
			: { pages: this.readPages( participant, position.epoch, rows ) };
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

	/* Each page is twice as long as the one before, until one is too large: a few light events cost a few queries. */
	private async *readPages(
		participant: Participant,
		epoch: string,
		rows: readonly EventRow[]
	): AsyncGenerator< readonly string[], void > {
		let size: number = FIRST_PAGE[ participant.side ];
		for ( let at = 0; at < rows.length; ) {
			const page = await this.readPage( participant, epoch, rows.slice( at, at + size ) );
			size = page.isWhole ? Math.min( size * 2, LARGEST_PAGE ) : SMALLEST_PAGE;
			at += page.events;
			yield page.packets;
		}
	}

	/** Reads events and encodes the first of them, as many as fit into a page and at least one. */
	private async readPage( participant: Participant, epoch: string, rows: readonly EventRow[] ) {
		const packets: string[] = [];
		let characters = 0;
		let events = 0;
		for ( const shown of await this.reader.readFor( participant.side, rows ) ) {
			if ( characters >= PAGE_CHARACTERS ) {
				break;
			}
			events++;
			if ( shown.event !== null && mayHear( participant, shown ) ) {
				const packet = encodeEvent( shown.type, toJson( shown.event ), encodeCursor( epoch, shown.number ) );
				characters += packet.length;
				packets.push( packet );
			}
		}
		return { packets, events, isWhole: events === rows.length };
	}
}

/**
 * Writes what a reader missed at the reader's pace: each event when little else is unsent. Returns false when it is too
 * much; then the reader has heard a part and must be told to reload.
 */
export async function writeMissed(
	subscriber: Subscriber,
	socket: ReadSocket,
	pages: AsyncIterable< readonly string[] >
): Promise< boolean > {
	let bytes = 0;
	for await ( const page of pages ) {
		for ( const packet of page ) {
			// Written at once, a long replay would exceed the buffer, and its reader would be disconnected each time.
			await waitForDrain( socket );
			if ( ! subscriber.isOpen ) {
				return true;
			}
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

/** A conversation that has left an agent's departments brings them no event, and would stay on their screen. */
function mayHaveLostSight( participant: Participant, row: EventRow ): boolean {
	if ( participant.side !== 'agent' || participant.departmentIds === null ) {
		return false;
	}
	const left = departmentLeft( row );
	return left !== undefined && maySeeDepartment( participant, left );
}
