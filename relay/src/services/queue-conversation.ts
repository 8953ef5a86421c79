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
}

/** Puts a new conversation into its department's queue; however one begins, it begins here. */
export async function queueConversation(
	tx: Transaction,
	{ conversations }: Pick< Stores, 'conversations' >,
	changes: ChangeSet,
	conversation: NewConversation
): Promise< ConversationRow > {
	const row = await conversations.insert( tx, { ...conversation, publicId: makeId( 'c' ), now: changes.now } );
	changes.addEvent( row, { type: 'conversation.created' } );
	return row;
}
