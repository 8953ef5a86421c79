import { connectRelay } from './environment/connect-relay';
import { startDatabase, type Database } from './environment/database';
import { startMailFolder, type MailFolder } from './environment/mail';
import { EVERYBODY, OWNER } from './environment/people';
import { ZIP } from './environment/paths';
import { isPortFree } from './environment/ports';
import { Problem } from './environment/problem';
import { say } from './environment/progress';
import type { LocalRelay } from './environment/relay';
import { digestOf } from './environment/stamp';
import { Supervisor } from './environment/supervisor';
import { LocalWordPress } from './environment/wordpress';
import { HELP, parseDemoOptions, type DemoOptions, type Ports } from './demo/options';

import { PAGES, POSTS, SITE_TAGLINE, SITE_TITLE } from './demo/sample-content';
import { DemoState } from './demo/state';
import { zip } from './zip';

const DATABASE_NAME = 'wordpress';
const TABLE_PREFIX = 'wp_';

/** Runs the demo until it is told to end. */
export async function main( args: string[] ): Promise< void > {
	const options = parseDemoOptions( args );
	if ( options === null ) {
		process.stderr.write( HELP );
		return;
	}
	await new Demo( options ).run();
}

class Demo {
	private state: DemoState | undefined;
	private database: Database | undefined;
	private wordpress: LocalWordPress | undefined;
	private relay: LocalRelay | undefined;
	private mail: MailFolder | undefined;
	private supervisor: Supervisor | undefined;
	private siteId = '';
	private ending: Promise< void > | undefined;

	constructor( private readonly options: DemoOptions ) {}

	async run(): Promise< void > {
		const asked = this.whenAskedToEnd();
		try {
			await this.start();
			this.supervise();
			this.report();
		} catch ( error ) {
			// What fails because we are ending already is no failure.
			if ( this.ending === undefined ) {
				await this.end();
				throw error;
			}
		}
		await asked;
	}

	private async start(): Promise< void > {
		const { folder, ports, isReset } = this.options;
		const state = await DemoState.claim( folder, {
			release: this.options.release,
			isReset,
		} );
		this.state = state;
		await assertPortsAreFree( ports );
		await zip();

		this.mail = await startMailFolder( state.path( 'mail' ) );
		say( 'Starting the database' );
		const database = await startDatabase( {
			folder: state.path( 'database' ),
			port: ports.database,
			// The demo promises what a real database does: a message that was acknowledged survives anything.
			flushLog: 1,
		} );
		this.database = database;
		if ( ! state.site.isComplete ) {
			await database.createDatabase( DATABASE_NAME );
		}
		const wordpress = await LocalWordPress.create( {
			folder: state.path( 'wordpress' ),
			release: state.site.release,
			database,
			databaseName: DATABASE_NAME,
			tablePrefix: TABLE_PREFIX,
			port: ports.site,
			mailPort: this.mail.port,
			hasCron: true,
		} );
		this.wordpress = wordpress;
		await this.install( state, wordpress );

		say( 'Starting WordPress and the relay' );
		const { relay, siteId } = await connectRelay( {
			wordpress,
			folder: state.path( 'relay' ),
			port: ports.relay,
			environment: {
				SITE_ORIGINS: `${ wordpress.url },http://localhost:${ ports.site }`,
			},
		} );
		this.relay = relay;
		this.siteId = siteId;
		await Promise.all( [ relay.start(), wordpress.start() ] );
	}

	/** Brings the site to what the sources say now; most starts find it so. */
	private async install( state: DemoState, wordpress: LocalWordPress ): Promise< void > {
		const { site } = state;
		const plugin = digestOf( [ 'dist/veranda.zip' ] );
		if ( ! site.isComplete ) {
			say( `Installing WordPress ${ wordpress.version }` );
			await wordpress.install( SITE_TITLE, {
				login: OWNER.login,
				email: OWNER.email,
				password: state.passwordOf( OWNER.login ),
			} );
		}
		if ( site.plugin !== plugin ) {
			say( 'Installing the plugin from its zip' );
			await wordpress.installPlugin( ZIP );
		}
		if ( ! site.isComplete ) {
			say( 'Adding people, pages and posts' );
			await wordpress.createUsers(
				EVERYBODY.map( ( person ) => ( {
					...person,
					password: state.passwordOf( person.login ),
				} ) )
			);
			await wordpress.run( 'create-content.php', {
				title: SITE_TITLE,
				tagline: SITE_TAGLINE,
				pages: PAGES,
				posts: POSTS,
			} );
		}
		site.plugin = plugin;
		site.isComplete = true;
		state.save();
	}

	private supervise(): void {
		const { database, wordpress, relay } = this.parts();
		const { host, port, user, password } = database;
		const record = () =>
			this.state?.recordProcesses( wordpress.url, [ database.pid, wordpress.pid, relay.pid ], {
				host,
				port,
				user,
				password,
				databaseName: DATABASE_NAME,
				prefix: TABLE_PREFIX,
			} );
		this.supervisor = new Supervisor(
			[
				{ name: 'database', server: database },
				{ name: 'web server', server: wordpress },
				{ name: 'relay', server: relay },
			].map( ( { name, server } ) => ( {
				name,
				get ended() {
					return server.ended;
				},
				get pid() {
					return server.pid;
				},
				stop: () => server.stop(),
				async start() {
					await server.start();
					record();
				},
			} ) )
		);
		record();
		this.supervisor.watch();
	}

	/** Says where everything is: one line of JSON for programs, or a page for people. */
	private report(): void {
		const { database, wordpress, relay } = this.parts();
		const users = EVERYBODY.map( ( { login, role } ) => ( {
			login,
			password: this.state?.passwordOf( login ) ?? '',
			role,
		} ) );
		const facts = {
			siteUrl: wordpress.url,
			adminUrl: `${ wordpress.url }/wp-admin/`,
			relayUrl: relay.url,
			siteId: this.siteId,
			db: {
				host: database.host,
				port: database.port,
				user: database.user,
				password: database.password,
				name: DATABASE_NAME,
				prefix: TABLE_PREFIX,
			},
			users,
			pids: {
				relay: relay.pid,
				database: database.pid,
				web: wordpress.pid,
			},
		};
		if ( this.options.isJson ) {
			process.stdout.write( `${ JSON.stringify( facts ) }\n` );
			return;
		}
		const lines = [
			'',
			`WordPress ${ wordpress.version } runs with Veranda.`,
			'',
			`  Site      ${ facts.siteUrl }/`,
			`  Inbox     ${ facts.adminUrl }admin.php?page=veranda`,
			`  Relay     ${ facts.relayUrl }`,
			`  Database  ${ database.host }:${ database.port }, user ${ database.user }, password ${ database.password }`,
			`  Mail      ${ this.state?.path( 'mail' ) }`,
			'',
			'  Login     Password      Role',
			...users.map(
				( { login, password, role } ) => `  ${ login.padEnd( 9 ) } ${ password.padEnd( 13 ) } ${ role }`
			),
			'',
			'Open the site in one window and the inbox in another (a private one), and talk.',
			'Ctrl-C ends everything.',
			'',
		];
		process.stdout.write( lines.join( '\n' ) + '\n' );
	}

	private parts() {
		const { database, wordpress, relay } = this;
		if ( ! database || ! wordpress || ! relay ) {
			throw new Error( 'The demo has not been started.' );
		}
		return { database, wordpress, relay };
	}

	/** Resolves when somebody asked us to end and everything has ended. */
	private whenAskedToEnd(): Promise< void > {
		return new Promise( ( resolve ) => {
			const end = () => {
				if ( this.ending === undefined ) {
					say( 'Ending' );
					this.ending = this.end().finally( () => {
						resolve();
						// A start that was under way has nothing to wait for any more.
						process.exit( 0 );
					} );
				}
			};
			for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] as const ) {
				process.on( signal, end );
			}
			whenStarterIsGone( end );
		} );
	}

	private async end(): Promise< void > {
		if ( this.supervisor ) {
			await this.supervisor.stop();
		} else {
			await this.relay?.stop();
			await this.wordpress?.stop();
			await this.database?.stop();
		}
		await this.mail?.stop();
		this.state?.release();
	}
}

async function assertPortsAreFree( ports: Ports ): Promise< void > {
	const options = [
		[ '--site-port', ports.site ],
		[ '--relay-port', ports.relay ],
		[ '--db-port', ports.database ],
	] as const;
	for ( const [ option, port ] of options ) {
		if ( ! ( await isPortFree( port ) ) ) {
			throw new Problem(
				`Port ${ port } cannot be used (another program has it, or it is reserved): choose another with ${ option }.`
			);
		}
	}
}

/**
 * npm stays for as long as its script runs: when it is gone it was killed, and nobody is left to press Ctrl-C. Started by
 * hand in the background, we live on without a parent.
 */
function whenStarterIsGone( end: () => void ): void {
	if ( process.env.npm_lifecycle_event === undefined ) {
		return;
	}
	const starter = process.ppid;
	setInterval( () => {
		if ( process.ppid !== starter ) {
			end();
		}
	}, 1000 ).unref();
}
