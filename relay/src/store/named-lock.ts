import type { Connection } from 'mysql2';

const ANSWER_MS = 2_000;
/** The server ends a connection that is silent for so long: a machine that vanished without a word must not keep the lock. */
const SILENCE_SECONDS = 15;

/** A lock of the database server. It belongs to a connection of its own and goes with it, so it can never stay behind. */
export class NamedLock {
	private connection: Connection | null = null;

	constructor(
		private readonly connect: () => Connection,
		private readonly name: string
	) {}

	/** Takes the lock unless somebody else has it, or makes sure that it is still ours. Returns whether it is. */
	async hold(): Promise< boolean > {
		try {
			this.connection ??= await this.open();
			const [ row ] = ( await ask(
				this.connection,
				'SELECT IF(IS_USED_LOCK(?) = CONNECTION_ID(), 1, GET_LOCK(?, 0)) AS isHeld',
				[ this.name, this.name ]
			) ) as Array< { isHeld: number | null } >;
			return row?.isHeld === 1;
		} catch ( error ) {
			this.release();
			throw error;
		}
	}

	/** Lets go of the lock, and of the connection. */
	release(): void {
		this.connection?.destroy();
		this.connection = null;
	}

	private async open(): Promise< Connection > {
		const connection = this.connect();
		// An error of an idle connection; the next question hears of it by itself.
		connection.on( 'error', () => {} );
		try {
			await ask( connection, `SET SESSION wait_timeout = ${ SILENCE_SECONDS }`, [] );
			return connection;
		} catch ( error ) {
			connection.destroy();
			throw error;
		}
	}
}

function ask( connection: Connection, sql: string, values: string[] ): Promise< unknown > {
	return new Promise( ( resolve, reject ) => {
		connection.query( { sql, values, timeout: ANSWER_MS }, ( error, result ) => {
			if ( error === null ) {
				resolve( result );
			} else {
				reject( error );
			}
		} );
	} );
}
