import { createCache } from '../cache';
import type { ConversationRow } from '../store/rows';

/** More than are talked in at once; a row is about 600 bytes. */
const REMEMBERED = 5_000;

/**
 * Conversations as they were after their last commit, as far as this relay knows. It may be out of date at any time:
 * whoever decides by it has the database refuse the change if `activityNumber` has risen since (docs/decisions/0014).
 */
export class KnownConversations {
	private readonly rows = createCache< number, ConversationRow >( REMEMBERED );

	/** Returns these conversations by their ids, as copies that the caller may change; null when one is not known. */
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

	/** Keeps a conversation as it was committed, unless something newer is known. */
	keep( row: ConversationRow ): void {
		if ( row.activityNumber >= ( this.rows.get( row.id )?.activityNumber ?? 0 ) ) {
			this.rows.set( row.id, row );
		}
	}

	/** Takes note of an event: what is older than it is out of date. */
	hear( conversationId: number, number: number ): void {
		const row = this.rows.get( conversationId );
		if ( row !== undefined && row.activityNumber < number ) {
			this.rows.delete( conversationId );
		}
	}

	/** Forgets conversations about which there is doubt. */
	forget( ids: Iterable< number > ): void {
		for ( const id of ids ) {
			this.rows.delete( id );
		}
	}

	/** Forgets everything, after an erasure or a restored backup. */
	clear(): void {
		this.rows.clear();
	}
}
