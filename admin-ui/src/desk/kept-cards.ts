import type { TextStorage } from '../../../relay/client';

const REASONS = [ 'waiting', 'transfer', 'overdue' ] as const;

export type CardReason = ( typeof REASONS )[ number ];

/** One conversation that an agent is to look at. */
export interface Card {
	reason: CardReason;
	conversationId: string;
	/** The last message when they were called: who has written since has looked. */
	seq: number;
}

/** More cards than this would cover what the agent works on; the numbers in the bar say the rest. */
const MOST = 3;

/**
 * The cards that all pages of a browser show, one for a conversation. Each change begins with what is kept now: another page
 * may have changed it a moment ago.
 */
export class KeptCards {
	private readonly storage: TextStorage;
	private readonly key: string;

	/** `onChange` hears when another page has changed them. */
	constructor( storage: TextStorage, agentId: string, onChange: () => void ) {
		this.storage = storage;
		this.key = `cards:${ agentId }`;
		storage.onChange( ( key ) => {
			if ( key === this.key ) {
				onChange();
			}
		} );
	}

	/** Returns the cards, the newest at the end. */
	list(): Card[] {
		try {
			const stored: unknown = JSON.parse( this.storage.get( this.key ) ?? '[]' );
			return Array.isArray( stored ) ? stored.filter( isCard ) : [];
		} catch {
			// Another hand has written it.
			return [];
		}
	}

	/** Adds a card, in the place of one of the same conversation; the oldest makes room, but not the one of `inUse`. */
	put( card: Card, inUse: string | null ): void {
		const before = this.list();
		const isKnown = before.some( ( { conversationId } ) => conversationId === card.conversationId );
		const cards = isKnown
			? before.map( ( each ) => ( each.conversationId === card.conversationId ? card : each ) )
			: [ ...before, card ];
		const spare = cards.filter( ( each ) => each !== card && each.conversationId !== inUse );
		const leaving = spare.slice( 0, Math.max( 0, cards.length - MOST ) );
		this.write( cards.filter( ( each ) => ! leaving.includes( each ) ) );
	}

	/** Takes away those of these conversations. */
	remove( conversationIds: readonly string[] ): void {
		const before = this.list();
		const left = before.filter( ( { conversationId } ) => ! conversationIds.includes( conversationId ) );
		if ( left.length < before.length ) {
			this.write( left );
		}
	}

	private write( cards: readonly Card[] ): void {
		this.storage.set( this.key, JSON.stringify( cards ) );
	}
}

function isCard( stored: unknown ): stored is Card {
	const { reason, conversationId, seq } = ( stored ?? {} ) as Partial< Card >;
	return (
		reason !== undefined &&
		REASONS.includes( reason ) &&
		typeof conversationId === 'string' &&
		Number.isFinite( seq )
	);
}

/** Tells whether an alert for this reason deserves a card. */
export function isCardReason( reason: string ): reason is CardReason {
	return ( REASONS as readonly string[] ).includes( reason );
}
