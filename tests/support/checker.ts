import type { Message } from '../../relay/protocol';

/** A message that somebody tried to send. */
interface Attempt {
	conversationId: string;
	author: string;
	clientId: string;
	/** Position among all that this author wrote in this conversation. */
	place: number;
}

/** What one screen showed, in the order in which it came. */
interface Screen {
	name: string;
	conversationIds: readonly string[];
	messages: Message[];
}

/** What broke the promises P1 to P4 (docs/threats.md); all empty when nothing did. */
export interface Findings {
	/** Acknowledged and not stored. */
	lost: string[];
	/** Shown or stored, and never sent. */
	phantom: string[];
	/** Shown twice on one screen, or stored twice. */
	doubles: string[];
	/** Positions at which a screen's order or an author's own order is broken. */
	disorder: string[];
	/** Stored and missing on a screen. */
	gaps: string[];
}

/** Nothing went wrong. */
export const NO_FINDINGS: Findings = { lost: [], phantom: [], doubles: [], disorder: [], gaps: [] };

/** Records what senders did and what screens showed, and judges it afterwards. */
export class History {
	private readonly attempts = new Map< string, Attempt >();
	private readonly acknowledged = new Map< string, Message >();
	private readonly screens: Screen[] = [];
	private readonly places = new Map< string, number >();

	/** Records a message before it is posted for the first time. */
	attempt( conversationId: string, author: string, clientId: string ): void {
		const line = `${ conversationId } ${ author }`;
		const place = ( this.places.get( line ) ?? 0 ) + 1;
		this.places.set( line, place );
		this.attempts.set( keyOf( conversationId, author, clientId ), { conversationId, author, clientId, place } );
	}

	/** Records that its sender was told that it is stored. */
	acknowledge( message: Message ): void {
		this.acknowledged.set( keyOfMessage( message ), message );
	}

	/** Adds a screen for some conversations; the returned list collects what it shows. */
	screen( name: string, conversationIds: readonly string[] ): Message[] {
		const messages: Message[] = [];
		this.screens.push( { name, conversationIds, messages } );
		return messages;
	}

	get acknowledgements(): number {
		return this.acknowledged.size;
	}

	/** Compares everything with what is stored; screens should show all of their conversations. */
	judge( stored: Message[] ): Findings {
		const texts = stored.filter( ( message ) => message.kind !== 'system' );
		const findings: Findings = { lost: [], phantom: [], doubles: [], disorder: [], gaps: [] };
		this.judgeStored( texts, findings );
		for ( const screen of this.screens ) {
			this.judgeScreen( screen, texts, findings );
		}
		return findings;
	}

	private judgeStored( stored: Message[], findings: Findings ): void {
		const bySender = new Map< string, Message >();
		for ( const message of stored ) {
			const key = keyOfMessage( message );
			if ( bySender.has( key ) ) {
				findings.doubles.push( `stored: ${ key }` );
			}
			if ( ! this.attempts.has( key ) ) {
				findings.phantom.push( `stored: ${ key }` );
			}
			bySender.set( key, message );
		}
		for ( const [ key, message ] of this.acknowledged ) {
			const row = bySender.get( key );
			if ( row === undefined ) {
				findings.lost.push( key );
			} else if ( row.id !== message.id || row.seq !== message.seq ) {
				findings.doubles.push( `acknowledged as another one: ${ key }` );
			}
		}
		this.judgeOrder( 'stored', stored, findings );
	}

	private judgeScreen( { name, conversationIds, messages }: Screen, stored: Message[], findings: Findings ): void {
		const shown = new Set< string >();
		const texts = messages.filter( ( message ) => message.kind !== 'system' );
		for ( const message of texts ) {
			const key = keyOfMessage( message );
			if ( shown.has( key ) ) {
				findings.doubles.push( `${ name }: ${ key }` );
			}
			if ( ! this.attempts.has( key ) ) {
				findings.phantom.push( `${ name }: ${ key }` );
			}
			shown.add( key );
		}
		for ( const message of stored ) {
			if ( conversationIds.includes( message.conversationId ) && ! shown.has( keyOfMessage( message ) ) ) {
				findings.gaps.push( `${ name }: ${ keyOfMessage( message ) }` );
			}
		}
		this.judgeOrder( name, texts, findings );
	}

	/** In every conversation `seq` rises, and each author's messages come in the order in which they were written. */
	private judgeOrder( where: string, messages: Message[], findings: Findings ): void {
		const seqs = new Map< string, number >();
		const places = new Map< string, number >();
		for ( const message of messages ) {
			const { conversationId, seq, author } = message;
			if ( seq <= ( seqs.get( conversationId ) ?? 0 ) ) {
				findings.disorder.push( `${ where }: ${ conversationId } ${ seq }` );
			}
			seqs.set( conversationId, seq );
			const line = `${ conversationId } ${ author.id }`;
			const place = this.attempts.get( keyOfMessage( message ) )?.place ?? 0;
			if ( place <= ( places.get( line ) ?? 0 ) ) {
				findings.disorder.push( `${ where }: ${ line } place ${ place }` );
			}
			places.set( line, place );
		}
	}
}

function keyOf( conversationId: string, author: string, clientId: string ): string {
	return `${ conversationId } ${ author } ${ clientId }`;
}

function keyOfMessage( { conversationId, author, clientId }: Message ): string {
	return keyOf( conversationId, author.id, clientId );
}
