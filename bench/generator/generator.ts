import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { compile } from '../compile';
import type { Answer, Command, Judgement, Measured } from './protocol';
import type { WirePlan } from './wire-plan';

/**
 * Drives a server from a process of its own with raw sockets, so that neither the bench itself nor a client library is
 * measured with the server.
 */
export class Generator {
	private waiting: { resolve( answer: Answer ): void; reject( error: Error ): void } | null = null;

	private constructor( private readonly child: ChildProcess ) {
		child.on( 'message', ( answer: Answer ) => {
			const { waiting } = this;
			this.waiting = null;
			if ( 'error' in answer ) {
				waiting?.reject( new Error( answer.error ) );
			} else {
				waiting?.resolve( answer );
			}
		} );
		child.once( 'exit', ( code, signal ) =>
			this.waiting?.reject( new Error( `The generator ended unexpectedly (${ signal ?? code }).` ) )
		);
	}

	/** Starts one for a server; no connection is open yet. */
	static async start( plan: WirePlan ): Promise< Generator > {
		const script = await compile( join( __dirname, 'main.ts' ) );
		const child = fork( script, { serialization: 'advanced', stdio: [ 'ignore', 'inherit', 'inherit', 'ipc' ] } );
		const generator = new Generator( child );
		await generator.ask( { type: 'plan', plan } );
		return generator;
	}

	get pid(): number {
		return this.child.pid ?? 0;
	}

	/** Opens this many more streams and waits until all are live; all of the plan's if left out. */
	async open( wanted: { conversations?: number; agents?: number } = {} ): Promise< void > {
		await this.ask( { type: 'open', conversations: Infinity, agents: Infinity, ...wanted } );
	}

	/** Posts at a fixed rate, and waits for what was posted to arrive. */
	async atRate( perSecond: number, seconds: number, givesUpAfterMs?: number ): Promise< Measured > {
		const more = givesUpAfterMs === undefined ? {} : { givesUpAfterMs };
		return this.measure( { type: 'rate', perSecond, seconds, ...more } );
	}

	/** Lets posters post, each again as soon as its post is answered. */
	async withPosters( posters: number, seconds: number ): Promise< Measured > {
		return this.measure( { type: 'posters', posters, seconds } );
	}

	/** Posts messages one after another, each when the one before has reached every stream. */
	async fanOut( messages: number, timeoutMs = 10_000 ): Promise< Measured > {
		return this.measure( { type: 'fan-out', messages, timeoutMs } );
	}

	/** Stops an agent's stream from reading, or lets it read again. What it misses meanwhile is not a fault. */
	async stall( agent: number, isStalled: boolean ): Promise< void > {
		await this.ask( { type: 'stall', agent, isStalled } );
	}

	/** Waits for what is still under way, and reports what became of every message. */
	async judge( timeoutMs = 10_000 ): Promise< Judgement > {
		const answer = await this.ask( { type: 'judge', timeoutMs } );
		if ( ! ( 'judgement' in answer ) ) {
			throw new Error( 'The generator did not judge.' );
		}
		return answer.judgement;
	}

	/** Stops it and closes its connections. */
	async stop(): Promise< void > {
		if ( this.child.exitCode === null && this.child.signalCode === null ) {
			const ended = new Promise( ( resolve ) => this.child.once( 'exit', resolve ) );
			this.child.kill( 'SIGKILL' );
			await ended;
		}
	}

	private async measure( command: Command ): Promise< Measured > {
		const answer = await this.ask( command );
		if ( ! ( 'measured' in answer ) ) {
			throw new Error( 'The generator did not measure.' );
		}
		return answer.measured;
	}

	private ask( command: Command ): Promise< Answer > {
		return new Promise( ( resolve, reject ) => {
			this.waiting = { resolve, reject };
			this.child.send( command, ( error ) => {
				if ( error !== null ) {
					reject( error );
				}
			} );
		} );
	}
}
