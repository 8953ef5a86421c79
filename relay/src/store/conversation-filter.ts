import type { ConversationKind, ConversationState } from '../../protocol';
import { containingPattern, prefixPattern } from './prefix';
import type { BoundValue } from './queryable';

/** Which conversations an agent asks for; undefined leaves a condition out. */
export interface ConversationFilter {
	state?: ConversationState;
	/** A number: assigned to that agent; null: to nobody. */
	assigneeId?: number | null;
	/** Internal ids; what is in none of them is left out. */
	departmentIds?: readonly number[];
	/** Only conversations of these visitors. */
	visitorIds?: readonly number[];
	/** Only these conversations: few, and all that could be meant. */
	conversationIds?: readonly number[];
	/** Only conversations of this kind. */
	kind?: ConversationKind;
	/** Only conversations that are as urgent as this: 0 low, 1 normal, 2 high, 3 urgent. */
	priority?: number;
	/** Only conversations that have this tag. */
	tagId?: number;
	/** Only conversations of visitors whose name or email address begins like this. */
	prefix?: string;
	/** Only those that are snoozed, or none of them. */
	isSnoozed?: boolean;
	/** Only spam, or none of it. */
	isSpam?: boolean;
	/** Only conversations that were rated like this. */
	rating?: number;
	/** Only conversations of visitors on a page whose address contains this. */
	page?: string;
	/** Only conversations of visitors with this language, in any country. */
	language?: string;
	/** Only what was last active at this time or later (DATETIME(3)). */
	activeFrom?: string;
	/** Only what was last active before this time (DATETIME(3)). */
	activeBefore?: string;
	/** Only what was active before this event number. */
	before?: number;
	limit: number;
}

/** Every state, for what is asked for in all of them. */
export const STATES = [ 'queued', 'open', 'closed' ] as const satisfies ConversationState[];

/** A condition and what is bound to its question marks. */
export type Condition = [ sql: string, ...bound: BoundValue[] ];

/** Conditions that one index has together with the order, so that exactly the rows of a page are read. */
export interface Branch {
	conditions: Condition[];
	/** Where the optimizer must not choose. */
	index?: string;
}

/**
 * Splits a filter into branches, one for each state, and for each department where no assignee is asked for. Nothing but what
 * has ended is spam, and of that little is: it is passed over.
 */
export function branchesOf( { state, assigneeId, departmentIds, isSpam }: ConversationFilter ): Branch[] {
	return ( state === undefined ? STATES : [ state ] ).flatMap( ( each ) => {
		const passesOverSpam = each === 'closed' && isSpam === false;
		const branch = ( index: string, ...more: Condition[] ): Branch => ( {
			conditions: [ [ 'state = ?', each ], ...more, ...( passesOverSpam ? [ NO_SPAM ] : [] ) ],
			// The optimizer would take the index of all that is spam or none.
			...( passesOverSpam && { index: `FORCE INDEX (${ index })` } ),
		} );
		if ( assigneeId !== undefined ) {
			return branch( 'state_assignee_activity', assignedTo( assigneeId ) );
		}
		return departmentIds === undefined
			? branch( 'state_activity' )
			: orNone( departmentIds ).map( ( id ) =>
					branch( 'state_department_activity', [ 'department_id = ?', id ] )
				);
	} );
}

/**
 * What is asked for of some visitors, or of some conversations, is read by their key: an optimizer could take the order's
 * instead and walk through all others'. Null when neither is given.
 */
export function byKey( filter: ConversationFilter ): Branch | null {
	const { conversationIds, visitorIds, state, assigneeId, departmentIds } = filter;
	const conditions: Condition[] = [];
	if ( conversationIds !== undefined ) {
		conditions.push( [ 'id IN (?)', conversationIds ] );
	}
	if ( visitorIds !== undefined ) {
		conditions.push( [ 'visitor_id IN (?)', visitorIds ] );
	}
	if ( conditions.length === 0 ) {
		return null;
	}
	if ( state !== undefined ) {
		conditions.push( [ 'state = ?', state ] );
	}
	if ( assigneeId !== undefined ) {
		conditions.push( assignedTo( assigneeId ) );
	}
	if ( departmentIds !== undefined ) {
		conditions.push( [ 'department_id IN (?)', orNone( departmentIds ) ] );
	}
	if ( filter.isSpam === false ) {
		conditions.push( NO_SPAM );
	}
	return {
		conditions,
		index: `FORCE INDEX (${ conversationIds === undefined ? 'visitor_client_id' : 'PRIMARY' })`,
	};
}

const NO_SPAM: Condition = [ 'spam_from IS NULL' ];

const assignedTo = ( assigneeId: number | null ): Condition =>
	assigneeId === null ? [ 'assignee_id IS NULL' ] : [ 'assignee_id = ?', assigneeId ];

/* An empty list is no valid SQL; no row has the id 0. */
export const orNone = ( ids: readonly number[] ) => ( ids.length > 0 ? ids : [ 0 ] );

/**
 * Returns the conditions that no index has together with the order, on conversations `c` of visitors `v`; a tag is not among
 * them. Those that `branchesOf` or `byKey` has already are left out.
 */
export function matchingConditions( filter: ConversationFilter ): Condition[] {
	const { prefix, kind, priority, rating, page, language, isSnoozed, isSpam, assigneeId, departmentIds } = filter;
	const conditions: Array< Condition | null > = [
		byKey( filter ) === null && assigneeId !== undefined && departmentIds !== undefined
			? [ 'c.department_id IN (?)', orNone( departmentIds ) ]
			: null,
		kind === undefined ? null : [ 'c.kind = ?', kind ],
		priority === undefined ? null : [ 'c.priority = ?', priority ],
		rating === undefined ? null : [ 'c.rating_score = ?', rating ],
		isSnoozed === false ? [ 'c.snoozed_until IS NULL' ] : null,
		isSnoozed ? [ 'c.snoozed_until IS NOT NULL' ] : null,
		isSpam ? [ 'c.spam_from IS NOT NULL' ] : null,
		page === undefined ? null : [ 'v.page_url LIKE ?', containingPattern( page ) ],
		language === undefined
			? null
			: [ '(v.locale = ? OR v.locale LIKE ?)', language, prefixPattern( `${ language }-` ) ],
		prefix === undefined
			? null
			: [ '(v.name LIKE ? OR v.email LIKE ?)', prefixPattern( prefix ), prefixPattern( prefix ) ],
	];
	return conditions.filter( ( condition ) => condition !== null );
}
