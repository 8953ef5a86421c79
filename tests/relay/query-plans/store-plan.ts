import type { Queryable } from '../../../relay/src/store/queryable';
import type { Stores } from '../../../relay/src/store/stores';

/** Rows of a table. */
export interface TableRows {
	/** Its name without the prefix. */
	readonly table: string;
	readonly columns: string;
	readonly rows: readonly unknown[][];
}

/** How the methods of one noun's stores are called, and what their statements may cost. */
export interface StorePlan {
	/** What the seed leaves empty, filled so that a scan of it costs something. */
	readonly rows?: () => readonly TableRows[];
	/** What may read all of a table, by method and table, and why. */
	readonly mayReadAll?: Readonly< Record< string, string > >;
	/** What may sort rows or use a temporary table, by method and key, and why those are few. */
	readonly maySort?: Readonly< Record< string, string > >;
	/** By method, such as `agents.list`, the calls that lead to different SQL. */
	calls( stores: Stores, db: Queryable ): Record< string, Array< () => unknown > >;
}

/** The moment of what is written. */
export const now = '2026-11-25 12:00:00.000';

/** Some of the conversations that the seed makes. */
export const some = [ 1_501, 1_502, 1_503 ];

export const event = {
	type: 'conversation.updated',
	conversationId: 5,
	visitorId: 5,
	isInternal: false,
} as const;

/** Makes two thousand rows. */
export const many = < Row >( row: ( index: number ) => Row ): Row[] =>
	Array.from( { length: 2_000 }, ( _, index ) => row( index ) );

/** Returns a moment so many minutes from now, as MySQL has it. */
export const moment = ( minutes: number ): string =>
	new Date( Date.now() + minutes * 60_000 ).toISOString().slice( 0, 23 ).replace( 'T', ' ' );
