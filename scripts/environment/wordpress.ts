import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { requireCommand } from './commands';
import type { Database } from './database';
import { runPhpScript } from './php-script';
import { findFreePort, LOOPBACK } from './ports';
import { ManagedProcess, waitUntil } from './processes';
import { obtainWordPress, versionOf, type Release } from './wordpress-files';

/** Where a local WordPress lives and what it uses. */
export interface WordPressOptions {
	/** Holds the site, its log and its salts; created when missing. */
	folder: string;
	release: Release;
	database: Database;
	databaseName: string;
	tablePrefix?: string;
	/** A loopback port; a free one if left out. */
	port?: number;
	/** The SMTP port that mail is sent to. */
	mailPort: number;
	/** Whether page views start due background tasks. */
	hasCron?: boolean;
}

/** Somebody with an account on the site. */
export interface SiteUser {
	login: string;
	password: string;
	email: string;
	name: string;
	role: string;
}

const PLUGIN = 'veranda/veranda.php';
const WORKERS = 6;

/** A WordPress in a folder of its own, served by PHP's web server on loopback. */
export class LocalWordPress {
	/** The folder with wp-load.php. */
	readonly site: string;
	/** PHP's warnings and errors. */
	readonly debugLog: string;
	private readonly folder: string;
	private server: ManagedProcess | undefined;

	private constructor(
		readonly options: WordPressOptions,
		readonly port: number
	) {
		this.folder = resolve( options.folder );
		this.site = join( this.folder, 'site' );
		this.debugLog = join( this.folder, 'debug.log' );
	}

	/** Creates the files and the configuration; nothing is installed or running yet. */
	static async create( options: WordPressOptions ): Promise< LocalWordPress > {
		const wordpress = new LocalWordPress( options, options.port ?? ( await findFreePort() ) );
		await wordpress.layOutFiles();
		wordpress.writeConfig();
		return wordpress;
	}

	get version(): string {
		return versionOf( this.site );
	}

	get host(): string {
		return `${ LOOPBACK }:${ this.port }`;
	}

	get url(): string {
		return `http://${ this.host }`;
	}

	get pid(): number {
		return this.server?.pid ?? 0;
	}

	/** Resolves when the current web server has ended. */
	get ended(): Promise< void > {
		return this.server?.ended ?? Promise.resolve();
	}

	/** Runs a PHP script inside the site: a file of php/ or a whole path. */
	async run< Answer >( script: string, input: unknown = {} ): Promise< Answer > {
		const before = this.readDebugLog().length;
		try {
			return await runPhpScript< Answer >( {
				script,
				site: this.site,
				host: this.host,
				input,
			} );
		} catch ( error ) {
			const log = this.readDebugLog().slice( before );
			throw new Error( `${ ( error as Error ).message }\n${ log }`.trimEnd() );
		}
	}

	/** Returns PHP's warnings and errors so far. */
	readDebugLog(): string {
		return existsSync( this.debugLog ) ? readFileSync( this.debugLog, 'utf8' ) : '';
	}

	/** Creates the tables, the administrator and pretty permalinks; leaves an installed site alone. */
	async install( title: string, administrator: Omit< SiteUser, 'role' | 'name' > ): Promise< void > {
		await this.run( 'install-wordpress.php', { title, ...administrator } );
	}

	/** Installs our plugin from its zip by WordPress's own upgrader and activates it. */
	async installPlugin( zip: string ): Promise< void > {
		await this.run( 'install-plugin.php', { zip, plugin: PLUGIN } );
	}

	/** Creates people; returns their ids by login. */
	createUsers( users: SiteUser[] ): Promise< Record< string, number > > {
		return this.run( 'create-users.php', { users } );
	}

	/** Lets the plugin tell the relay of the site, as cron does within a minute. */
	async tellRelay(): Promise< void > {
		await this.run( 'run-cron-hook.php', { hook: 'veranda_tell_relay' } );
	}

	/** Starts the web server and waits until the site answers. */
	async start(): Promise< void > {
		const log = join( this.folder, 'web.log' );
		this.server = await ManagedProcess.start( {
			command: 'php',
			args: [
				'-d',
				'opcache.enable_cli=1',
				'-d',
				'opcache.revalidate_freq=0',
				'-d',
				'memory_limit=512M',
				'-d',
				'upload_max_filesize=64M',
				'-d',
				'post_max_size=64M',
				'-S',
				this.host,
				'-t',
				this.site,
				join( __dirname, 'php/router.php' ),
			],
			log,
			cwd: this.site,
			// With one worker, a page that calls its own site would wait for itself.
			env: { PHP_CLI_SERVER_WORKERS: String( WORKERS ) },
		} );
		const started = this.server;
		await waitUntil(
			() => ! started.isRunning || answersAt( `${ this.url }/wp-login.php` ),
			() => `WordPress did not answer in time; see ${ log }.`
		);
		if ( ! started.isRunning ) {
			throw new Error( `The web server ended while it was starting:\n${ started.tail() }` );
		}
	}

	/** Ends the web server with all its workers. */
	async stop(): Promise< void > {
		await this.server?.stop();
	}

	/** Kills the web server, as a crash would. */
	async kill(): Promise< void > {
		await this.server?.kill();
	}

	private async layOutFiles(): Promise< void > {
		if ( existsSync( this.site ) ) {
			return;
		}
		const { folder } = await obtainWordPress( this.options.release );
		mkdirSync( this.folder, { recursive: true } );
		const partial = `${ this.site }.partial`;
		rmSync( partial, { recursive: true, force: true } );
		await requireCommand( 'Copying WordPress', 'cp', [ '-r', '--reflink=auto', folder, partial ] );
		renameSync( partial, this.site );
	}

	private writeConfig(): void {
		const { database, databaseName, tablePrefix, mailPort, hasCron } = this.options;
		const constants = {
			DB_NAME: databaseName,
			DB_USER: database.user,
			DB_PASSWORD: database.password,
			DB_HOST: `${ database.host }:${ database.port }`,
			DB_CHARSET: 'utf8mb4',
			DB_COLLATE: '',
			...this.readOrMakeSalts(),
			WP_HOME: this.url,
			WP_SITEURL: this.url,
			WP_ENVIRONMENT_TYPE: 'local',
			WP_DEBUG: true,
			WP_DEBUG_LOG: this.debugLog,
			WP_DEBUG_DISPLAY: false,
			DISABLE_WP_CRON: ! hasCron,
			AUTOMATIC_UPDATER_DISABLED: true,
			FS_METHOD: 'direct',
			VERANDA_LOCAL_MAIL_PORT: mailPort,
			// The relay is on this machine.
			VERANDA_ALLOW_INTERNAL_RELAY: true,
		};
		const lines = Object.entries( constants ).map(
			( [ name, value ] ) => `define( '${ name }', ${ phpLiteral( value ) } );`
		);
		writeFileSync(
			join( this.site, 'wp-config.php' ),
			[
				'<?php',
				...lines,
				`$table_prefix = ${ phpLiteral( tablePrefix ?? 'wp_' ) };`,
				"defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );",
				"require_once ABSPATH . 'wp-settings.php';",
				'',
			].join( '\n' ),
			{ mode: 0o600 }
		);
		const plugins = join( this.site, 'wp-content/mu-plugins' );
		mkdirSync( plugins, { recursive: true } );
		copyFileSync( join( __dirname, 'php/local-site.php' ), join( plugins, 'local-site.php' ) );
	}

	/** The salts outlive a restart, or every login would end with it. */
	private readOrMakeSalts(): Record< string, string > {
		const file = join( this.folder, 'salts.json' );
		if ( ! existsSync( file ) ) {
			const names = [ 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ];
			const salts = names
				.flatMap( ( name ) => [ `${ name }_KEY`, `${ name }_SALT` ] )
				.map( ( name ) => [ name, randomBytes( 32 ).toString( 'base64' ) ] );
			writeFileSync( file, JSON.stringify( Object.fromEntries( salts ) ), {
				mode: 0o600,
			} );
		}
		return JSON.parse( readFileSync( file, 'utf8' ) );
	}
}

/** Tells whether an address answers with success. */
export async function answersAt( url: string ): Promise< boolean > {
	try {
		const response = await fetch( url, {
			redirect: 'manual',
			signal: AbortSignal.timeout( 5_000 ),
		} );
		await response.arrayBuffer();
		return response.status < 400;
	} catch {
		// Nobody is listening yet.
		return false;
	}
}

function phpLiteral( value: string | number | boolean ): string {
	if ( typeof value !== 'string' ) {
		return String( value );
	}
	return `'${ value.replace( /[\\']/g, '\\$&' ) }'`;
}
