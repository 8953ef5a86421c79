import { kindsThat } from '../content/content-types';
import { authorsOf } from '../participants';
import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** How long a visitor has been waiting for an answer; times are DATETIME(3). */
export interface Waiting {
	/** When the first of their messages came that no message of the agents' side follows. */
	readonly since: string;
	/** When an agent last wrote something or the system noted something, such as that an agent has taken it; null: never. */
	readonly touchedAt: string | null;
}

/** Where visitors wait for an answer. */
export class WaitingStore {
	constructor( private readonly tables: Tables ) {}

	/**
	 * Returns the conversations of these in which the visitor waits for an answer: the last thing that counts as one side's
	 * message is the visitor's.
	 */
	async list( db: Queryable, conversationIds: readonly number[] ): Promise< Map< number, Waiting > > {
		if ( conversationIds.length === 0 ) {
			return new Map();
		}
		// FORCE INDEX: reads backwards until the first that is meant, and not all that was ever said.
		const newest = ( what: string ) =>
			`SELECT ${ what } FROM ${ this.tables.messages } m FORCE INDEX (PRIMARY) WHERE m.conversation_id = c.id`;
		const places = await db.query< {
			conversationId: number;
			answeredSeq: number | null;
			touchedAt: string | null;
		} >(
			`SELECT c.id AS conversationId,
				(${ newest( 'm.seq' ) } AND m.author_type IN (?) AND m.kind IN (?) ORDER BY m.seq DESC LIMIT 1) AS answeredSeq,
				(${ newest( 'm.created_at' ) } AND m.author_type NOT IN (?) ORDER BY m.seq DESC LIMIT 1) AS touchedAt
			FROM ${ this.tables.conversations } c FORCE INDEX (PRIMARY) WHERE c.id IN (?)`,
			[ authorsOf( 'agent' ), kindsThat( 'countsAsUnread' ), authorsOf( 'visitor' ), conversationIds ]
		);
		if ( places.length === 0 ) {
			return new Map();
		}
		const unanswered = places.map( ( { conversationId, answeredSeq } ) => [ conversationId, answeredSeq ?? 0 ] );
		const rows = await db.query< { conversationId: number; since: string } >(
			`SELECT conversation_id AS conversationId, MIN(created_at) AS since
			FROM ${ this.tables.messages } FORCE INDEX (PRIMARY)
			WHERE (${ unanswered.map( () => '(conversation_id = ? AND seq > ?)' ).join( ' OR ' ) }) AND author_type IN (?)
			GROUP BY conversation_id`,
			[ ...unanswered.flat(), authorsOf( 'visitor' ) ]
		);
		const touched = new Map( places.map( ( { conversationId, touchedAt } ) => [ conversationId, touchedAt ] ) );
		return new Map(
			rows.map( ( { conversationId, since } ) => [
				conversationId,
				{ since, touchedAt: touched.get( conversationId ) ?? null },
			] )
		);
	}
}
