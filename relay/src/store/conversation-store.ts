import type { ConversationState } from '../../protocol';
import { CONVERSATION } from './conversation-columns';
import { orNone } from './conversation-filter';
import type { BoundValue, Queryable, Statement } from './queryable';
import type { ConversationRow } from './rows';
import type { Tables } from './tables';

/** An open conversation that somebody holds, as far as it takes to look whether that matters. */
export interface HeldConversation {
	readonly id: number;
	readonly visitorId: number;
	readonly activityNumber: number;
}

/** How urgent a conversation is of which nobody has said anything. */
const NORMAL = 1;

/** Reads and locks conversations. Changes are written by a ChangeSet. */
export class ConversationStore {
	private readonly selectHeld: string;

	constructor( private readonly tables: Tables ) {
		this.selectHeld = `SELECT id, visitor_id AS visitorId, activity_number AS activityNumber FROM ${ tables.conversations }
			WHERE state = 'open' AND assignee_id = ?`;
	}

	/** Returns what hardly ever changes about conversations, by their public ids. */
	async listKeys(
		db: Queryable,
		publicIds: readonly string[]
	): Promise< Map< string, { id: number; visitorId: number } > > {
		const rows = await db.query< { publicId: string; id: number; visitorId: number } >(
			`SELECT public_id AS publicId, id, visitor_id AS visitorId FROM ${ this.tables.conversations }
			WHERE public_id IN (?)`,
			[ publicIds ]
		);
		return new Map( rows.map( ( { publicId, id, visitorId } ) => [ publicId, { id, visitorId } ] ) );
	}

	async find( db: Queryable, id: number ): Promise< ConversationRow | null > {
		const [ row ] = await db.query< ConversationRow >(
			`SELECT ${ CONVERSATION } FROM ${ this.tables.conversations } c WHERE c.id = ?`,
			[ id ]
		);
		return row ?? null;
	}

	/** Locks one conversation until the transaction ends. */
	async lock( db: Queryable, id: number ): Promise< ConversationRow | null > {
		const [ row ] = await db.query< ConversationRow >( ...this.selectLocked( [ id ], false ) );
		return row ?? null;
	}

	/**
	 * Returns the statement that locks conversations in the order of their ids, so that two who lock several cannot
	 * wait for each other. With `skipsLocked` it leaves out those that somebody else holds.
	 */
	selectLocked( ids: readonly number[], skipsLocked: boolean ): [ string, BoundValue[] ] {
		return [
			`SELECT ${ CONVERSATION } FROM ${ this.tables.conversations } c WHERE c.id IN (?) ORDER BY c.id
			FOR UPDATE${ skipsLocked ? ' SKIP LOCKED' : '' }`,
			[ ids ],
		];
	}

	/** Returns which of these conversations exist. */
	async listExisting( db: Queryable, ids: readonly number[] ): Promise< Set< number > > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.conversations } WHERE id IN (?)`,
			[ ids ]
		);
		return new Set( rows.map( ( row ) => row.id ) );
	}

	/** Locks the visitor's active conversation, if there is one. */
	async lockActive( db: Queryable, visitorId: number ): Promise< ConversationRow | null > {
		const [ row ] = await db.query< ConversationRow >(
			`SELECT ${ CONVERSATION } FROM ${ this.tables.conversations } c WHERE c.active_visitor_id = ? FOR UPDATE`,
			[ visitorId ]
		);
		return row ?? null;
	}

	/** Returns the id of a visitor's active conversation, or else of the newest one. */
	async findCurrentId( db: Queryable, visitorId: number ): Promise< number | null > {
		const [ row ] = await db.query< { id: number | null } >(
			// MAX, not ORDER BY and LIMIT: those make an optimizer walk through everybody's conversations.
			`SELECT COALESCE(
				(SELECT id FROM ${ this.tables.conversations } WHERE active_visitor_id = ?),
				(SELECT MAX(id) FROM ${ this.tables.conversations } WHERE visitor_id = ?)
			) AS id`,
			[ visitorId, visitorId ]
		);
		return row?.id ?? null;
	}

	/** Returns the department of a visitor's active conversation, null for none; undefined when there is no such conversation. */
	async findActiveDepartment( db: Queryable, visitorId: number ): Promise< number | null | undefined > {
		const [ row ] = await db.query< { departmentId: number | null } >(
			`SELECT department_id AS departmentId FROM ${ this.tables.conversations } WHERE active_visitor_id = ?`,
			[ visitorId ]
		);
		return row?.departmentId;
	}

	/** Tells whether a visitor has a conversation in one of these departments. */
	async isAnyInDepartments( db: Queryable, visitorId: number, departmentIds: readonly number[] ): Promise< boolean > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.conversations } FORCE INDEX (visitor_client_id)
			WHERE visitor_id = ? AND department_id IN (?) LIMIT 1`,
			[ visitorId, orNone( departmentIds ) ]
		);
		return rows.length > 0;
	}

	/** Returns the departments of a visitor's conversations, each once; null: none. */
	async listDepartmentsOf( db: Queryable, visitorId: number ): Promise< Array< number | null > > {
		const rows = await db.query< { departmentId: number | null } >(
			`SELECT department_id AS departmentId FROM ${ this.tables.conversations } FORCE INDEX (visitor_client_id)
			WHERE visitor_id = ?`,
			[ visitorId ]
		);
		return [ ...new Set( rows.map( ( { departmentId } ) => departmentId ) ) ];
	}

	/** Returns the next of a visitor's conversations by id. */
	async listOfVisitor( db: Queryable, visitorId: number, after: number, limit: number ): Promise< number[] > {
		const rows = await db.query< { id: number } >(
			// FORCE INDEX: the optimizer would rather walk through everybody's conversations than sort a few.
			`SELECT id FROM ${ this.tables.conversations } FORCE INDEX (visitor_client_id)
			WHERE visitor_id = ? AND id > ? ORDER BY id LIMIT ?`,
			[ visitorId, after, limit ]
		);
		return rows.map( ( { id } ) => id );
	}

	/** Returns a visitor's newest conversations by id. */
	async listNewestOfVisitor( db: Queryable, visitorId: number, limit: number ): Promise< number[] > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.conversations } FORCE INDEX (visitor_client_id)
			WHERE visitor_id = ? ORDER BY id DESC LIMIT ?`,
			[ visitorId, limit ]
		);
		return rows.map( ( { id } ) => id );
	}

	/** Returns the conversations of a state in which nothing has happened for longest, those first. */
	async listIdle(
		db: Queryable,
		state: ConversationState,
		limit: number
	): Promise< Pick< ConversationRow, 'id' | 'updatedAt' >[] > {
		return db.query< Pick< ConversationRow, 'id' | 'updatedAt' > >(
			// The number of the newest event rises with everything that happens.
			`SELECT id, updated_at AS updatedAt FROM ${ this.tables.conversations }
			WHERE state = ? ORDER BY activity_number LIMIT ?`,
			[ state, limit ]
		);
	}

	/** Makes a conversation that is locked another visitor's; throws a duplicate-key error if they have an active one. */
	async move( db: Queryable, id: number, visitorId: number, activeVisitorId: number | null ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.conversations } SET visitor_id = ?, active_visitor_id = ? WHERE id = ?`,
			[ visitorId, activeVisitorId, id ]
		);
	}

	/** Returns who holds open conversations. */
	async listHolders( db: Queryable ): Promise< number[] > {
		const rows = await db.query< { assigneeId: number } >(
			`SELECT DISTINCT assignee_id AS assigneeId FROM ${ this.tables.conversations }
			WHERE state = 'open' AND assignee_id IS NOT NULL`
		);
		return rows.map( ( { assigneeId } ) => assigneeId );
	}

	/** Returns an agent's open conversations, those with the newest activity first. */
	async listNewestHeldBy( db: Queryable, agentId: number, limit: number ): Promise< HeldConversation[] > {
		return db.query< HeldConversation >( `${ this.selectHeld } ORDER BY activity_number DESC LIMIT ?`, [
			agentId,
			limit,
		] );
	}

	/** Returns an agent's open conversations that have changed after an event number, those that changed first first. */
	async listHeldByAfter(
		db: Queryable,
		agentId: number,
		after: number,
		limit: number
	): Promise< HeldConversation[] > {
		return db.query< HeldConversation >(
			`${ this.selectHeld } AND activity_number > ? ORDER BY activity_number LIMIT ?`,
			[ agentId, after, limit ]
		);
	}

	/** Returns the departments of these visitors' active conversations, or else of their newest ones. */
	async listCurrentDepartments(
		db: Queryable,
		visitorIds: readonly number[]
	): Promise< Map< number, number | null > > {
		if ( visitorIds.length === 0 ) {
			return new Map();
		}
		const rows = await db.query< { visitorId: number; departmentId: number | null } >(
			`SELECT c.visitor_id AS visitorId, c.department_id AS departmentId
			FROM (
				SELECT COALESCE(MAX(IF(active_visitor_id IS NULL, NULL, id)), MAX(id)) AS id
				FROM ${ this.tables.conversations } WHERE visitor_id IN (?) GROUP BY visitor_id
			) current
			STRAIGHT_JOIN ${ this.tables.conversations } c ON c.id = current.id`,
			[ visitorIds ]
		);
		return new Map( rows.map( ( row ) => [ row.visitorId, row.departmentId ] ) );
	}

	/** Returns the conversation that this visitor started with this client id. */
	async findByClientId( db: Queryable, visitorId: number, clientId: string ): Promise< ConversationRow | null > {
		const [ row ] = await db.query< ConversationRow >(
			`SELECT ${ CONVERSATION } FROM ${ this.tables.conversations } c WHERE c.visitor_id = ? AND c.client_id = ? FOR UPDATE`,
			[ visitorId, clientId ]
		);
		return row ?? null;
	}

	/** Tells whether a conversation was started with this client id, by whomever. */
	async isClientIdKnown( db: Queryable, clientId: string ): Promise< boolean > {
		const rows = await db.query( `SELECT 1 FROM ${ this.tables.conversations } WHERE client_id = ? LIMIT 1`, [
			clientId,
		] );
		return rows.length > 0;
	}

	/** Stores a new, queued conversation without messages and returns it. */
	async insert(
		db: Queryable,
		values: {
			publicId: string;
			visitorId: number;
			clientId: string;
			departmentId: number | null;
			priority: number | null;
			now: string;
		}
	): Promise< ConversationRow > {
		const { publicId, visitorId, clientId, departmentId, priority, now } = values;
		const { insertId } = await db.change(
			`INSERT INTO ${ this.tables.conversations }
			(public_id, visitor_id, active_visitor_id, client_id, state, department_id, priority, queued_at, created_at, updated_at)
			VALUES (?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?)`,
			[ publicId, visitorId, visitorId, clientId, departmentId, priority ?? NORMAL, now, now, now ]
		);
		return ( await this.find( db, insertId ) ) as ConversationRow;
	}

	/**
	 * Returns the statement that writes counters and activity of many conversations at once. `activity` counts back from
	 * the last event number taken just before.
	 */
	updateCounters( rows: ReadonlyArray< { row: ConversationRow; activity: number } > ): Statement {
		const values = rows.flatMap( ( { row, activity } ) => [
			row.lastSeq,
			row.lastPublicSeq,
			row.visitorReadSeq,
			row.agentReadSeq,
			row.unreadByVisitor,
			row.unreadByAgents,
			row.updatedAt,
			activity,
			row.id,
		] );
		if ( rows.length === 1 ) {
			// Nearly every transaction changes one conversation, and a table of values costs twice as much.
			return [
				`UPDATE ${ this.tables.conversations }
				SET last_seq = ?, last_public_seq = ?, visitor_read_seq = ?, agent_read_seq = ?, unread_by_visitor = ?,
					unread_by_agents = ?, updated_at = ?, activity_number = LAST_INSERT_ID() - ?
				WHERE id = ?`,
				values,
			];
		}
		const first = `SELECT ? AS last_seq, ? AS last_public_seq, ? AS visitor_read_seq, ? AS agent_read_seq,
			? AS unread_by_visitor, ? AS unread_by_agents, ? AS updated_at, LAST_INSERT_ID() - ? AS activity_number, ? AS id`;
		const others = ' UNION ALL SELECT ?, ?, ?, ?, ?, ?, ?, LAST_INSERT_ID() - ?, ?'.repeat( rows.length - 1 );
		return [
			// STRAIGHT_JOIN: the few new values first, then each conversation by its key; never a scan that locks others.
			`UPDATE (${ first }${ others }) n STRAIGHT_JOIN ${ this.tables.conversations } c ON c.id = n.id
			SET c.last_seq = n.last_seq, c.last_public_seq = n.last_public_seq, c.visitor_read_seq = n.visitor_read_seq,
				c.agent_read_seq = n.agent_read_seq, c.unread_by_visitor = n.unread_by_visitor,
				c.unread_by_agents = n.unread_by_agents, c.updated_at = n.updated_at, c.activity_number = n.activity_number`,
			values,
		];
	}

	/** Returns the statement that writes what is not a counter: state, assignment, rating. */
	updateState( row: ConversationRow ): Statement {
		return [
			`UPDATE ${ this.tables.conversations }
			SET state = ?, active_visitor_id = ?, department_id = ?, assignee_id = ?, queued_at = ?, left_at = ?, snoozed_until = ?, spam_from = ?,
				kind = ?, priority = ?, callback_phone = ?, callback_at = ?, opened_at = ?, closed_at = ?, closed_by = ?, rating_score = ?, rating_comment = ?
			WHERE id = ?`,
			[
				row.state,
				row.activeVisitorId,
				row.departmentId,
				row.assigneeId,
				row.queuedAt,
				row.leftAt,
				row.snoozedUntil,
				row.spamFrom,
				row.kind,
				row.priority,
				row.callbackPhone,
				row.callbackAt,
				row.openedAt,
				row.closedAt,
				row.closedBy,
				row.ratingScore,
				row.ratingComment,
				row.id,
			],
		];
	}
}
