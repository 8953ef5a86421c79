import { keyOf } from './marks';

/** Faults of one kind that are named one by one; more are counted only. */
const NAMED = 3;

/** What a stream hears: every conversation, or one. */
export type Listener = 'agent' | 'visitor';

/**
 * Accounts for every message and every stream: each message has to reach each stream that should have it exactly once,
 * and a conversation's messages in the order in which they were posted.
 */
export class Ledger {
	/** How many messages of each conversation were posted. */
	readonly posted: number[];
	readonly refused = new Set< string >();
	readonly unanswered = new Set< string >();
	/** First arrivals of all streams. */
	deliveries = 0;
	/** Arrivals that are still to come. */
	outstanding = 0;
	private readonly agents = new Map< number, Account >();
	private readonly visitors = new Map< number, Account >();
	private listeningAgents = 0;
	private readonly faults = new Map< string, { count: number; examples: string[] } >();
	private readonly ended: string[] = [];

	constructor( private readonly conversations: number ) {
		this.posted = Array< number >( conversations ).fill( 0 );
	}

	/** Adds a stream, while nothing is under way. */
	listen( listener: Listener, index: number ): void {
		if ( listener === 'agent' ) {
			this.agents.set( index, new Account( Int32Array.from( this.posted ) ) );
			this.listeningAgents++;
		} else {
			this.visitors.set( index, new Account( Int32Array.of( this.posted[ index ] ?? 0 ) ) );
		}
	}

	/** Number of streams that should get a conversation's next message. */
	listenersOf( conversation: number ): number {
		const own = this.visitors.get( conversation );
		return this.listeningAgents + ( own?.isListening ? 1 : 0 );
	}

	/** Counts a message as posted. */
	post( conversation: number ): void {
		this.posted[ conversation ] = ( this.posted[ conversation ] ?? 0 ) + 1;
		this.outstanding += this.listenersOf( conversation );
	}

	/** Counts a message as refused: it need not arrive. It is the newest of its conversation. */
	refuse( conversation: number, number: number ): void {
		this.refused.add( keyOf( conversation, number ) );
		this.outstanding -= this.listenersOf( conversation );
	}

	/** Counts a message whose fate is unknown: it may arrive. It is the newest of its conversation. */
	leaveUnanswered( conversation: number, number: number ): void {
		this.unanswered.add( keyOf( conversation, number ) );
	}

	/** Counts an arrival; returns whether it is the message's first at this stream. */
	arrive( listener: Listener, index: number, conversation: number, number: number ): boolean {
		const account = ( listener === 'agent' ? this.agents : this.visitors ).get( index );
		if ( account === undefined || ( listener === 'visitor' && index !== conversation ) ) {
			this.note( 'came to a stream that should not have them', listener, index, conversation, number );
			return false;
		}
		const place = listener === 'agent' ? conversation : 0;
		if (
			account.next[ place ] !== number &&
			! this.arriveOutOfOrder( account, listener, index, conversation, number )
		) {
			return false;
		}
		account.next[ place ] = Math.max( account.next[ place ] ?? 0, number + 1 );
		this.deliveries++;
		const isExpected = this.refused.size === 0 || ! this.refused.has( keyOf( conversation, number ) );
		if ( account.isListening && isExpected ) {
			this.outstanding--;
		}
		return true;
	}

	/** Stops accounting for a stream: what it misses from now on is not a loss. */
	stopListening( listener: Listener, index: number ): void {
		const account = ( listener === 'agent' ? this.agents : this.visitors ).get( index );
		if ( account === undefined || ! account.isListening ) {
			return;
		}
		this.outstanding -= this.missing( listener, index, account ).length;
		account.isListening = false;
		if ( listener === 'agent' ) {
			this.listeningAgents--;
		}
	}

	/** Records a stream that the server ended: it loses everything that it should have had. */
	end( listener: Listener, index: number ): void {
		const account = ( listener === 'agent' ? this.agents : this.visitors ).get( index );
		if ( account?.isListening ) {
			this.ended.push( `${ listener } ${ index }` );
			for ( const [ conversation, number ] of this.missing( listener, index, account ) ) {
				this.note( 'were lost with a stream that ended', listener, index, conversation, number );
			}
			this.stopListening( listener, index );
		}
	}

	/** Reports what went wrong so far; what is still under way counts as lost. */
	judge(): { faults: string[]; ended: string[] } {
		for ( const [ listener, accounts ] of [
			[ 'agent', this.agents ],
			[ 'visitor', this.visitors ],
		] as const ) {
			for ( const [ index, account ] of accounts ) {
				if ( account.isListening ) {
					for ( const [ conversation, number ] of this.missing( listener, index, account ) ) {
						this.note( 'were lost', listener, index, conversation, number );
					}
				}
			}
		}
		const faults = [ ...this.faults ].map(
			( [ kind, { count, examples } ] ) => `${ count } deliveries ${ kind }: ${ examples.join( '; ' ) }.`
		);
		if ( this.ended.length > 0 ) {
			faults.push(
				`The server ended ${ this.ended.length } streams: ${ this.ended.slice( 0, NAMED ).join( ', ' ) }.`
			);
		}
		return { faults, ended: [ ...this.ended ] };
	}

	private arriveOutOfOrder(
		account: Account,
		listener: Listener,
		index: number,
		conversation: number,
		number: number
	): boolean {
		const next = account.next[ listener === 'agent' ? conversation : 0 ] ?? 0;
		if ( number >= ( this.posted[ conversation ] ?? 0 ) ) {
			this.note( 'were of messages that nobody posted', listener, index, conversation, number );
			return false;
		}
		if ( number < next ) {
			if ( account.skipped.delete( keyOf( conversation, number ) ) ) {
				this.note( 'came out of order', listener, index, conversation, number );
				return true;
			}
			this.note( 'came more than once', listener, index, conversation, number );
			return false;
		}
		for ( let skipped = next; skipped < number; skipped++ ) {
			const skippedKey = keyOf( conversation, skipped );
			if ( ! this.refused.has( skippedKey ) ) {
				account.skipped.add( skippedKey );
			}
		}
		return true;
	}

	/** Lists what a stream should have and does not. */
	private missing( listener: Listener, index: number, account: Account ): Array< [ number, number ] > {
		const missing: Array< [ number, number ] > = [];
		const conversations =
			listener === 'agent' ? Array.from( { length: this.conversations }, ( _, at ) => at ) : [ index ];
		const mayBeMissing = ( key: string ) => this.refused.has( key ) || this.unanswered.has( key );
		conversations.forEach( ( conversation, place ) => {
			const posted = this.posted[ conversation ] ?? 0;
			for ( let number = account.next[ place ] ?? 0; number < posted; number++ ) {
				if ( ! mayBeMissing( keyOf( conversation, number ) ) ) {
					missing.push( [ conversation, number ] );
				}
			}
		} );
		for ( const key of account.skipped ) {
			if ( ! mayBeMissing( key ) ) {
				missing.push( [ Number( key.slice( 0, 5 ) ), Number( key.slice( 5 ) ) ] );
			}
		}
		return missing;
	}

	private note( kind: string, listener: Listener, index: number, conversation: number, number: number ): void {
		const known = this.faults.get( kind ) ?? { count: 0, examples: [] };
		this.faults.set( kind, known );
		known.count++;
		if ( known.examples.length < NAMED ) {
			known.examples.push( `message ${ number } of conversation ${ conversation } at ${ listener } ${ index }` );
		}
	}
}

/** What one stream has received. */
class Account {
	isListening = true;
	/** What was skipped and may still come. */
	readonly skipped = new Set< string >();

	constructor(
		/** The next number of each conversation that it hears. */
		readonly next: Int32Array
	) {}
}
