import type { ConversationState } from '../../protocol';
import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** A conversation that waits for an agent, as far as the queue is concerned. */
export interface QueuedConversation {
	id: number;
	visitorId: number;
	departmentId: number | null;
	queuedAt: string;
	leftAt: string | null;
	/** Of its visitor. */
	lastSeenAt: string;
}

/** How many conversations of a state are looked at for how long their visitors waited. */
const WAITS_LOOKED_AT = 20;

/** Those who wait for an agent, and how long others have waited. */
export class QueueStore {
	constructor( private readonly tables: Tables ) {}

	/**
	 * Returns the places of these conversations in the queues of their departments, counted from 1. Visitors who have left
	 * are in nobody's way; one of them who is asked about has just come back.
	 */
	async listQueuePlaces( db: Queryable, ids: readonly number[] ): Promise< Map< number, number > > {
		if ( ids.length === 0 ) {
			return new Map();
		}
		const rows = await db.query< { id: number; place: number } >(
			`SELECT id, place FROM (
				SELECT id, ROW_NUMBER() OVER (PARTITION BY department_id ORDER BY priority DESC, queued_at, id) AS place
				FROM ${ this.tables.conversations } WHERE state = 'queued' AND kind = 'chat' AND (left_at IS NULL OR id IN (?))
			) waiting WHERE id IN (?)`,
			[ ids, ids ]
		);
		return new Map( rows.map( ( row ) => [ row.id, row.place ] ) );
	}

	/** Returns those in the queues in the order of their places, and behind them those who have left. */
	async listQueue( db: Queryable, limit: number ): Promise< QueuedConversation[] > {
		return db.query< QueuedConversation >(
			`SELECT c.id, c.visitor_id AS visitorId, c.department_id AS departmentId, c.queued_at AS queuedAt,
				c.left_at AS leftAt, v.last_seen_at AS lastSeenAt
			FROM ${ this.tables.conversations } c STRAIGHT_JOIN ${ this.tables.visitors } v ON v.id = c.visitor_id
			WHERE c.state = 'queued' AND c.kind = 'chat' ORDER BY c.left_at IS NOT NULL, c.priority DESC, c.queued_at, c.id LIMIT ?`,
			[ limit ]
		);
	}

	/**
	 * Returns how long visitors of a department, or of all, have waited, in milliseconds: the newest whom somebody came to
	 * since then.
	 */
	async listRecentWaits(
		db: Queryable,
		departmentId: number | null | 'all',
		since: string,
		limit: number
	): Promise< number[] > {
		const within = departmentId === 'all' ? '' : 'AND department_id <=> ?';
		const bound = departmentId === 'all' ? [] : [ departmentId, departmentId ];
		// The newest by activity of each state, which an index has, and of those the newest by when somebody came.
		const newest = ( state: ConversationState ) =>
			`(SELECT queued_at, opened_at, kind FROM ${ this.tables.conversations }
			WHERE state = '${ state }' ${ within } ORDER BY activity_number DESC LIMIT ${ WAITS_LOOKED_AT })`;
		const rows = await db.query< { wait: number } >(
			`SELECT TIMESTAMPDIFF(MICROSECOND, queued_at, opened_at) DIV 1000 AS wait
			FROM (${ newest( 'open' ) } UNION ALL ${ newest( 'closed' ) }) recent
			WHERE kind = 'chat' AND opened_at >= ? AND opened_at >= queued_at ORDER BY opened_at DESC LIMIT ?`,
			[ ...bound, since, limit ]
		);
		return rows.map( ( { wait } ) => Number( wait ) );
	}
}
