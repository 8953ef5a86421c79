import { setTimeout as delay } from 'node:timers/promises';
import { ConversationClient } from './conversation-client';
import { Ledger, type Listener } from './ledger';
import { Pacer } from './pacer';
import type { FanOutCommand, Judgement, Measured, OpenCommand, PostersCommand, RateCommand } from './protocol';
import { StreamClient } from './stream-client';
import { Tally } from './tally';
import type { WirePlan } from './wire-plan';

/** Number of streams that are opened at a time. */
const OPENING = 64;
/** A server with too much to do may answer "not now"; a client then tries again. */
const OPENING_ATTEMPTS = 10;
const OPENING_PAUSE_MS = 500;
/** More ticks would cost the generator more than they add in accuracy. */
const SHORTEST_TICK_MS = 0.4;
/** How long posted messages may take to be answered and to arrive. */
const SETTLE_MS = 20_000;
/** What still waits this long after the end would only get later. */
const GRACE_MS = 500;

/** Speaks to one server as its visitors and agents. */
export class Driver {
	private readonly ledger: Ledger;
	private readonly conversations: ConversationClient[];
	private readonly visitors: StreamClient[] = [];
	private readonly agents: StreamClient[] = [];
	private tally = new Tally();
	/** Called when a post was answered, for posters that post again at once. */
	private onAnswered: ( conversation: number ) => void = () => undefined;
	private underWay = 0;
	private wake: () => void = () => undefined;

	constructor( private readonly plan: WirePlan ) {
		this.ledger = new Ledger( plan.conversations.length );
		this.conversations = plan.conversations.map(
			( each, index ) =>
				new ConversationClient( index, plan.port, each, {
					posted: ( conversation, lateMs ) => this.posted( conversation, lateMs ),
					answered: ( conversation, number, status ) => this.answered( conversation, number, status ),
					lost: ( conversation, number ) => this.lost( conversation, number ),
				} )
		);
	}

	/** Opens more streams, in the plan's order, while nothing else is under way. */
	async open( { conversations, agents }: OpenCommand ): Promise< void > {
		const openings: Array< () => Promise< void > > = [];
		const firstVisitor = this.visitors.length;
		this.plan.conversations.slice( firstVisitor, firstVisitor + conversations ).forEach( ( { stream }, at ) => {
			openings.push( () => this.openStream( 'visitor', firstVisitor + at, stream ) );
		} );
		const firstAgent = this.agents.length;
		this.plan.agents.slice( firstAgent, firstAgent + agents ).forEach( ( stream, at ) => {
			openings.push( () => this.openStream( 'agent', firstAgent + at, stream ) );
		} );
		const waiting = openings[ Symbol.iterator ]();
		await Promise.all(
			Array.from( { length: OPENING }, async () => {
				for ( const opening of waiting ) {
					await opening();
				}
			} )
		);
	}

	/** Posts at a fixed rate, whatever the server does. */
	async atRate( { perSecond, seconds, givesUpAfterMs = Infinity }: RateCommand ): Promise< Measured > {
		this.tally = new Tally();
		const count = Math.round( perSecond * seconds );
		// The thread that keeps time needs a moment to start.
		const startsAt = performance.now() + 50;
		const dueAt = ( at: number ) => startsAt + ( at * 1_000 ) / perSecond;
		let next = 0;
		await new Promise< void >( ( resolve ) => {
			const pacer = new Pacer( startsAt, Math.max( SHORTEST_TICK_MS, 1_000 / perSecond ), () => {
				const now = performance.now();
				while ( next < count && dueAt( next ) <= now ) {
					this.conversations[ next % this.conversations.length ]?.due( dueAt( next ) );
					next++;
				}
				if ( now > dueAt( count ) || this.isLaterThan( givesUpAfterMs, now ) ) {
					void pacer.stop().then( resolve );
				}
			} );
		} );
		this.tally.due = next;
		this.tally.isSaturated = next < count;
		await this.settle( GRACE_MS );
		this.dropWaiting();
		await this.settle( SETTLE_MS );
		return this.tally.summarize();
	}

	/** Posts again and again in some conversations, each as soon as it is answered. */
	async withPosters( { posters, seconds }: PostersCommand ): Promise< Measured > {
		this.tally = new Tally();
		const endsAt = performance.now() + seconds * 1_000;
		const postAgain = ( conversation: number ) => {
			const now = performance.now();
			if ( now < endsAt ) {
				this.tally.due++;
				this.conversations[ conversation ]?.due( now );
			}
		};
		this.onAnswered = postAgain;
		for ( let conversation = 0; conversation < posters; conversation++ ) {
			postAgain( conversation );
		}
		await this.settle( seconds * 1_000 + SETTLE_MS );
		this.onAnswered = () => undefined;
		return this.tally.summarize();
	}

	/** Posts one message after another, each when all streams have the one before. */
	async fanOut( { messages, timeoutMs }: FanOutCommand ): Promise< Measured > {
		this.tally = new Tally();
		for ( let message = 0; message < messages && ! this.tally.isSaturated; message++ ) {
			const now = performance.now();
			this.tally.due++;
			this.conversations[ message % this.conversations.length ]?.due( now );
			const isThere = await this.settle( timeoutMs );
			this.tally.spread.add( this.tally.lastAt - now );
			this.tally.isSaturated = ! isThere;
		}
		return this.tally.summarize();
	}

	/** Stops an agent's stream from reading, or lets it read again; it is not counted from then on. */
	stall( agent: number, isStalled: boolean ): void {
		this.ledger.stopListening( 'agent', agent );
		this.agents[ agent ]?.stall( isStalled );
	}

	/** Waits for what is under way, and reports what became of all messages. */
	async judge( timeoutMs: number ): Promise< Judgement > {
		await this.settle( timeoutMs );
		const { ledger } = this;
		return {
			...ledger.judge(),
			posted: [ ...ledger.posted ],
			refused: [ ...ledger.refused ],
			unanswered: [ ...ledger.unanswered ],
			deliveries: ledger.deliveries,
		};
	}

	private async openStream(
		listener: Listener,
		index: number,
		plan: WirePlan[ 'agents' ][ number ]
	): Promise< void > {
		for ( let attempt = 1; ; attempt++ ) {
			const stream = new StreamClient( this.plan.port, plan, {
				arrived: ( conversation, number, now ) => this.arrived( listener, index, conversation, number, now ),
				ended: () => {
					this.ledger.end( listener, index );
					this.look();
				},
			} );
			try {
				await stream.live;
			} catch ( error ) {
				if ( attempt === OPENING_ATTEMPTS ) {
					throw error;
				}
				await delay( OPENING_PAUSE_MS );
				continue;
			}
			( listener === 'agent' ? this.agents : this.visitors )[ index ] = stream;
			const conversation = listener === 'visitor' ? this.conversations[ index ] : undefined;
			if ( conversation !== undefined ) {
				conversation.stream = stream;
			}
			this.ledger.listen( listener, index );
			return;
		}
	}

	private posted( conversation: number, lateMs: number | null ): void {
		this.underWay++;
		this.tally.posted++;
		if ( lateMs !== null ) {
			this.tally.lateness.add( lateMs );
		}
		this.ledger.post( conversation );
	}

	private answered( conversation: number, number: number, status: number ): void {
		this.underWay--;
		const now = performance.now();
		if ( status >= 200 && status < 300 ) {
			this.tally.acknowledged++;
			this.tally.lastAt = now;
			this.tally.answerLatency.add( now - ( this.conversations[ conversation ]?.dueAt[ number ] ?? now ) );
		} else {
			this.ledger.refuse( conversation, number );
		}
		this.onAnswered( conversation );
		this.look();
	}

	private lost( conversation: number, number: number ): void {
		this.underWay--;
		this.ledger.leaveUnanswered( conversation, number );
		this.onAnswered( conversation );
		this.look();
	}

	private arrived( listener: Listener, index: number, conversation: number, number: number, now: number ): void {
		if ( ! this.ledger.arrive( listener, index, conversation, number ) ) {
			return;
		}
		const { tally } = this;
		tally.deliveries++;
		tally.lastAt = now;
		if ( listener === 'agent' ) {
			tally.agentLatency.add( now - ( this.conversations[ conversation ]?.dueAt[ number ] ?? now ) );
		} else {
			this.conversations[ conversation ]?.heard( number );
		}
		if ( this.ledger.outstanding <= 0 ) {
			this.look();
		}
	}

	private isLaterThan( milliseconds: number, now: number ): boolean {
		return (
			milliseconds !== Infinity && this.conversations.some( ( each ) => now - each.oldestDueAt > milliseconds )
		);
	}

	/** What still waits at the end would only get later: it counts as late as it is now, and is not sent. */
	private dropWaiting(): void {
		const now = performance.now();
		for ( const [ index, conversation ] of this.conversations.entries() ) {
			for ( const dueAt of conversation.dropWaiting() ) {
				this.tally.agentLatency.add( now - dueAt, this.ledger.listenersOf( index ) );
				this.tally.isSaturated = true;
			}
		}
	}

	/** Waits until nothing is under way; returns whether that happened in time. */
	private async settle( timeoutMs: number ): Promise< boolean > {
		if ( this.isSettled() ) {
			return true;
		}
		let limit: NodeJS.Timeout | undefined;
		await new Promise< void >( ( resolve ) => {
			limit = setTimeout( resolve, timeoutMs );
			this.wake = resolve;
		} );
		clearTimeout( limit );
		return this.isSettled();
	}

	private look(): void {
		if ( this.isSettled() ) {
			this.wake();
		}
	}

	private isSettled(): boolean {
		return (
			this.underWay === 0 &&
			this.ledger.outstanding <= 0 &&
			this.conversations.every( ( each ) => each.waiting === 0 )
		);
	}
}
