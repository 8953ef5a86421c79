import mysql, { type Connection, type ConnectionOptions, type Pool } from 'mysql2';
import type { DatabaseConfig } from '../config/site-config';

/** Longest time for connecting, or for getting a free connection. */
export const ACQUIRE_MS = 1_000;
/** Longest that one query may take. */
export const QUERY_MS = 2_000;

/** The server ends a query after it was given up here: what it runs does not end with its connection. */
const SERVER_QUERY_MS = QUERY_MS + 1_000;

/*
 * The lock wait is shorter than our own time limit, so that a statement that waits fails as an answer and the
 * connection survives. READ COMMITTED: lookups after a lock see what its last holder committed, and no gaps are locked.
 */
const SESSION_STATEMENTS = [
	// Of the two comments MariaDB runs the first one, in seconds, and MySQL the second one, in milliseconds and for reading only.
	`SET SESSION innodb_lock_wait_timeout = 1, time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'
	/*M! , max_statement_time = ${ SERVER_QUERY_MS / 1_000 } */ /*!50708 , max_execution_time = ${ SERVER_QUERY_MS } */`,
	'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

const MARIADB_CONNECTIONS = new WeakSet< object >();

/** Whether a connection that takes several statements is one to a MariaDB. */
export const isMariaDb = ( connection: object ) => MARIADB_CONNECTIONS.has( connection );

/**
 * Makes a pool of connections, each with the session settings that the relay relies on. `multipleStatements` lets one
 * text hold several statements, and begins a transaction with whatever comes first.
 */
export function createPool( config: DatabaseConfig, connectionLimit: number, multipleStatements: boolean ): Pool {
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
	// With autocommit off a script needs no START TRANSACTION.
	const statements = multipleStatements
		? [ ...SESSION_STATEMENTS, 'SET SESSION autocommit = 0' ]
		: SESSION_STATEMENTS;
	pool.on( 'connection', ( connection ) => {
		if ( multipleStatements ) {
			connection.query( { sql: 'SELECT VERSION() AS version', timeout: QUERY_MS }, ( _error, rows ) => {
				const [ row ] = ( rows ?? [] ) as Array< { version: string } >;
				if ( row?.version.includes( 'MariaDB' ) ) {
					MARIADB_CONNECTIONS.add( connection );
				}
			} );
		}
		// An error of an idle connection; a query in progress fails by itself.
		connection.on( 'error', () => connection.destroy() );
		for ( const sql of statements ) {
			connection.query( { sql, timeout: QUERY_MS }, ( error ) => {
				// A session without its settings may wait for ever or truncate texts.
				if ( error ) {
					connection.destroy();
				}
			} );
		}
	} );
	return pool;
}

/** Opens a connection that belongs to no pool. */
export const createConnection = ( config: DatabaseConfig ): Connection =>
	mysql.createConnection( connectionOptions( config ) );

function connectionOptions( config: DatabaseConfig ): ConnectionOptions {
	return {
		...( config.socket === undefined ? { host: config.host, port: config.port } : { socketPath: config.socket } ),
		user: config.user,
		password: config.password,
		database: config.name,
		charset: 'utf8mb4',
		// Nothing is prepared here, and the library reserves 32 bytes for each that could be: 0.5 MB a connection.
		maxPreparedStatements: 1,
		connectTimeout: ACQUIRE_MS,
		enableKeepAlive: true,
	};
}
