import type { ResultSetHeader } from 'mysql2';

/** What may be bound; a list fills the place of `IN (?)`. Nothing else is turned into SQL. */
export type BoundValue = string | number | null | Buffer | ReadonlyArray< string | number >;

/** A statement and the values bound to its question marks. */
export type Statement = readonly [ sql: string, values: BoundValue[] ];

/** What stores run their SQL on: the pool, or the connection of a transaction. */
export interface Queryable {
	/** Returns the rows of a SELECT. */
	query< Row >( sql: string, values?: BoundValue[] ): Promise< Row[] >;
	/** Runs a statement that changes rows. */
	change( sql: string, values?: BoundValue[] ): Promise< ResultSetHeader >;
}

/** A transaction that is under way; its owner ends it by returning or throwing. */
export interface Transaction extends Queryable {
	/**
	 * Runs several statements in one round trip to the database and returns the rows of each SELECT among them. What fails ends
	 * the script; what came before it is the caller's to roll back.
	 */
	script( statements: readonly Statement[] ): Promise< unknown[][] >;
}
