import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createPool, type Pool } from 'mysql2/promise';
import { databaseServer } from './database-server';
import { ManagedProcess, waitUntil } from './processes';
import { findFreePort, LOOPBACK } from './ports';

/** Where a private database lives and how careful it is. */
export interface DatabaseOptions {
	/** Holds its data, socket, log and password; created when missing. */
	folder: string;
	/** A loopback port; a free one if left out. */
	port?: number;
	/**
	 * `innodb_flush_log_at_trx_commit`. 2, the default, survives the death of the database process; 1 survives a power cut
	 * too; 0 can lose a second of commits.
	 */
	flushLog?: 0 | 1 | 2;
	/** `innodb_buffer_pool_size`, such as `512M`; the default, 128M, is MariaDB's own. */
	bufferPool?: string;
	/** `innodb_log_file_size`; the default is MariaDB's own. A larger one speeds up large writes. */
	logFile?: string;
	/** The version that it reports; its own by default. */
	version?: string;
}

/** A MariaDB, or what the matrix puts in its place, of our own, which uses nothing of the system's configuration or data. */
export interface Database {
	readonly host: string;
	readonly port: number;
	readonly socket: string;
	readonly user: string;
	readonly password: string;
	/** Changes with each start. */
	readonly pid: number;
	/** Whether the process is running. */
	readonly isRunning: boolean;
	/** Resolves when the process that runs now has ended. */
	readonly ended: Promise< void >;
	/** Runs one or more statements as the administrator, in a database if one is named; returns the rows of a single one. */
	query< Row = Record< string, unknown > >(
		sql: string,
		values?: unknown[],
		databaseName?: string
	): Promise< Row[] >;
	/** Makes an empty utf8mb4 database; drops an existing one of that name first. */
	createDatabase( name: string ): Promise< void >;
	/** Shuts it down properly. */
	stop(): Promise< void >;
	/** Ends it as a crash would. */
	kill(): Promise< void >;
	/** Freezes it: connections stay open and nothing answers. Resolves when it stands still. */
	freeze(): Promise< void >;
	/** Continues a frozen one. */
	thaw(): void;
	/** Starts it again on the same port after `stop` or `kill`. */
	start(): Promise< void >;
}

/** Starts a private database in a folder, creating it on first use. */
export async function startDatabase( options: DatabaseOptions ): Promise< Database > {
	const database = new PrivateDatabase( options );
	await database.start();
	return database;
}

const USER = 'veranda';

class PrivateDatabase implements Database {
	readonly host = LOOPBACK;
	readonly user = USER;
	readonly password: string;
	readonly socket: string;
	port: number;
	private readonly folder: string;
	private process: ManagedProcess | undefined;
	/** By the name of the database that they use. */
	private readonly pools = new Map< string, Pool >();

	constructor( private readonly options: DatabaseOptions ) {
		this.folder = resolve( options.folder );
		mkdirSync( this.folder, { recursive: true } );
		this.port = options.port ?? 0;
		this.socket = socketPath( this.folder );
		this.password = readOrMakePassword( join( this.folder, 'password' ) );
	}

	get pid(): number {
		return this.process?.pid ?? 0;
	}

	get isRunning(): boolean {
		return this.process?.isRunning ?? false;
	}

	get ended(): Promise< void > {
		return this.process?.ended ?? Promise.resolve();
	}

	async start(): Promise< void > {
		if ( this.isRunning ) {
			return;
		}
		await installData( this.folder );
		// Somebody may take a port between our finding it and our using it.
		for ( let attempt = 1; ; attempt++ ) {
			if ( this.port === 0 ) {
				this.port = await findFreePort();
			}
			try {
				await this.launch();
				return;
			} catch ( error ) {
				await this.process?.kill();
				if ( this.options.port !== undefined || attempt === 3 ) {
					throw error;
				}
				this.port = 0;
			}
		}
	}

	async query< Row >( sql: string, values: unknown[] = [], databaseName = '' ): Promise< Row[] > {
		const pool = this.pools.get( databaseName ) ?? this.open( databaseName );
		const [ rows ] = await pool.query( sql, values );
		return rows as Row[];
	}

	async createDatabase( name: string ): Promise< void > {
		await this.query( 'DROP DATABASE IF EXISTS ??; CREATE DATABASE ?? CHARACTER SET utf8mb4', [ name, name ] );
	}

	async stop(): Promise< void > {
		await this.closePools();
		await this.process?.stop();
	}

	async kill(): Promise< void > {
		await this.process?.kill();
		await this.closePools();
	}

	async freeze(): Promise< void > {
		await this.process?.freeze();
	}

	thaw(): void {
		this.process?.thaw();
	}

	private async launch(): Promise< void > {
		const log = join( this.folder, 'database.log' );
		const server = databaseServer();
		this.process = await ManagedProcess.start( {
			command: server.command,
			args: [
				...server.args,
				`--datadir=${ join( this.folder, 'data' ) }`,
				`--tmpdir=${ temporaryFolder( this.folder ) }`,
				`--socket=${ this.socket }`,
				`--port=${ this.port }`,
				`--bind-address=${ LOOPBACK }`,
				`--pid-file=${ join( this.folder, 'database.pid' ) }`,
				`--init-file=${ writeAccounts( this.folder, server.accounts( USER, this.password ) ) }`,
				`--innodb-flush-log-at-trx-commit=${ this.options.flushLog ?? 2 }`,
				`--innodb-buffer-pool-size=${ this.options.bufferPool ?? '128M' }`,
				...server.logFileSize( this.options.logFile ?? '96M' ),
				...( this.options.version === undefined ? [] : [ `--version=${ this.options.version }` ] ),
				'--skip-name-resolve',
				'--character-set-server=utf8mb4',
			],
			log,
		} );
		const launched = this.process;
		await waitUntil(
			() => ! launched.isRunning || this.answers(),
			() => `The database did not answer in time; see ${ log }.`
		);
		if ( ! launched.isRunning ) {
			throw new Error( `The database ended while it was starting:\n${ launched.tail() }` );
		}
	}

	private async answers(): Promise< boolean > {
		try {
			await this.query( 'SELECT 1' );
			return true;
		} catch {
			// Not listening yet: the caller asks again until it gives up.
			await this.closePools();
			return false;
		}
	}

	private open( databaseName: string ): Pool {
		const pool = createPool( {
			host: this.host,
			port: this.port,
			user: this.user,
			password: this.password,
			database: databaseName,
			charset: 'utf8mb4',
			connectionLimit: 2,
			dateStrings: true,
			multipleStatements: true,
		} );
		this.pools.set( databaseName, pool );
		return pool;
	}

	private async closePools(): Promise< void > {
		const pools = [ ...this.pools.values() ];
		this.pools.clear();
		for ( const pool of pools ) {
			await pool.end().catch( () => {
				// Its connections died with the server.
			} );
		}
	}
}

/** Creates the data folder; a creation that was cut short is started again. */
async function installData( folder: string ): Promise< void > {
	const data = join( folder, 'data' );
	if ( existsSync( data ) ) {
		return;
	}
	const partial = `${ data }.partial`;
	rmSync( partial, { recursive: true, force: true } );
	await databaseServer().install( partial, temporaryFolder( folder ) );
	renameSync( partial, data );
}

/** MariaDB clears its temporary folder of tables when it starts, other servers' too, so each has a folder of its own. */
function temporaryFolder( folder: string ): string {
	const path = join( folder, 'tmp' );
	mkdirSync( path, { recursive: true } );
	return path;
}

/** Writes the statements that leave only our account, with a password, each on its line. */
function writeAccounts( folder: string, statements: readonly string[] ): string {
	const file = join( folder, 'accounts.sql' );
	writeFileSync( file, statements.join( '\n' ) + '\n', { mode: 0o600 } );
	return file;
}

function readOrMakePassword( file: string ): string {
	if ( ! existsSync( file ) ) {
		writeFileSync( file, randomBytes( 18 ).toString( 'hex' ), {
			mode: 0o600,
		} );
	}
	return readFileSync( file, 'utf8' ).trim();
}

/** A socket's path may not be longer than 107 bytes. */
function socketPath( folder: string ): string {
	const path = join( folder, 'database.sock' );
	if ( Buffer.byteLength( path ) < 100 ) {
		return path;
	}
	const name = createHash( 'sha256' ).update( folder ).digest( 'hex' );
	return join( tmpdir(), `veranda-${ name.slice( 0, 16 ) }.sock` );
}
