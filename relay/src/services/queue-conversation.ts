import { makeId } from '../ids';
import type { ChangeSet } from '../store/change-set';
import type { Transaction } from '../store/queryable';
import type { ConversationRow } from '../store/rows';
import type { Stores } from '../store/stores';

/** Whose conversation it is, and which department it is for. */
export interface NewConversation {
	readonly visitorId: number;
	/** The sender's own id for the start. */
	readonly clientId: string;
	readonly departmentId: number | null;
	/** Null: as any other. */
	readonly priority: number | null;
}

/** Puts a new conversation into its department's queue; however one begins, it begins here. */
export async function queueConversation(
	tx: Transaction,
	{ conversations, departments }: Pick< Stores, 'conversations' | 'departments' >,
	changes: ChangeSet,
	{ departmentId: wanted, ...conversation }: NewConversation
): Promise< ConversationRow > {
	// It may have been deleted since it was asked for, or since an answer led to it.
	const departmentId = wanted !== null && ( await departments.hold( tx, wanted ) ) ? wanted : null;
	const row = await conversations.insert( tx, {
		...conversation,
		departmentId,
		publicId: makeId( 'c' ),
		now: changes.now,
	} );
	changes.addEvent( row, { type: 'conversation.created' } );
	return row;
}
