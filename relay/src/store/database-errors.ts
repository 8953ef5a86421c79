import type { QueryError } from 'mysql2';
import { databaseUnavailable } from '../errors';

const ERROR_NULL = 1048;
const ERROR_DUPLICATE_ENTRY = 1062;
const ERROR_LOCK_WAIT = 1205;
const ERROR_DEADLOCK = 1213;

interface AnsweredError extends QueryError {
	errno: number;
}

/** Whether the database answered with an error: then it is available, and the statement changed nothing. */
export function isAnswer( error: unknown ): error is AnsweredError {
	return (
		error instanceof Error &&
		typeof ( error as QueryError ).errno === 'number' &&
		'sqlState' in error &&
		! ( error as QueryError ).fatal
	);
}

/** Whether the transaction was rolled back to resolve a deadlock. */
export const isDeadlock = ( error: unknown ) => isAnswer( error ) && error.errno === ERROR_DEADLOCK;

/** Whether another transaction held a lock for too long. */
export const isLockWait = ( error: unknown ) => isAnswer( error ) && error.errno === ERROR_LOCK_WAIT;

/** Whether a unique key was taken already. */
export const isDuplicate = ( error: unknown ) => isAnswer( error ) && error.errno === ERROR_DUPLICATE_ENTRY;

/** Whether a conversation was not as the statement expected (`MessageStore.insertIfUnchanged`). */
export const isOutOfDate = ( error: unknown ) => isAnswer( error ) && error.errno === ERROR_NULL;

/*
 * Temporary errors: shutting down, too many connections, disk full, read-only, killed, lock wait, deadlock. The
 * sender's outbox tries again.
 */
const PASSING_ERRORS = new Set( [
	1021, 1040, 1053, 1104, 1114, 1129, 1180, 1203, 1205, 1213, 1226, 1290, 1317, 1836, 1927, 3024, 3032,
] );

/** Turns a temporary failure into the error that a caller is answered with; others stay as they are. */
export function asChatError( error: unknown ): unknown {
	return isAnswer( error ) && PASSING_ERRORS.has( error.errno ) ? databaseUnavailable( error ) : error;
}
