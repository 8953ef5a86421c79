import type { SentContent } from '../../protocol';
import type { TextStorage } from '../storage';
import type { OutboxItem } from './outbox-item';

/** Where the first release kept what an item says. It may have been written before an update, and be read after it. */
interface FirstRelease {
	kind?: 'text' | 'note';
	body?: string;
}

const prefixOf = ( identity: string ) => `outbox:${ identity }:`;

/** Makes what one identity wrote another's, because they are the same person. */
export function moveItems( storage: TextStorage, from: string, to: string ): void {
	for ( const key of storage.keys( prefixOf( from ) ) ) {
		const item = storage.get( key ) ?? '';
		storage.remove( key );
		storage.set( key.replace( from, to ), item );
	}
}

/** What one identity wrote, in the storage: an entry for each item, so that tabs cannot overwrite each other's. */
export class KeptItems {
	readonly prefix: string;
	/** Client ids of those that this tab posts at this moment. The storage does not know: the tab may be closed. */
	readonly sending = new Set< string >();
	private readonly storage: TextStorage;

	constructor( storage: TextStorage, identity: string ) {
		this.storage = storage;
		this.prefix = prefixOf( identity );
	}

	/** Returns all items, in the order of writing. */
	list(): OutboxItem[] {
		return this.storage
			.keys( this.prefix )
			.flatMap( ( key ) => this.find( key.slice( this.prefix.length ) ) ?? [] )
			.sort( ( a, b ) => a.order - b.order );
	}

	find( clientId: string ): OutboxItem | null {
		const text = this.storage.get( this.prefix + clientId );
		if ( text === null ) {
			return null;
		}
		try {
			const { kind, body, ...item } = JSON.parse( text ) as Partial< OutboxItem > & FirstRelease;
			const content = item.content ?? ( kind && ( { kind, body } as SentContent ) );
			if ( content ) {
				return {
					...( item as OutboxItem ),
					content,
					...( this.sending.has( clientId ) && { state: 'sending' } ),
				};
			}
		} catch {
			// Somebody else's text under our key.
		}
		return null;
	}

	write( item: OutboxItem ): void {
		const state = item.state === 'sending' ? 'waiting' : item.state;
		this.storage.set( this.prefix + item.clientId, JSON.stringify( { ...item, state } ) );
	}

	/** Changes an item, unless it was removed meanwhile. */
	update( clientId: string, change: Partial< OutboxItem > ): void {
		const item = this.find( clientId );
		if ( item ) {
			this.write( { ...item, ...change } );
		}
	}

	remove( clientId: string ): void {
		this.storage.remove( this.prefix + clientId );
	}

	/** Puts what waits for one conversation into another. */
	move( from: string | null, conversationId: string | null ): void {
		for ( const item of this.list() ) {
			if ( item.conversationId === from && item.state !== 'failed' ) {
				this.write( { ...item, conversationId, notBefore: 0 } );
			}
		}
	}

	/** Calls back when another tab changed an item; returns how to stop. */
	onChange( listener: () => void ): () => void {
		return this.storage.onChange( ( key ) => key.startsWith( this.prefix ) && listener() );
	}
}
