import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { requireCommand } from './commands';
import type { Database } from './database';
import { runPhpScript } from './php-script';
import { findFreePort, LOOPBACK } from './ports';
import { ManagedProcess, waitUntil } from './processes';
import type { SiteForm } from './site-form';
import { networkConstants, readOrMakeSalts, writeConfig } from './wordpress-config';
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
	/** The port that visitors use, if something stands in front. */
	publicPort?: number;
	/** As most sites if left out. */
	form?: SiteForm;
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
/** The address of the site under test in its network. */
const SITE_IN_NETWORK = '/second';

/** A WordPress in a folder of its own, served by PHP's web server on loopback. */
export class LocalWordPress {
	/** The folder with wp-load.php. */
	readonly site: string;
	/** PHP's warnings and errors. */
	readonly debugLog: string;
	private readonly folder: string;
	/** What the web server serves. */
	private readonly root: string;
	private readonly form: SiteForm;
	/** Whether the network and its second site exist. */
	private isNetwork = false;
	private server: ManagedProcess | undefined;

	private constructor(
		readonly options: WordPressOptions,
		readonly port: number
	) {
		this.folder = resolve( options.folder );
		this.form = options.form ?? { name: '' };
		this.root = join( this.folder, 'site' );
		this.site = join( this.root, this.form.path ?? '' );
		this.debugLog = join( this.folder, 'debug.log' );
	}

	/** Creates the files and the configuration; nothing is installed or running yet. */
	static async create( options: WordPressOptions ): Promise< LocalWordPress > {
		const wordpress = new LocalWordPress( options, options.port ?? ( await findFreePort() ) );
		await wordpress.layOutFiles();
		wordpress.configure();
		return wordpress;
	}

	get version(): string {
		return versionOf( this.site );
	}

	/** The host and port that visitors use. */
	get host(): string {
		return `${ LOOPBACK }:${ this.options.publicPort ?? this.port }`;
	}

	get origin(): string {
		return `http://${ this.host }`;
	}

	/** The address of the site, without a slash at the end. */
	get url(): string {
		return this.origin + this.path;
	}

	/** The prefix of the site's own tables. */
	get tablePrefix(): string {
		return ( this.options.tablePrefix ?? 'wp_' ) + ( this.isNetwork ? '2_' : '' );
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
				uri: `${ this.path }/`,
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

	/** Creates the tables, the administrator and, unless the form is another, pretty permalinks; leaves an installed site alone. */
	async install( title: string, administrator: Omit< SiteUser, 'role' | 'name' > ): Promise< void > {
		const { hasPlainPermalinks = false, isInNetwork = false } = this.form;
		await this.run( 'install-wordpress.php', { title, ...administrator, hasPlainPermalinks } );
		if ( isInNetwork ) {
			await this.run( 'create-network.php', { title, email: administrator.email } );
			this.configure( networkConstants( this.host ) );
			await this.run( 'create-site.php', { title, path: `${ SITE_IN_NETWORK }/` } );
			this.isNetwork = true;
		}
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

	/** Starts the web server, with another time for it such as `-3d` if wanted, and waits until the site answers. */
	async start( { time }: { time?: string } = {} ): Promise< void > {
		const log = join( this.folder, 'web.log' );
		this.server = await ManagedProcess.start( {
			command: time === undefined ? 'php' : 'faketime',
			args: [
				...( time === undefined ? [] : [ '-f', time, 'php' ] ),
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
				`${ LOOPBACK }:${ this.port }`,
				'-t',
				this.root,
				join( __dirname, 'php/router.php' ),
			],
			log,
			cwd: this.site,
			// With one worker, a page that calls its own site would wait for itself.
			env: {
				PHP_CLI_SERVER_WORKERS: String( WORKERS ),
				VERANDA_SITE_PATH: this.form.path ?? '',
				VERANDA_SITE_IN_NETWORK: this.isNetwork ? SITE_IN_NETWORK : '',
			},
		} );
		const started = this.server;
		await waitUntil(
			() => ! started.isRunning || answersAt( `http://${ LOOPBACK }:${ this.port }${ this.path }/wp-login.php` ),
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
		if ( existsSync( this.root ) ) {
			return;
		}
		const { folder } = await obtainWordPress( this.options.release );
		mkdirSync( this.folder, { recursive: true } );
		const partial = `${ this.root }.partial`;
		rmSync( partial, { recursive: true, force: true } );
		const target = join( partial, this.form.path ?? '' );
		mkdirSync( dirname( target ), { recursive: true } );
		await requireCommand( 'Copying WordPress', 'cp', [ '-r', '--reflink=auto', folder, target ] );
		renameSync( partial, this.root );
	}

	/** Writes wp-config.php and what comes beside WordPress's own files. */
	private configure( network?: Record< string, string | number | boolean > ): void {
		const { database, databaseName, tablePrefix, mailPort, hasCron } = this.options;
		const constants = {
			DB_NAME: databaseName,
			DB_USER: database.user,
			DB_PASSWORD: database.password,
			DB_HOST: `${ database.host }:${ database.port }`,
			DB_CHARSET: 'utf8mb4',
			DB_COLLATE: '',
			...readOrMakeSalts( join( this.folder, 'salts.json' ) ),
			// The sites of a network have their addresses in its tables.
			...( network ?? { WP_HOME: this.url, WP_SITEURL: this.url } ),
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
			...( this.form.hasObjectCache && { VERANDA_OBJECT_CACHE: join( this.folder, 'object-cache' ) } ),
		};
		writeConfig( join( this.site, 'wp-config.php' ), constants, tablePrefix ?? 'wp_' );
		const content = join( this.site, 'wp-content' );
		const copy = ( name: string, folder: string ) => {
			mkdirSync( folder, { recursive: true } );
			copyFileSync( join( __dirname, 'php', name ), join( folder, name ) );
		};
		copy( 'local-site.php', join( content, 'mu-plugins' ) );
		if ( this.form.hasPageCache ) {
			copy( 'dated-pages.php', join( content, 'mu-plugins' ) );
		}
		if ( this.form.hasObjectCache ) {
			copy( 'object-cache.php', content );
		}
	}

	/** The path of the site's address. */
	private get path(): string {
		return this.isNetwork ? SITE_IN_NETWORK : ( this.form.path ?? '' );
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
