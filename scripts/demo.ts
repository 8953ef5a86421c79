import { connectRelay } from './environment/connect-relay';
import { startDatabase, type Database } from './environment/database';
import { startMailFolder, type MailFolder } from './environment/mail';
import { isPortFree } from './environment/ports';
import { Problem } from './environment/problem';
import { say } from './environment/progress';
import type { LocalRelay } from './environment/relay';
import { Supervisor } from './environment/supervisor';
import { LocalWordPress } from './environment/wordpress';
import { whenAskedToEnd } from './demo/asked-to-end';
import { installSite } from './demo/install-site';
import { DATABASE_NAME, HELP, TABLE_PREFIX, parseDemoOptions, type DemoOptions, type Ports } from './demo/options';
import { reportForPeople, reportForPrograms, type RunningDemo } from './demo/report';
import { DemoState } from './demo/state';
import { zip } from './zip';

/** Runs the demo until it is told to stop. */
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
		const ended = this.ended();
		try {
			await this.start();
			this.supervise();
			this.report();
		} catch ( error ) {
			// An error while we are ending already is not a failure.
			if ( this.ending === undefined ) {
				await this.end();
				throw error;
			}
		}
		await ended;
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
			// The demo keeps the promises of a real database: an acknowledged message survives anything.
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
		await installSite( state, wordpress );

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
		await wordpress.tellRelay();
	}

	private supervise(): void {
		const { state, database, wordpress, relay } = this.parts();
		const { host, port, user, password } = database;
		const record = () =>
			state.recordProcesses( wordpress.url, [ database.pid, wordpress.pid, relay.pid ], {
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

	private report(): void {
		const demo = this.parts();
		process.stdout.write( this.options.isJson ? reportForPrograms( demo ) : reportForPeople( demo ) );
	}

	private parts(): RunningDemo {
		const { state, database, wordpress, relay, siteId } = this;
		if ( ! state || ! database || ! wordpress || ! relay ) {
			throw new Error( 'The demo has not been started.' );
		}
		return { state, database, wordpress, relay, siteId };
	}

	/** Resolves when somebody has asked us to end and everything has ended. */
	private ended(): Promise< void > {
		return new Promise( ( resolve ) =>
			whenAskedToEnd( () => {
				if ( this.ending === undefined ) {
					say( 'Ending' );
					this.ending = this.end().finally( () => {
						resolve();
						// A start that was under way has nothing to wait for any more.
						process.exit( 0 );
					} );
				}
			} )
		);
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
