import { createHash } from 'node:crypto';
import mysql, {
	type ConnectionOptions,
	type Pool,
	type PoolConnection,
	type QueryError,
	type ResultSetHeader,
} from 'mysql2';
import type { DatabaseConfig } from '../config';
import { databaseUnavailable } from '../errors';
import { NamedLock } from './named-lock';

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

const ACQUIRE_MS = 1_000;
const QUERY_MS = 2_000;
const TRANSACTION_MS = 4_000;
/** From the first wait for a connection to the first answer, so that a caller hears of an outage within three seconds. */
const FIRST_ANSWER_MS = 2_800;
/** So much later than the connection itself we give up on an answer. */
const GUARD_MS = 150;
/** Set aside for the lock of whoever does the site's background work. */
const LOCK_CONNECTIONS = 1;
const DEADLOCK_RETRIES = 3;
const ERROR_LOCK_WAIT = 1205;
const ERROR_DEADLOCK = 1213;

/*
 * The lock wait is shorter than our own time limit, so that a statement that waits fails as an answer and the
 * connection survives. READ COMMITTED: lookups after a lock see what its last holder committed, and no gaps are locked.
 */
const SESSION_STATEMENTS = [
	"SET SESSION innodb_lock_wait_timeout = 1, time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'",
	'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

/**
 * Reaches one site's database. Everything has a time limit, and a connection that missed one is thrown away: its
 * answer may still come and would be taken for that of the next question.
 */
export class Database implements Queryable {
	private readonly pool: Pool;
	/* Only here may one text hold several statements; the messages' writer needs few round trips, nobody else does. */
	private readonly scriptPool: Pool;
	private readonly site: string;

	constructor( private readonly config: DatabaseConfig ) {
		this.site = createHash( 'sha256' )
			.update( `${ config.name }/${ config.prefix }` )
			.digest( 'hex' )
			.slice( 0, 32 );
		const scripts = Math.max( 2, Math.floor( config.connections * 0.3 ) );
		this.pool = createPool( config, config.connections - scripts - LOCK_CONNECTIONS, false );
		this.scriptPool = createPool( config, scripts, true );
	}

	query< Row >( sql: string, values: BoundValue[] = [] ): Promise< Row[] > {
		return this.once( ( session ) => session.query< Row >( sql, values ) );
	}

	change( sql: string, values: BoundValue[] = [] ): Promise< ResultSetHeader > {
		return this.once( ( session ) => session.change( sql, values ) );
	}

	/**
	 * Runs `work` in a transaction and commits. What loses a deadlock is tried again, so `work` must not leave traces
	 * outside the database.
	 */
	transaction< Result >( work: ( tx: Transaction ) => Promise< Result > ): Promise< Result > {
		return this.retryDeadlocks( () => this.attempt( this.pool, work, true ) );
	}

	/**
	 * Like `transaction`, for a caller whose script commits by itself in the same round trip as its last change.
	 * Deadlocks are the caller's to retry.
	 */
	scripted< Result >( work: ( tx: Transaction ) => Promise< Result > ): Promise< Result > {
		return this.attempt( this.scriptPool, work, false );
	}

	/**
	 * Names a lock that one at a time can hold, here or on another machine. It needs a connection for as long as it is
	 * held, and one is set aside for that.
	 */
	namedLock( name: string ): NamedLock {
		// Names of locks are the server's, not the database's, and have 64 characters at most.
		return new NamedLock(
			() => mysql.createConnection( connectionOptions( this.config ) ),
			`veranda_${ name }_${ this.site }`
		);
	}

	/** Closes every connection that is idle and refuses new ones. */
	async close(): Promise< void > {
		await Promise.all(
			[ this.pool, this.scriptPool ].map(
				( pool ) => new Promise< void >( ( resolve ) => pool.end( () => resolve() ) )
			)
		);
	}

	/** Runs one autocommitted question; a connection that died while it was idle is not the caller's problem. */
	private async once< Result >( ask: ( session: Session ) => Promise< Result > ): Promise< Result > {
		for ( let attempt = 1; ; attempt++ ) {
			const session = await Session.open( this.pool, QUERY_MS );
			try {
				const result = await ask( session );
				session.release();
				return result;
			} catch ( error ) {
				session.release();
				if ( attempt > 1 || ! session.wasLostBeforeUse ) {
					throw asChatError( error );
				}
			}
		}
	}

	private async attempt< Result >(
		pool: Pool,
		work: ( tx: Transaction ) => Promise< Result >,
		isCommittedHere: boolean
	): Promise< Result > {
		const session = await Session.open( pool, TRANSACTION_MS );
		try {
			if ( isCommittedHere ) {
				await session.change( 'START TRANSACTION' );
			}
			const result = await work( session );
			if ( isCommittedHere ) {
				await session.change( 'COMMIT' );
			}
			session.release();
			return result;
		} catch ( error ) {
			await session.rollBack();
			throw error;
		}
	}

	/** Tries again what the database chose to break; the pauses differ so that two do not meet again. */
	private async retryDeadlocks< Result >( run: () => Promise< Result > ): Promise< Result > {
		for ( let retry = 0; ; retry++ ) {
			try {
				return await run();
			} catch ( error ) {
				if ( ! isDeadlock( error ) || retry === DEADLOCK_RETRIES ) {
					throw asChatError( error );
				}
				await pauseForRetry( retry );
			}
		}
	}
}

/**
 * Connections to a MariaDB, which takes several statements as one compound statement and then answers and wakes us once
 * instead of once for each. A MySQL knows that in stored programs only and is sent the same statements one after another.
 */
const ANSWERS_ONCE = new WeakSet< object >();

const isRows = ( result: unknown ): result is unknown[] => Array.isArray( result );

function bind( sql: string, values: BoundValue[] ): string {
	return mysql.format( sql, values as Parameters< typeof mysql.format >[ 1 ], true, 'Z' );
}

/** Waits a random moment before a deadlock's loser tries again. */
export function pauseForRetry( retry: number ): Promise< void > {
	return new Promise( ( resolve ) => setTimeout( resolve, Math.random() * 20 * ( retry + 1 ) ) );
}

function connectionOptions( config: DatabaseConfig ): ConnectionOptions {
	return {
		...( config.socket === undefined ? { host: config.host, port: config.port } : { socketPath: config.socket } ),
		user: config.user,
		password: config.password,
		database: config.name,
		charset: 'utf8mb4',
		connectTimeout: ACQUIRE_MS,
		enableKeepAlive: true,
	};
}

function createPool( config: DatabaseConfig, connectionLimit: number, multipleStatements: boolean ): Pool {
	const pool = mysql.createPool( {
		...connectionOptions( config ),
		timezone: 'Z',
		dateStrings: true,
		// An object would be spread into SQL; only arrays are, for lists (docs/threats.md A37).
		stringifyObjects: true,
		multipleStatements,
		connectionLimit,
		maxIdle: connectionLimit,
		queueLimit: 1_000,
	} );
	// Scripts begin their transactions by themselves, and save a statement each by not having to say so.
	const statements = multipleStatements
		? [ ...SESSION_STATEMENTS, 'SET SESSION autocommit = 0' ]
		: SESSION_STATEMENTS;
	pool.on( 'connection', ( connection ) => {
		if ( multipleStatements ) {
			connection.query( { sql: 'SELECT VERSION() AS version', timeout: QUERY_MS }, ( _error, rows ) => {
				const [ row ] = ( rows ?? [] ) as Array< { version: string } >;
				if ( row?.version.includes( 'MariaDB' ) ) {
					ANSWERS_ONCE.add( connection );
				}
			} );
		}
		// An error of an idle connection; what is running hears of it by itself.
		connection.on( 'error', () => connection.destroy() );
		for ( const sql of statements ) {
			connection.query( { sql, timeout: QUERY_MS }, ( error ) => {
				// A session without its settings may wait for ever or cut texts short.
				if ( error ) {
					connection.destroy();
				}
			} );
		}
	} );
	return pool;
}

/** One connection on loan, with the time that is left to its borrower. */
class Session implements Transaction {
	private answers = 0;
	private isBroken = false;
	private lossCode: string | undefined;

	private constructor(
		private readonly connection: PoolConnection,
		private readonly openedAt: number,
		private readonly endsAt: number
	) {}

	static open( pool: Pool, milliseconds: number ): Promise< Session > {
		const startedAt = performance.now();
		return new Promise( ( resolve, reject ) => {
			let isTooLate = false;
			const timer = setTimeout( () => {
				isTooLate = true;
				reject( databaseUnavailable( new Error( 'No connection became free in time.' ) ) );
			}, ACQUIRE_MS );
			pool.getConnection( ( error, connection ) => {
				if ( isTooLate ) {
					connection?.release();
					return;
				}
				clearTimeout( timer );
				if ( error ) {
					reject( databaseUnavailable( error ) );
				} else {
					resolve( new Session( connection, startedAt, performance.now() + milliseconds ) );
				}
			} );
		} );
	}

	query< Row >( sql: string, values: BoundValue[] = [] ): Promise< Row[] > {
		return this.run( bind( sql, values ) ) as Promise< Row[] >;
	}

	change( sql: string, values: BoundValue[] = [] ): Promise< ResultSetHeader > {
		return this.run( bind( sql, values ) ) as Promise< ResultSetHeader >;
	}

	/* Each statement is bound apart and joined only then, so that a value cannot reach into the next. */
	async script( statements: readonly Statement[] ): Promise< unknown[][] > {
		const sql = statements.map( ( [ text, values ] ) => bind( text, values ) ).join( ';\n' );
		if ( statements.length === 1 ) {
			return [ await this.run( sql ) ].filter( isRows );
		}
		const answersOnce = ANSWERS_ONCE.has( this.connection );
		const results = await this.run( answersOnce ? `BEGIN NOT ATOMIC\n${ sql };\nEND` : sql );
		return ( results as unknown[] ).filter( isRows );
	}

	/** Whether the connection had died before it answered anything, so that asking another one is safe. */
	get wasLostBeforeUse(): boolean {
		return this.answers === 0 && this.lossCode !== undefined && LOSS_CODES.has( this.lossCode );
	}

	/** Gives the connection back, or throws it away when its next answer could not be trusted. */
	release(): void {
		if ( this.isBroken ) {
			this.connection.destroy();
		} else {
			this.connection.release();
		}
	}

	/** Throws the connection away, and with it whatever it holds. */
	discard(): void {
		this.connection.destroy();
	}

	async rollBack(): Promise< void > {
		if ( ! this.isBroken ) {
			// When it fails, ending the connection rolls back just as well; whoever got it next would commit what is left.
			await this.run( 'ROLLBACK' ).catch( () => {
				this.isBroken = true;
			} );
		}
		this.release();
	}

	private run( sql: string ): Promise< unknown > {
		const now = performance.now();
		const timeout = Math.min(
			QUERY_MS,
			this.endsAt - now,
			this.answers === 0 ? FIRST_ANSWER_MS - ( now - this.openedAt ) : QUERY_MS
		);
		if ( timeout <= 0 ) {
			this.isBroken = true;
			return Promise.reject( databaseUnavailable( new Error( 'The transaction took too long.' ) ) );
		}
		return new Promise( ( resolve, reject ) => {
			// The connection counts from when it sends; what it still has to send before may never be answered.
			const guard = setTimeout( () => {
				this.isBroken = true;
				reject( databaseUnavailable( new Error( 'The connection did not come to the question in time.' ) ) );
			}, timeout + GUARD_MS );
			this.connection.query( { sql, timeout: Math.ceil( timeout ) }, ( error, result ) => {
				clearTimeout( guard );
				if ( error === null ) {
					this.answers++;
					resolve( result );
				} else if ( isAnswer( error ) ) {
					this.answers++;
					reject( error );
				} else {
					this.isBroken = true;
					this.lossCode = ( error as QueryError ).code;
					reject( databaseUnavailable( error ) );
				}
			} );
		} );
	}
}

const LOSS_CODES = new Set( [ 'PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE' ] );

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

const ERROR_DUPLICATE_ENTRY = 1062;
const ERROR_NULL = 1048;

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
