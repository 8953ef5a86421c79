import type { ResultSetHeader } from 'mysql2';

/** What may be bound. A list is for `IN (?)`. */
export type BoundValue = string | number | null | Buffer | ReadonlyArray< string | number >;

/** A statement and the values bound to its question marks. */
export type Statement = readonly [ sql: string, values: BoundValue[] ];

/** Runs SQL: the pool, or the connection of a transaction. */
export interface Queryable {
	/** Returns the rows of a SELECT. */
	query< Row >( sql: string, values?: BoundValue[] ): Promise< Row[] >;
	/** Runs a statement that changes rows. */
	change( sql: string, values?: BoundValue[] ): Promise< ResultSetHeader >;
}

/** A transaction in progress; it ends when its callback returns or throws. */
export interface Transaction extends Queryable {
	/**
	 * Runs several statements in one round trip and returns the rows of each SELECT. The first error ends the script; the
	 * caller rolls back what came before it.
	 */
	script( statements: readonly Statement[] ): Promise< unknown[][] >;
}
