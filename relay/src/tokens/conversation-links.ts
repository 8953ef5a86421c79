import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyGeneration } from './keys';

/** What a link is signed for. Nothing but the conversation and the place can be read from it. */
export interface LinkFacts {
	readonly conversationId: string;
	/** Whose conversation it is; the link is good for nobody else. */
	readonly visitorId: string;
	/** The address that the link was mailed to. */
	readonly email: string;
	/** The newest answer in the mail. */
	readonly seq: number;
	/** When the mail was made, in milliseconds since 1970. */
	readonly claimedAt: number;
}

/** What a link says openly. */
export type NamedByLink = Pick< LinkFacts, 'conversationId' | 'seq' > & { readonly signature: string };

const PARTS = /^(c_[A-Za-z0-9_-]{22})\.([1-9][0-9]{0,9})\.([A-Za-z0-9_-]{43})$/;

/** Signs the keys of links that bring a conversation to another browser. The same facts always give the same key. */
export class ConversationLinks {
	/** Takes the generations of the site's secret, the one to sign with first. */
	constructor( private readonly generations: readonly KeyGeneration[] ) {}

	/** Returns the key that a link carries: 256 bits of signature, which nobody can guess. */
	sign( facts: LinkFacts ): string {
		return `${ facts.conversationId }.${ facts.seq }.${ signatureOf( facts, this.generations[ 0 ] as KeyGeneration ) }`;
	}

	/** Reads what a key says openly; null: it is no such key. Whether it is a good one is another question. */
	read( key: string ): NamedByLink | null {
		const [ , conversationId, seq, signature ] = PARTS.exec( key ) ?? [];
		return conversationId === undefined || signature === undefined
			? null
			: { conversationId, seq: Number( seq ), signature };
	}

	/** Tells whether a signature of ours, by any secret that still counts, is for exactly these facts. */
	isSigned( signature: string, facts: LinkFacts ): boolean {
		const given = Buffer.from( signature );
		return this.generations.some( ( keys ) => {
			const own = Buffer.from( signatureOf( facts, keys ) );
			return own.length === given.length && timingSafeEqual( own, given );
		} );
	}
}

function signatureOf( facts: LinkFacts, keys: KeyGeneration ): string {
	const { conversationId, visitorId, email, seq, claimedAt } = facts;
	return createHmac( 'sha256', keys.linkKey )
		.update( JSON.stringify( [ conversationId, visitorId, email, seq, claimedAt ] ) )
		.digest( 'base64url' );
}
