import { createHash } from 'node:crypto';
import type { Pool, ResultSetHeader } from 'mysql2';
import type { DatabaseConfig } from '../config/site-config';
import { asChatError, isDeadlock } from './database-errors';
import { createConnection, createPool, QUERY_MS } from './connections';
import { NamedLock } from './named-lock';
import type { BoundValue, Queryable, Transaction } from './queryable';
import { Session } from './session';

const TRANSACTION_MS = 4_000;
const REHEARSAL_MS = 1_000;
/** Set aside for the lock of whoever does the background work of the site. */
const LOCK_CONNECTIONS = 1;
const DEADLOCK_RETRIES = 3;

/**
 * One site's database. Everything has a time limit, and a connection that exceeded one is destroyed: its answer could
 * still arrive and would be taken for that of the next query.
 */
export class Database implements Queryable {
	private readonly pool: Pool;
	/* Only this pool allows several statements in one text, for the message writer, which needs few round trips. */
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
	 * Runs `work` in a transaction and commits. After a deadlock it is run again, so `work` must have no other side
	 * effects.
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

	/** Runs `work` in a transaction that is rolled back; returns whether it would have succeeded. */
	async rehearse( work: ( tx: Transaction ) => Promise< void > ): Promise< boolean > {
		let session: Session;
		try {
			session = await Session.open( this.pool, REHEARSAL_MS );
		} catch {
			return false;
		}
		try {
			await session.change( 'START TRANSACTION' );
			await work( session );
			return true;
		} catch {
			return false;
		} finally {
			await session.rollBack();
		}
	}

	/**
	 * Names a lock that one at a time can hold, here or on another machine. It needs a connection for as long as it is
	 * held, and one is set aside for that.
	 */
	namedLock( name: string ): NamedLock {
		// Names of locks are the server's, not the database's, and have 64 characters at most.
		return new NamedLock( () => createConnection( this.config ), `veranda_${ name }_${ this.site }` );
	}

	/** Closes idle connections and refuses new ones. */
	async close(): Promise< void > {
		await Promise.all(
			[ this.pool, this.scriptPool ].map(
				( pool ) => new Promise< void >( ( resolve ) => pool.end( () => resolve() ) )
			)
		);
	}

	/** Runs one autocommitted query; tries once more when the connection had died while it was idle. */
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

	/** Tries again after a deadlock, with random pauses so that the same two do not collide again. */
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

/** Waits a random moment before a transaction is tried again after a deadlock. */
export function pauseForRetry( retry: number ): Promise< void > {
	return new Promise( ( resolve ) => setTimeout( resolve, Math.random() * 20 * ( retry + 1 ) ) );
}
