import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './progress';

/** What to run, and where its output goes. */
export interface ProcessOptions {
	command: string;
	args: string[];
	/** A file that standard output and error are appended to. */
	log: string;
	cwd?: string;
	/** Added to this process's own environment. */
	env?: Record< string, string >;
}

/**
 * A process that leads a process group of its own, so that a Ctrl-C in the terminal does not reach it directly, and
 * everything that it forks (PHP's server workers) ends with it.
 */
export class ManagedProcess {
	/** Resolves when the process has ended, for whatever reason. */
	readonly ended: Promise< void >;
	readonly pid: number;
	private hasEnded = false;
	private readonly guard: ChildProcess;

	private constructor(
		child: ChildProcess,
		private readonly options: ProcessOptions
	) {
		this.pid = child.pid ?? 0;
		this.ended = new Promise( ( resolve ) => {
			child.once( 'exit', () => {
				this.hasEnded = true;
				// Its forks may outlive a leader that was killed.
				this.signal( 'SIGKILL' );
				this.guard.kill( 'SIGKILL' );
				resolve();
			} );
		} );
		this.guard = startGuard( this.pid );
	}

	/** Starts a process; throws when the command does not exist. */
	static async start( options: ProcessOptions ): Promise< ManagedProcess > {
		mkdirSync( dirname( options.log ), { recursive: true } );
		const output = openSync( options.log, 'a', 0o600 );
		try {
			const child = spawn( options.command, options.args, {
				cwd: options.cwd,
				env: { ...process.env, ...options.env },
				stdio: [ 'ignore', output, output ],
				detached: true,
			} );
			await new Promise< void >( ( resolve, reject ) => {
				child.once( 'spawn', resolve );
				child.once( 'error', reject );
			} );
			return new ManagedProcess( child, options );
		} finally {
			closeSync( output );
		}
	}

	/** Whether it is still running. */
	get isRunning(): boolean {
		return ! this.hasEnded;
	}

	/** Sends a signal to the whole group. */
	signal( signal: NodeJS.Signals ): void {
		signalGroup( this.pid, signal );
	}

	/** Asks the group to end; kills it after `patience` milliseconds. */
	async stop( patience = 15_000 ): Promise< void > {
		if ( this.hasEnded ) {
			return;
		}
		this.signal( 'SIGTERM' );
		this.signal( 'SIGCONT' );
		const insist = setTimeout( () => this.signal( 'SIGKILL' ), patience );
		await this.ended;
		clearTimeout( insist );
	}

	/** Kills the group, as a crash would. */
	async kill(): Promise< void > {
		this.signal( 'SIGKILL' );
		await this.ended;
	}

	/** Freezes it: connections stay open and nothing answers. Resolves when every thread stands still. */
	async freeze(): Promise< void > {
		this.signal( 'SIGSTOP' );
		await waitUntil(
			() => this.hasEnded || isStopped( this.pid ),
			() => `Process ${ this.pid } did not stop.`
		);
	}

	/** Continues a frozen one. */
	thaw(): void {
		this.signal( 'SIGCONT' );
	}

	/** Returns the last lines of the log, for an error message. */
	tail( lines = 8 ): string {
		return readFileSync( this.options.log, 'utf8' ).trimEnd().split( '\n' ).slice( -lines ).join( '\n' );
	}
}

/** Whether all threads of a process are stopped; see proc(5), `stat`, the field after the name. */
function isStopped( pid: number ): boolean {
	const tasks = `/proc/${ pid }/task`;
	return readdirSync( tasks ).every( ( thread ) => {
		const stat = readFileSync( `${ tasks }/${ thread }/stat`, 'utf8' );
		return stat.charAt( stat.lastIndexOf( ')' ) + 2 ) === 'T';
	} );
}

const helpers = new Set< ChildProcess >();
process.on( 'exit', () => helpers.forEach( ( helper ) => helper.kill( 'SIGKILL' ) ) );

/** Makes sure that a short-lived command does not outlive this process. */
export function endWithUs( child: ChildProcess ): void {
	helpers.add( child );
	child.once( 'close', () => helpers.delete( child ) );
}

/** Asks short-lived commands to end, so that they can clean up, and waits up to `patience` milliseconds for them. */
async function endHelpers( patience: number ): Promise< void > {
	helpers.forEach( ( helper ) => helper.kill( 'SIGINT' ) );
	await waitUntil(
		() => helpers.size === 0,
		() => 'A command did not end in time.',
		patience
	).catch( () => {
		// The remaining ones are killed when this process exits.
	} );
}

/** Lets short-lived commands tidy up when this process is told to end; ending it then ends every server that it started. */
export function endHelpersOnSignals(): void {
	for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] as const ) {
		// Not once: a second Ctrl-C would end this process before it has cleaned up.
		process.on( signal, () => {
			say( 'Ending' );
			void endHelpers( 15_000 ).then( () => process.exit( 130 ) );
		} );
	}
}

/** Signals a process group; one that has ended is fine. */
export function signalGroup( pid: number, signal: NodeJS.Signals ): void {
	try {
		process.kill( -pid, signal );
	} catch ( error ) {
		if ( ( error as NodeJS.ErrnoException ).code !== 'ESRCH' ) {
			throw error;
		}
	}
}

/** Waits until `check` is true; throws `message()` when it is not in time. */
export async function waitUntil(
	check: () => Promise< boolean > | boolean,
	message: () => string,
	patience = 30_000
): Promise< void > {
	const end = Date.now() + patience;
	while ( ! ( await check() ) ) {
		if ( Date.now() > end ) {
			throw new Error( message() );
		}
		await delay( 50 );
	}
}

/**
 * Starts a shell that ends the group when this process ends without having done so (kill -9, a crash): the shell then
 * reads the end of its input.
 */
function startGuard( pid: number ): ChildProcess {
	const script = [
		'read -r _',
		`kill -s TERM -- -${ pid }`,
		'for i in 1 2 3 4 5 6 7 8 9 10; do',
		'	sleep 1',
		`	kill -s 0 -- -${ pid } || exit 0`,
		'done',
		`kill -s KILL -- -${ pid }`,
	].join( '\n' );
	const guard = spawn( '/bin/sh', [ '-c', script ], {
		stdio: [ 'pipe', 'ignore', 'ignore' ],
		detached: true,
	} );
	guard.unref();
	return guard;
}
