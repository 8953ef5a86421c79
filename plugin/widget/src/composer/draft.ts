import type { Chat } from '../core/chat';

/** Where the draft is kept. */
const KEY = 'draft';

/** Returns what was being written when the page was left. */
export function keptDraft( { storage }: Chat ): string {
	return storage.get( KEY ) ?? '';
}

/** Keeps what is being written, and tells the other side that something is. */
export function setDraft( chat: Chat, draft: string ): void {
	const { current } = chat.state.conversation;
	const typing = chat.connection?.sync.typing;
	chat.set( 'composer', { draft } );
	if ( draft ) {
		chat.storage.set( KEY, draft );
	} else {
		chat.storage.remove( KEY );
	}
	if ( current?.state === 'open' ) {
		if ( draft ) {
			typing?.tell( current.id );
		} else {
			typing?.forgetTold( current.id );
		}
	}
}

/** Sends what was written, as soon as may be. */
export function sendDraft( chat: Chat ): void {
	const { connection } = chat;
	const { current } = chat.state.conversation;
	if ( connection ) {
		const { draft } = chat.state.composer;
		setDraft( chat, '' );
		connection.outbox.add( {
			conversationId: current && current.state !== 'closed' ? current.id : null,
			content: { kind: 'text', body: draft },
		} );
	}
}
