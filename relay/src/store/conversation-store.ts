import type { ConversationState } from '../../protocol';
import type { BoundValue, Queryable, Statement } from './database';
import type { ConversationDetails, ConversationRow, VisitorRow } from './rows';
import type { Tables } from './tables';

/** Which conversations an agent asks for; undefined leaves a condition out. */
export interface ConversationFilter {
	state?: ConversationState;
	/** A number: assigned to that agent; null: to nobody. */
	assigneeId?: number | null;
	/** Internal ids; what is in none of them is left out. */
	departmentIds?: readonly number[];
	search?: string;
	/** Only what was active before this event number. */
	before?: number;
	limit: number;
}

/** How many conversations wait, are open, and are one's own. */
export interface ConversationCounts {
	queued: number;
	open: number;
	mine: number;
}

const COLUMNS = [
	'id',
	'public_id AS publicId',
	'visitor_id AS visitorId',
	'active_visitor_id AS activeVisitorId',
	'client_id AS clientId',
	'state',
	'department_id AS departmentId',
	'assignee_id AS assigneeId',
	'last_seq AS lastSeq',
	'last_public_seq AS lastPublicSeq',
	'visitor_read_seq AS visitorReadSeq',
	'agent_read_seq AS agentReadSeq',
	'unread_by_visitor AS unreadByVisitor',
	'unread_by_agents AS unreadByAgents',
	'queued_at AS queuedAt',
	'opened_at AS openedAt',
	'closed_at AS closedAt',
	'closed_by AS closedBy',
	'rating_score AS ratingScore',
	'rating_comment AS ratingComment',
	'created_at AS createdAt',
	'updated_at AS updatedAt',
	'activity_number AS activityNumber',
];

const CONVERSATION = COLUMNS.map( ( column ) => `c.${ column }` ).join( ', ' );

interface DetailsRow extends Omit< ConversationDetails, 'visitor' > {
	vPublicId: string;
	vWpUserId: number | null;
	vName: string;
	vEmail: string | null;
	vIsVerified: 0 | 1;
	vLocale: string | null;
	vTimezone: string | null;
	vPageUrl: string | null;
	vPageTitle: string | null;
	vCreatedAt: string;
	vLastSeenAt: string;
}

const DETAILS = `${ CONVERSATION },
	v.public_id AS vPublicId, v.wp_user_id AS vWpUserId, v.name AS vName, v.email AS vEmail, v.is_verified AS vIsVerified,
	v.locale AS vLocale, v.timezone AS vTimezone, v.page_url AS vPageUrl, v.page_title AS vPageTitle,
	v.created_at AS vCreatedAt, v.last_seen_at AS vLastSeenAt,
	a.name AS assigneeName, a.avatar_url AS assigneeAvatarUrl,
	d.public_id AS departmentPublicId, d.name AS departmentName`;

/** Reads and locks conversations. Changes are written by a ChangeSet. */
export class ConversationStore {
	private readonly detailsFrom: string;

	constructor( private readonly tables: Tables ) {
		this.detailsFrom = `${ tables.conversations } c
			JOIN ${ tables.visitors } v ON v.id = c.visitor_id
			LEFT JOIN ${ tables.agents } a ON a.id = c.assignee_id
			LEFT JOIN ${ tables.departments } d ON d.id = c.department_id`;
	}

	/** Returns what never changes about conversations, by their public ids. */
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

	/** Locks one conversation until the transaction ends, waiting for whoever holds it. */
	async lock( db: Queryable, id: number ): Promise< ConversationRow | null > {
		const [ row ] = await db.query< ConversationRow >( ...this.selectLocked( [ id ], false ) );
		return row ?? null;
	}

	/**
	 * Gives the statement that locks conversations in the order of their ids, so that two who lock several cannot
	 * wait for each other. With `skipsLocked` it leaves out those that somebody else holds.
	 */
	selectLocked( ids: readonly number[], skipsLocked: boolean ): [ string, BoundValue[] ] {
		return [
			`SELECT ${ CONVERSATION } FROM ${ this.tables.conversations } c WHERE c.id IN (?) ORDER BY c.id
			FOR UPDATE${ skipsLocked ? ' SKIP LOCKED' : '' }`,
			[ ids ],
		];
	}

	/**
	 * Like `selectLocked`, with the visitors' names. They are read by a subquery, which locks nothing: nobody who sends
	 * has to wait for a change of a visitor.
	 */
	selectLockedNamed( ids: readonly number[], skipsLocked: boolean ): Statement {
		return [
			`SELECT ${ CONVERSATION },
				(SELECT v.name FROM ${ this.tables.visitors } v WHERE v.id = c.visitor_id) AS visitorName
			FROM ${ this.tables.conversations } c WHERE c.id IN (?) ORDER BY c.id
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

	/** Returns the id of a visitor's newest conversation, whatever its state. */
	async findNewestId( db: Queryable, visitorId: number ): Promise< number | null > {
		const [ row ] = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.conversations } WHERE visitor_id = ? ORDER BY id DESC LIMIT 1`,
			[ visitorId ]
		);
		return row?.id ?? null;
	}

	/** Returns the conversation that this visitor started with this client id. */
	async findByClientId( db: Queryable, visitorId: number, clientId: string ): Promise< ConversationRow | null > {
		const [ row ] = await db.query< ConversationRow >(
			`SELECT ${ CONVERSATION } FROM ${ this.tables.conversations } c WHERE c.visitor_id = ? AND c.client_id = ? FOR UPDATE`,
			[ visitorId, clientId ]
		);
		return row ?? null;
	}

	/** Returns the conversation in which this visitor's message is stored already, whichever of theirs it is. */
	async findByMessage(
		db: Queryable,
		visitorId: number,
		message: { clientId: string; body: string }
	): Promise< ConversationRow | null > {
		const [ row ] = await db.query< ConversationRow >(
			`SELECT ${ CONVERSATION } FROM ${ this.tables.conversations } c
			JOIN ${ this.tables.messages } m ON m.conversation_id = c.id
			WHERE c.visitor_id = ? AND m.author_type = 'visitor' AND m.author_id = c.visitor_id AND m.client_id = ?
			AND m.body = CAST(? AS BINARY) LIMIT 1 FOR UPDATE`,
			[ visitorId, message.clientId, message.body ]
		);
		return row ?? null;
	}

	/** Stores a new, queued conversation without messages and returns it. */
	async insert(
		db: Queryable,
		values: { publicId: string; visitorId: number; clientId: string; departmentId: number | null; now: string }
	): Promise< ConversationRow > {
		const { publicId, visitorId, clientId, departmentId, now } = values;
		const { insertId } = await db.change(
			`INSERT INTO ${ this.tables.conversations }
			(public_id, visitor_id, active_visitor_id, client_id, state, department_id, queued_at, created_at, updated_at)
			VALUES (?, ?, ?, ?, 'queued', ?, ?, ?, ?)`,
			[ publicId, visitorId, visitorId, clientId, departmentId, now, now, now ]
		);
		return ( await this.find( db, insertId ) ) as ConversationRow;
	}

	/**
	 * Gives the statement that writes counters and activity of many conversations at once. `activity` counts back from
	 * the last event number taken just before.
	 */
	updateCounters( rows: ReadonlyArray< { row: ConversationRow; activity: number } > ): Statement {
		const first = `SELECT ? AS id, ? AS last_seq, ? AS last_public_seq, ? AS visitor_read_seq, ? AS agent_read_seq,
			? AS unread_by_visitor, ? AS unread_by_agents, ? AS updated_at, LAST_INSERT_ID() - ? AS activity_number`;
		const others = ' UNION ALL SELECT ?, ?, ?, ?, ?, ?, ?, ?, LAST_INSERT_ID() - ?'.repeat( rows.length - 1 );
		const values = rows.flatMap( ( { row, activity } ) => [
			row.id,
			row.lastSeq,
			row.lastPublicSeq,
			row.visitorReadSeq,
			row.agentReadSeq,
			row.unreadByVisitor,
			row.unreadByAgents,
			row.updatedAt,
			activity,
		] );
		return [
			// STRAIGHT_JOIN: the few new values first, then each conversation by its key; never a scan that locks others.
			`UPDATE (${ first }${ others }) n STRAIGHT_JOIN ${ this.tables.conversations } c ON c.id = n.id
			SET c.last_seq = n.last_seq, c.last_public_seq = n.last_public_seq, c.visitor_read_seq = n.visitor_read_seq,
				c.agent_read_seq = n.agent_read_seq, c.unread_by_visitor = n.unread_by_visitor,
				c.unread_by_agents = n.unread_by_agents, c.updated_at = n.updated_at, c.activity_number = n.activity_number`,
			values,
		];
	}

	/** Gives the statement that writes what is not a counter: state, assignment, rating. */
	updateState( row: ConversationRow ): Statement {
		return [
			`UPDATE ${ this.tables.conversations }
			SET state = ?, active_visitor_id = ?, department_id = ?, assignee_id = ?, queued_at = ?, opened_at = ?,
				closed_at = ?, closed_by = ?, rating_score = ?, rating_comment = ?
			WHERE id = ?`,
			[
				row.state,
				row.activeVisitorId,
				row.departmentId,
				row.assigneeId,
				row.queuedAt,
				row.openedAt,
				row.closedAt,
				row.closedBy,
				row.ratingScore,
				row.ratingComment,
				row.id,
			],
		];
	}

	async listDetails( db: Queryable, ids: readonly number[] ): Promise< ConversationDetails[] > {
		if ( ids.length === 0 ) {
			return [];
		}
		const rows = await db.query< DetailsRow >( `SELECT ${ DETAILS } FROM ${ this.detailsFrom } WHERE c.id IN (?)`, [
			ids,
		] );
		return rows.map( readDetails );
	}

	/** Returns a page, the newest activity first. */
	async listPage( db: Queryable, filter: ConversationFilter ): Promise< ConversationDetails[] > {
		const conditions: string[] = [];
		const values: BoundValue[] = [];
		const add = ( condition: string, ...bound: BoundValue[] ) => {
			conditions.push( condition );
			values.push( ...bound );
		};
		if ( filter.state !== undefined ) {
			add( 'c.state = ?', filter.state );
		}
		if ( filter.assigneeId === null ) {
			add( 'c.assignee_id IS NULL' );
		} else if ( filter.assigneeId !== undefined ) {
			add( 'c.assignee_id = ?', filter.assigneeId );
		}
		if ( filter.departmentIds !== undefined ) {
			add( 'c.department_id IN (?)', orNone( filter.departmentIds ) );
		}
		if ( filter.before !== undefined ) {
			add( 'c.activity_number < ?', filter.before );
		}
		if ( filter.search !== undefined ) {
			// Beginnings only: they can use an index, a search in the middle reads the whole table.
			const beginning = `${ escapeLike( filter.search ) }%`;
			add( '(v.name LIKE ? OR v.email LIKE ?)', beginning, beginning );
		}
		const where = conditions.length > 0 ? `WHERE ${ conditions.join( ' AND ' ) }` : '';
		const rows = await db.query< DetailsRow >(
			`SELECT ${ DETAILS } FROM ${ this.detailsFrom } ${ where } ORDER BY c.activity_number DESC LIMIT ?`,
			[ ...values, filter.limit ]
		);
		return rows.map( readDetails );
	}

	/** Counts what an agent may see; undefined departments are all. */
	async count( db: Queryable, agentId: number, departmentIds?: readonly number[] ): Promise< ConversationCounts > {
		const within = departmentIds === undefined ? '' : 'AND department_id IN (?)';
		const [ row ] = await db.query< { queued: number | null; open: number | null; mine: number | null } >(
			`SELECT CAST(SUM(state = 'queued') AS SIGNED) AS queued, CAST(SUM(state = 'open') AS SIGNED) AS open,
				CAST(SUM(state = 'open' AND assignee_id = ?) AS SIGNED) AS mine
			FROM ${ this.tables.conversations } WHERE state IN ('queued', 'open') ${ within }`,
			[ agentId, ...( departmentIds === undefined ? [] : [ orNone( departmentIds ) ] ) ]
		);
		return { queued: row?.queued ?? 0, open: row?.open ?? 0, mine: row?.mine ?? 0 };
	}

	/** Counts the queued conversations that came before one, itself included. */
	async countQueuedUpTo( db: Queryable, conversation: ConversationRow ): Promise< number > {
		const [ row ] = await db.query< { place: number } >(
			`SELECT COUNT(*) AS place FROM ${ this.tables.conversations }
			WHERE state = 'queued' AND department_id <=> ? AND (queued_at < ? OR (queued_at = ? AND id <= ?))`,
			[ conversation.departmentId, conversation.queuedAt, conversation.queuedAt, conversation.id ]
		);
		return Math.max( 1, row?.place ?? 1 );
	}
}

/* An empty list is no valid SQL; no row has the id 0. */
const orNone = ( ids: readonly number[] ) => ( ids.length > 0 ? ids : [ 0 ] );

const escapeLike = ( text: string ) => text.replace( /[\\%_]/g, '\\$&' );

function readDetails( row: DetailsRow ): ConversationDetails {
	const visitor: VisitorRow = {
		id: row.visitorId,
		publicId: row.vPublicId,
		wpUserId: row.vWpUserId,
		name: row.vName,
		email: row.vEmail,
		isVerified: row.vIsVerified,
		locale: row.vLocale,
		timezone: row.vTimezone,
		pageUrl: row.vPageUrl,
		pageTitle: row.vPageTitle,
		createdAt: row.vCreatedAt,
		lastSeenAt: row.vLastSeenAt,
	};
	return { ...row, visitor };
}
