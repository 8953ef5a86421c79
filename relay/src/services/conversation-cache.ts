import { createCache } from '../cache';
import type { ConversationRow } from '../store/rows';

/** More conversations than are active at once; a row takes about 600 bytes. */
const CAPACITY = 5_000;

/**
 * Conversations as they were after this relay's last commit. An entry may be out of date at any time: whoever relies on
 * one has the database refuse the change if `activityNumber` has risen since (docs/decisions/0012).
 */
export class ConversationCache {
	private readonly rows = createCache< number, ConversationRow >( CAPACITY );

	/** Returns these conversations by their ids, as copies that the caller may change; null when one is missing. */
	find( ids: readonly number[] ): Map< number, ConversationRow > | null {
		const found = new Map< number, ConversationRow >();
		for ( const id of ids ) {
			const row = this.rows.get( id );
			if ( row === undefined ) {
				return null;
			}
			found.set( id, { ...row } );
		}
		return found;
	}

	/** Keeps a conversation as it was committed, unless the cache has a newer one. */
	keep( row: ConversationRow ): void {
		if ( row.activityNumber >= ( this.rows.get( row.id )?.activityNumber ?? 0 ) ) {
			this.rows.set( row.id, row );
		}
	}

	/** Drops a conversation that is older than an event. */
	expire( conversationId: number, number: number ): void {
		const row = this.rows.get( conversationId );
		if ( row !== undefined && row.activityNumber < number ) {
			this.rows.delete( conversationId );
		}
	}

	/** Drops conversations that may be out of date. */
	forget( ids: Iterable< number > ): void {
		for ( const id of ids ) {
			this.rows.delete( id );
		}
	}

	/** Drops everything, after an erasure or a restored backup. */
	clear(): void {
		this.rows.clear();
	}
}
