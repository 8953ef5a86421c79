import type { Worker } from '../background/leader';
import { every, type Cancel } from '../clock';
import type { Reaction } from './reaction';
import { ReactionWorker, type ReactionRuntime } from './reaction-worker';

const SAVE_MS = 10_000;

/** Runs a site's reactions, each at its own pace: one that is slow or fails keeps no other waiting. */
export class ReactionRunner implements Worker {
	private readonly workers: readonly ReactionWorker[];
	private cancelSaving: Cancel = () => {};

	constructor(
		reactions: readonly Reaction[],
		private readonly runtime: ReactionRuntime
	) {
		this.workers = reactions.map( ( reaction ) => new ReactionWorker( reaction, runtime ) );
	}

	/** Takes the news that the feed has delivered an event; it costs nothing where nobody wants it. */
	hear( number: number, type: string ): void {
		for ( const worker of this.workers ) {
			worker.hear( number, type );
		}
	}

	/** Reads anew where everything stands: the feed has gone elsewhere. */
	reset(): void {
		this.workers.forEach( ( worker ) => worker.reset() );
	}

	start(): void {
		this.workers.forEach( ( worker ) => worker.start() );
		this.cancelSaving = every( this.runtime.clock, SAVE_MS, () =>
			this.workers.forEach( ( worker ) => void worker.save() )
		);
	}

	async stop(): Promise< void > {
		this.cancelSaving();
		await Promise.all( this.workers.map( ( worker ) => worker.stop() ) );
	}
}
