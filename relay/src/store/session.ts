import mysql, { type Pool, type PoolConnection, type QueryError, type ResultSetHeader } from 'mysql2';
import { databaseUnavailable } from '../errors';
import { ACQUIRE_MS, isMariaDb, QUERY_MS } from './connections';
import { isAnswer } from './database-errors';
import type { BoundValue, Statement, Transaction } from './queryable';

/** From the first wait for a connection to the first answer, so that a caller hears of an outage within three seconds. */
const FIRST_ANSWER_MS = 2_800;
/** How much longer than the connection itself we wait for an answer. */
const GUARD_MS = 150;
const LOSS_CODES = new Set( [ 'PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE' ] );

/** A connection of the pool while it is in use, with the time limit of its user. */
export class Session implements Transaction {
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

	/* Each statement is bound before they are joined, so that a value cannot reach into the next one. */
	async script( statements: readonly Statement[] ): Promise< unknown[][] > {
		const sql = statements.map( ( [ text, values ] ) => bind( text, values ) ).join( ';\n' );
		if ( statements.length === 1 ) {
			return [ await this.run( sql ) ].filter( isRows );
		}
		// A compound statement is answered once, and wakes us once. MySQL has it in stored programs only.
		const results = await this.run( isMariaDb( this.connection ) ? `BEGIN NOT ATOMIC\n${ sql };\nEND` : sql );
		return ( results as unknown[] ).filter( isRows );
	}

	/** Whether the connection died before it answered anything, so that another one can be tried safely. */
	get wasLostBeforeUse(): boolean {
		return this.answers === 0 && this.lossCode !== undefined && LOSS_CODES.has( this.lossCode );
	}

	/** Returns the connection to the pool, or destroys it when its next answer could not be trusted. */
	release(): void {
		if ( this.isBroken ) {
			this.connection.destroy();
		} else {
			this.connection.release();
		}
	}

	async rollBack(): Promise< void > {
		if ( ! this.isBroken ) {
			// When ROLLBACK fails, destroying the connection rolls back as well; its next user would commit the rest.
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
			// The connection's own time limit starts when it sends, and an earlier query may never be answered.
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

const isRows = ( result: unknown ): result is unknown[] => Array.isArray( result );

function bind( sql: string, values: BoundValue[] ): string {
	return mysql.format( sql, values as Parameters< typeof mysql.format >[ 1 ], true, 'Z' );
}
