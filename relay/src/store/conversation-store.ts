import type { ConversationState } from '../../protocol';
import { beginningPattern } from './beginning';
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
	/** Only conversations of these visitors. */
	visitorIds?: readonly number[];
	/** Only conversations of visitors whose name or e-mail address begins like this. */
	beginning?: string;
	/** Only what was active before this event number. */
	before?: number;
	limit: number;
}

/** Some conversations, the newest activity first. */
export interface ConversationPage {
	rows: ConversationDetails[];
	/** Where the next page begins; null when there is none. */
	nextBefore: number | null;
}

/** How many conversations wait, are open, and are one's own. */
export interface ConversationCounts {
	queued: number;
	open: number;
	mine: number;
}

/** A conversation's place in the order of the lists. */
interface Place {
	id: number;
	activityNumber: number;
}

const STATES = [ 'queued', 'open', 'closed' ] as const satisfies ConversationState[];

/** How many places a page looks through for a condition that no index has together with the order. */
const LOOKED_THROUGH = 1_000;

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
		const [ row ] = await db.query< { id: number | null } >(
			// MAX, not ORDER BY and LIMIT: those make an optimizer walk through everybody's conversations.
			`SELECT MAX(id) AS id FROM ${ this.tables.conversations } WHERE visitor_id = ?`,
			[ visitorId ]
		);
		return row?.id ?? null;
	}

	/** Returns the departments of these visitors' newest conversations, whatever their state. */
	async listNewestDepartments(
		db: Queryable,
		visitorIds: readonly number[]
	): Promise< Map< number, number | null > > {
		if ( visitorIds.length === 0 ) {
			return new Map();
		}
		const rows = await db.query< { visitorId: number; departmentId: number | null } >(
			`SELECT c.visitor_id AS visitorId, c.department_id AS departmentId
			FROM (SELECT MAX(id) AS id FROM ${ this.tables.conversations } WHERE visitor_id IN (?) GROUP BY visitor_id) newest
			STRAIGHT_JOIN ${ this.tables.conversations } c ON c.id = newest.id`,
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
			// Nearly every transaction but the writer's changes one conversation, and a table of values costs as much again.
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

	/**
	 * Returns a page, the newest activity first. What it reads does not grow with the table: where no index has a
	 * condition together with the order, a page looks through so many places and may then hold fewer rows than were asked
	 * for, or none, and still say where the next one begins.
	 */
	async listPage( db: Queryable, filter: ConversationFilter ): Promise< ConversationPage > {
		if ( filter.visitorIds?.length === 0 ) {
			return { rows: [], nextBefore: null };
		}
		const isLookedThrough =
			filter.beginning !== undefined ||
			( filter.visitorIds === undefined &&
				filter.assigneeId !== undefined &&
				filter.departmentIds !== undefined );
		const length = isLookedThrough ? LOOKED_THROUGH : filter.limit + 1;
		const places = await db.query< Place >( ...this.selectPlaces( filter, length ) );
		const wanted = isLookedThrough ? await this.keepMatching( db, places, filter ) : places;
		const page = wanted.slice( 0, filter.limit );
		const end = wanted.length > filter.limit ? page.at( -1 ) : places[ LOOKED_THROUGH - 1 ];
		return { rows: await this.listInOrder( db, page, filter ), nextBefore: end?.activityNumber ?? null };
	}

	/** Gives the statement that reads the newest places that a filter allows, as far as indexes have its conditions. */
	private selectPlaces( filter: ConversationFilter, length: number ): [ string, BoundValue[] ] {
		const branches =
			filter.visitorIds === undefined ? branchesOf( filter ) : [ ofVisitors( filter.visitorIds, filter ) ];
		const selects = branches.map( ( { conditions, index = '' } ) => {
			const all = [ ...conditions ];
			if ( filter.before !== undefined ) {
				all.push( [ 'activity_number < ?', filter.before ] );
			}
			const sql = `SELECT id, activity_number AS activityNumber FROM ${ this.tables.conversations } ${ index }
				WHERE ${ all.map( ( [ condition ] ) => condition ).join( ' AND ' ) } ORDER BY activity_number DESC LIMIT ?`;
			return { sql, values: [ ...all.flatMap( ( [ , ...bound ] ) => bound ), length ] };
		} );
		const values = selects.flatMap( ( select ) => select.values );
		return selects.length === 1
			? [ selects.map( ( { sql } ) => sql ).join( '' ), values ]
			: [
					`${ selects.map( ( { sql } ) => `(${ sql })` ).join( ' UNION ALL ' ) } ORDER BY activityNumber DESC LIMIT ?`,
					[ ...values, length ],
				];
	}

	/** Keeps the places whose conversations meet the conditions that had no index. */
	private async keepMatching(
		db: Queryable,
		places: readonly Place[],
		{ beginning, departmentIds }: ConversationFilter
	): Promise< Place[] > {
		if ( places.length === 0 ) {
			return [];
		}
		const conditions: Condition[] = [ [ 'c.id IN (?)', places.map( ( { id } ) => id ) ] ];
		if ( departmentIds !== undefined ) {
			conditions.push( [ 'c.department_id IN (?)', orNone( departmentIds ) ] );
		}
		if ( beginning !== undefined ) {
			const pattern = beginningPattern( beginning );
			conditions.push( [ '(v.name LIKE ? OR v.email LIKE ?)', pattern, pattern ] );
		}
		const rows = await db.query< { id: number } >(
			// STRAIGHT_JOIN: these conversations first, never all visitors with such a name.
			`SELECT c.id FROM ${ this.tables.conversations } c
			STRAIGHT_JOIN ${ this.tables.visitors } v ON v.id = c.visitor_id
			WHERE ${ conditions.map( ( [ condition ] ) => condition ).join( ' AND ' ) }`,
			conditions.flatMap( ( [ , ...bound ] ) => bound )
		);
		const ids = new Set( rows.map( ( { id } ) => id ) );
		return places.filter( ( { id } ) => ids.has( id ) );
	}

	private async listInOrder(
		db: Queryable,
		places: readonly Place[],
		{ departmentIds }: ConversationFilter
	): Promise< ConversationDetails[] > {
		const rows = await this.listDetails(
			db,
			places.map( ( { id } ) => id )
		);
		const byId = new Map( rows.map( ( row ) => [ row.id, row ] ) );
		return (
			places
				.flatMap( ( { id } ) => byId.get( id ) ?? [] )
				// It may have been transferred between the two reads, to where the reader may not look.
				.filter(
					( { departmentId } ) => departmentIds === undefined || departmentIds.includes( departmentId ?? 0 )
				)
		);
	}

	/** Counts what an agent may see; undefined departments are all. */
	async count( db: Queryable, agentId: number, departmentIds?: readonly number[] ): Promise< ConversationCounts > {
		const within = departmentIds === undefined ? '' : 'AND department_id IN (?)';
		const bound = departmentIds === undefined ? [] : [ orNone( departmentIds ) ];
		// Each by itself, so that each is counted in the index that has its conditions.
		const counting = ( condition: string ) =>
			`(SELECT COUNT(*) FROM ${ this.tables.conversations } WHERE ${ condition } ${ within })`;
		const [ row ] = await db.query< ConversationCounts >(
			`SELECT ${ counting( "state = 'queued'" ) } AS queued, ${ counting( "state = 'open'" ) } AS open,
				${ counting( "state = 'open' AND assignee_id = ?" ) } AS mine`,
			[ ...bound, ...bound, agentId, ...bound ]
		);
		return row ?? { queued: 0, open: 0, mine: 0 };
	}

	/** Returns the places of these conversations in the queues of their departments, counted from 1. */
	async listQueuePlaces( db: Queryable, ids: readonly number[] ): Promise< Map< number, number > > {
		if ( ids.length === 0 ) {
			return new Map();
		}
		const rows = await db.query< { id: number; place: number } >(
			`SELECT id, place FROM (
				SELECT id, ROW_NUMBER() OVER (PARTITION BY department_id ORDER BY queued_at, id) AS place
				FROM ${ this.tables.conversations } WHERE state = 'queued'
			) waiting WHERE id IN (?)`,
			[ ids ]
		);
		return new Map( rows.map( ( row ) => [ row.id, row.place ] ) );
	}
}

/** A condition and what is bound to its question marks. */
type Condition = [ sql: string, ...bound: BoundValue[] ];

/** Conditions that one index has together with the order, so that exactly the rows of a page are read. */
interface Branch {
	conditions: Condition[];
	/** Where the optimizer must not choose. */
	index?: string;
}

/** Splits a filter into branches, one for each state, and for each department where no assignee is asked for. */
function branchesOf( { state, assigneeId, departmentIds }: ConversationFilter ): Branch[] {
	const states = ( state === undefined ? STATES : [ state ] ).map( ( each ): Condition => [ 'state = ?', each ] );
	if ( assigneeId !== undefined ) {
		return states.map( ( condition ) => ( { conditions: [ condition, assignedTo( assigneeId ) ] } ) );
	}
	if ( departmentIds !== undefined ) {
		return states.flatMap( ( condition ) =>
			orNone( departmentIds ).map( ( id ) => ( { conditions: [ condition, [ 'department_id = ?', id ] ] } ) )
		);
	}
	return states.map( ( condition ) => ( { conditions: [ condition ] } ) );
}

/** What visitors have is read by their key: an optimizer could take the order's instead and walk through all others'. */
function ofVisitors( visitorIds: readonly number[], { state, assigneeId, departmentIds }: ConversationFilter ): Branch {
	const conditions: Condition[] = [ [ 'visitor_id IN (?)', visitorIds ] ];
	if ( state !== undefined ) {
		conditions.push( [ 'state = ?', state ] );
	}
	if ( assigneeId !== undefined ) {
		conditions.push( assignedTo( assigneeId ) );
	}
	if ( departmentIds !== undefined ) {
		conditions.push( [ 'department_id IN (?)', orNone( departmentIds ) ] );
	}
	return { conditions, index: 'FORCE INDEX (visitor_client_id)' };
}

const assignedTo = ( assigneeId: number | null ): Condition =>
	assigneeId === null ? [ 'assignee_id IS NULL' ] : [ 'assignee_id = ?', assigneeId ];

/* An empty list is no valid SQL; no row has the id 0. */
const orNone = ( ids: readonly number[] ) => ( ids.length > 0 ? ids : [ 0 ] );

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
