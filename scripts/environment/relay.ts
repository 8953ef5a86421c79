import { join } from 'node:path';
import { ROOT } from './paths';
import { LOOPBACK } from './ports';
import { ManagedProcess, waitUntil } from './processes';
import { answersAt } from './wordpress';

/** How a relay process is started. */
export interface RelayOptions {
	/** Holds its log. */
	folder: string;
	/** A loopback port. */
	port: number;
	/** The variables of the relay's configuration, except for PORT and HOST. */
	environment: Record< string, string >;
}

/** The built relay in a process of its own, started as a service manager would. */
export class LocalRelay {
	private process: ManagedProcess | undefined;

	readonly port: number;

	constructor( private readonly options: RelayOptions ) {
		this.port = options.port;
	}

	get url(): string {
		return `http://${ LOOPBACK }:${ this.port }`;
	}

	/** The file with all that it wrote, to both outputs. */
	get log(): string {
		return join( this.options.folder, 'relay.log' );
	}

	get pid(): number {
		return this.process?.pid ?? 0;
	}

	get isRunning(): boolean {
		return this.process?.isRunning ?? false;
	}

	/** Resolves when the current process has ended. */
	get ended(): Promise< void > {
		return this.process?.ended ?? Promise.resolve();
	}

	/** Starts the process; waits until it says that it is ready, unless told otherwise. */
	async start( { isAwaited = true } = {} ): Promise< void > {
		const { log } = this;
		this.process = await ManagedProcess.start( {
			command: process.execPath,
			args: [ join( ROOT, 'relay/build/src/main.js' ) ],
			log,
			env: {
				...this.options.environment,
				HOST: LOOPBACK,
				PORT: String( this.port ),
			},
		} );
		if ( ! isAwaited ) {
			return;
		}
		const started = this.process;
		await waitUntil(
			() => ! started.isRunning || answersAt( `${ this.url }/readyz` ),
			() => `The relay was not ready in time; see ${ log }.`
		);
		if ( ! started.isRunning ) {
			throw new Error( `The relay ended while it was starting:\n${ started.tail() }` );
		}
	}

	/** Lets it finish what it does and ends it. */
	async stop(): Promise< void > {
		await this.process?.stop( 35_000 );
	}

	/** Kills it, as a crash would. */
	async kill(): Promise< void > {
		await this.process?.kill();
	}
}
