import type { QueryError } from 'mysql2';
import { databaseUnavailable } from '../errors';

const ERROR_NULL = 1048;
const ERROR_DUPLICATE_ENTRY = 1062;
const ERROR_LOCK_WAIT = 1205;
const ERROR_DEADLOCK = 1213;

interface AnsweredError extends QueryError {
	errno: number;
}

/** Whether the database itself said no: then it is there, and nothing was committed by that statement. */
export function isAnswer( error: unknown ): error is AnsweredError {
	return (
		error instanceof Error &&
		typeof ( error as QueryError ).errno === 'number' &&
		'sqlState' in error &&
		! ( error as QueryError ).fatal
	);
}

/** Whether the database broke this transaction to save another. */
export const isDeadlock = ( error: unknown ) => isAnswer( error ) && error.errno === ERROR_DEADLOCK;

/** Whether somebody else held a row for too long. */
export const isLockWait = ( error: unknown ) => isAnswer( error ) && error.errno === ERROR_LOCK_WAIT;

/** Whether a unique key was taken already. */
export const isDuplicate = ( error: unknown ) => isAnswer( error ) && error.errno === ERROR_DUPLICATE_ENTRY;

/** Whether a conversation was not as the statement took for granted (`MessageStore.insertIfUnchanged`). */
export const isOutOfDate = ( error: unknown ) => isAnswer( error ) && error.errno === ERROR_NULL;

/*
 * Answers that mean "not now" rather than "you asked wrongly": shutting down, too many connections, disk full,
 * read-only, killed, lock wait, deadlock. The sender's outbox sends again.
 */
const PASSING_ERRORS = new Set( [
	1021, 1040, 1053, 1104, 1114, 1129, 1180, 1203, 1205, 1213, 1226, 1290, 1317, 1836, 1927, 3024, 3032,
] );

/** Turns a passing failure into what a caller may hear; what is not an outage stays as it is. */
export function asChatError( error: unknown ): unknown {
	return isAnswer( error ) && PASSING_ERRORS.has( error.errno ) ? databaseUnavailable( error ) : error;
}
