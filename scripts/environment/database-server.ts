import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { requireCommand } from './commands';
import { LOOPBACK } from './ports';

/** How a database server is created and started. */
export interface DatabaseServer {
	command: string;
	/** What comes before the arguments that all servers have in common. */
	args: string[];
	/** Creates an empty data folder. */
	install( folder: string, temporary: string ): Promise< unknown >;
	/** Statements, a line each, that leave only one account, with all rights and a password. */
	accounts( user: string, password: string ): string[];
	/** The option that sets the size of its log, such as `96M`. */
	logFileSize( size: string ): string[];
}

/** The folder into which the matrix has unpacked a MySQL; it takes MariaDB's place in every test then. */
export const MYSQL_ROOT = 'VERANDA_MYSQL_ROOT';

const HOSTS = [ LOOPBACK, 'localhost' ];

/** Whether tests run on a MySQL. */
export const isMySql = (): boolean => process.env[ MYSQL_ROOT ] !== undefined;

/** Returns the system's MariaDB, or the MySQL that the environment names. */
export function databaseServer(): DatabaseServer {
	const root = process.env[ MYSQL_ROOT ];
	return root === undefined ? mariadb : mysqlIn( root );
}

const mariadb: DatabaseServer = {
	// Debian installs the server outside a normal user's path.
	command: existsSync( '/usr/sbin/mariadbd' ) ? '/usr/sbin/mariadbd' : 'mariadbd',
	args: [ '--no-defaults', ...asRoot() ],
	install: ( folder, temporary ) =>
		requireCommand( 'Creating a database', 'mariadb-install-db', [
			'--no-defaults',
			...asRoot(),
			'--auth-root-authentication-method=normal',
			'--skip-test-db',
			`--datadir=${ folder }`,
			`--tmpdir=${ temporary }`,
		] ),
	accounts: ( user, password ) => [
		...HOSTS.flatMap( ( host ) => [
			`CREATE OR REPLACE USER '${ user }'@'${ host }' IDENTIFIED BY '${ password }';`,
			`GRANT ALL ON *.* TO '${ user }'@'${ host }' WITH GRANT OPTION;`,
		] ),
		"DELETE FROM mysql.global_priv WHERE User = 'root';",
		'FLUSH PRIVILEGES;',
	],
	logFileSize: ( size ) => [ `--innodb-log-file-size=${ size }` ],
};

/** A MySQL of another Debian suite needs that suite's libraries, and finds nothing by itself. */
function mysqlIn( root: string ): DatabaseServer {
	const libraries = [ 'usr/lib/x86_64-linux-gnu', 'usr/lib/mysql/private' ].map( ( folder ) => join( root, folder ) );
	const server = [
		'--library-path',
		libraries.join( ':' ),
		join( root, 'usr/sbin/mysqld' ),
		'--no-defaults',
		...asRoot(),
		`--basedir=${ join( root, 'usr' ) }`,
		`--lc-messages-dir=${ join( root, 'usr/share/mysql' ) }`,
		`--character-sets-dir=${ join( root, 'usr/share/mysql/charsets' ) }`,
		`--plugin-dir=${ join( root, 'usr/lib/mysql/plugin' ) }`,
		'--secure-file-priv=NULL',
		'--mysqlx=OFF',
		// Nothing is replicated, and the log is half of what a commit writes.
		'--disable-log-bin',
	];
	const command = join( root, 'usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2' );
	return {
		command,
		args: server,
		install: ( folder ) =>
			requireCommand( 'Creating a database', command, [
				...server,
				'--initialize-insecure',
				`--datadir=${ folder }`,
			] ),
		accounts: ( user, password ) => [
			...HOSTS.flatMap( ( host ) => [
				`CREATE USER IF NOT EXISTS '${ user }'@'${ host }' IDENTIFIED BY '${ password }';`,
				`GRANT ALL ON *.* TO '${ user }'@'${ host }' WITH GRANT OPTION;`,
			] ),
			"DROP USER IF EXISTS 'root'@'localhost';",
		],
		logFileSize: ( size ) => [ `--innodb-redo-log-capacity=${ size }` ],
	};
}

function asRoot(): string[] {
	return process.getuid?.() === 0 ? [ '--user=root' ] : [];
}
