import type { Clock } from '../clock';
import type { Queryable } from '../store/queryable';
import type { ReplyTimeStore } from '../store/reply-time-store';
import { fromSqlTime } from '../store/sql-time';

/** What was longer ago says little about today. */
const RECENT_MS = 30 * 86_400_000;
/** Fewer answers are chance. */
const ENOUGH = 5;
/** How long a figure is good for. */
const FRESH_MS = 600_000;

/** Knows how long a first answer usually takes: the median of the newest conversations that got one. */
export class UsualReplyService {
	private known: Promise< number | null > = Promise.resolve( null );
	private knownUntil = -Infinity;

	constructor(
		private readonly db: Queryable,
		private readonly store: ReplyTimeStore,
		private readonly clock: Clock
	) {}

	/** Returns milliseconds; null while there are too few answers to tell, or when they cannot be read. */
	get(): Promise< number | null > {
		const now = this.clock.now();
		if ( now >= this.knownUntil ) {
			this.knownUntil = now + FRESH_MS;
			// A figure that is nice to have keeps nobody out of the chat.
			this.known = this.read( now ).catch( () => null );
		}
		return this.known;
	}

	private async read( now: number ): Promise< number | null > {
		const rows = await this.store.listNewest( this.db, now - RECENT_MS );
		const waits = rows
			.map( ( { begunAt, answeredAt } ) => fromSqlTime( answeredAt ) - fromSqlTime( begunAt ) )
			.sort( ( one, other ) => one - other );
		return waits.length < ENOUGH ? null : ( waits[ Math.floor( waits.length / 2 ) ] ?? null );
	}
}
