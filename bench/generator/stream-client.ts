import { Connection } from './connection';
import { conversationAt, MARK_BYTES, MARK_START, numberAt } from './marks';
import type { StreamPlan } from './wire-plan';

const START = Buffer.from( MARK_START );
/** Any status but 200 and 101. */
const REFUSAL = /^HTTP\/1\.1 (?!200|101)[0-9]{3}/;
const START_BYTE = START[ 0 ] ?? 0;

/** Is told what a stream brings. */
export interface StreamListener {
	arrived( conversation: number, number: number, now: number ): void;
	ended(): void;
}

/** One open stream. It looks for marks and for nothing else. */
export class StreamClient {
	/** Resolves when the stream is live; rejects when it ends before. */
	readonly live: Promise< void >;
	private readonly connection: Connection;
	private opening: { text: string; turn: number; resolve(): void; reject( error: Error ): void } | null = null;
	/** The beginning of a mark whose end has not arrived yet. */
	private rest: Buffer | null = null;
	private keepAlive: NodeJS.Timeout | undefined;

	constructor(
		port: number,
		private readonly plan: StreamPlan,
		private readonly listener: StreamListener
	) {
		this.live = new Promise( ( resolve, reject ) => {
			this.opening = { text: '', turn: 0, resolve, reject };
		} );
		this.connection = new Connection( port, this );
		this.connection.write( plan.opening );
	}

	arrived( bytes: Buffer ): void {
		if ( this.opening !== null ) {
			this.open( bytes );
			return;
		}
		const now = performance.now();
		const whole = this.rest === null ? bytes : Buffer.concat( [ this.rest, bytes ] );
		this.rest = null;
		let from = 0;
		let start = whole.indexOf( START );
		while ( start !== -1 && start + MARK_BYTES <= whole.length ) {
			this.listener.arrived( conversationAt( whole, start ), numberAt( whole, start ), now );
			from = start + MARK_BYTES;
			start = whole.indexOf( START, from );
		}
		const cut = whole.indexOf( START_BYTE, Math.max( from, whole.length - MARK_BYTES + 1 ) );
		if ( cut !== -1 ) {
			this.rest = Buffer.from( whole.subarray( cut ) );
		}
	}

	ended(): void {
		clearInterval( this.keepAlive );
		const { opening } = this;
		if ( opening !== null ) {
			this.opening = null;
			opening.reject( new Error( `A stream was not opened: ${ opening.text.slice( 0, 500 ) }` ) );
			return;
		}
		this.listener.ended();
	}

	/** Writes to the stream itself, for protocols that allow it. */
	say( text: string ): void {
		this.connection.write( text );
	}

	stall( isStalled: boolean ): void {
		this.connection.stall( isStalled );
	}

	destroy(): void {
		this.connection.destroy();
	}

	private open( bytes: Buffer ): void {
		const { opening } = this;
		if ( opening === null ) {
			return;
		}
		opening.text += bytes.toString( 'latin1' );
		if ( REFUSAL.test( opening.text ) ) {
			// With a kept connection we would wait for ever.
			this.destroy();
			return;
		}
		for (;;) {
			const turn = this.plan.turns?.[ opening.turn ];
			const awaited = turn?.after ?? this.plan.live;
			const at = opening.text.indexOf( awaited );
			if ( at === -1 ) {
				return;
			}
			if ( turn === undefined ) {
				break;
			}
			opening.text = opening.text.slice( at + awaited.length );
			opening.turn++;
			this.say( turn.say );
		}
		this.opening = null;
		const { keepAlive } = this.plan;
		if ( keepAlive !== undefined ) {
			this.keepAlive = setInterval( () => this.say( keepAlive.say ), keepAlive.everyMs );
		}
		opening.resolve();
	}
}
