import { setTimeout as delay } from 'node:timers/promises';
import { say } from './progress';

/** Something that runs in a process of its own. */
export interface Part {
	name: string;
	readonly ended: Promise< void >;
	readonly pid: number;
	start(): Promise< void >;
	stop(): Promise< void >;
}

const FIRST_DELAY = 250;
const LONGEST_DELAY = 30_000;
/** After running this long, the next failure starts with the first delay again. */
const LONG_ENOUGH = 10_000;

/** Starts parts again when they die, as a service manager would: at once first, then with growing pauses. */
export class Supervisor {
	private isStopping = false;
	private readonly abort = new AbortController();
	private readonly watches: Promise< void >[] = [];

	constructor( private readonly parts: Part[] ) {}

	/** Watches parts that have been started. */
	watch(): void {
		for ( const part of this.parts ) {
			this.watches.push( this.keepAlive( part ) );
		}
	}

	/** Stops all parts, the last first, and waits until they have ended. */
	async stop(): Promise< void > {
		this.isStopping = true;
		this.abort.abort();
		await this.stopParts();
		// One of them may have been starting again at that moment.
		await Promise.all( this.watches );
		await this.stopParts();
	}

	private async stopParts(): Promise< void > {
		for ( const part of this.parts.toReversed() ) {
			await part.stop();
		}
	}

	private async keepAlive( part: Part ): Promise< void > {
		let pause = FIRST_DELAY;
		for (;;) {
			const since = Date.now();
			await part.ended;
			if ( this.isStopping ) {
				return;
			}
			if ( Date.now() - since > LONG_ENOUGH ) {
				pause = FIRST_DELAY;
			}
			say( `The ${ part.name } ended; starting it again` );
			await this.pause( pause );
			pause = Math.min( pause * 2, LONGEST_DELAY );
			if ( this.isStopping ) {
				return;
			}
			try {
				await part.start();
				say( `The ${ part.name } runs again (process ${ part.pid })` );
			} catch ( error ) {
				// It has ended, or will be found to have ended: the loop tries again.
				say( `The ${ part.name } did not start: ${ String( error ) }` );
			}
		}
	}

	private async pause( milliseconds: number ): Promise< void > {
		await delay( milliseconds, undefined, {
			signal: this.abort.signal,
		} ).catch( () => {
			// Cut short because everything is to end.
		} );
	}
}
