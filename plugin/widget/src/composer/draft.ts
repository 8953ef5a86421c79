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
	chat.set( 'composer', { draft, held: '' } );
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

/** Sends a text as soon as may be. Until it is known who is here it stays in the field, unless there is something else. */
export function send( chat: Chat, body: string ): void {
	const { connection } = chat;
	const { current } = chat.state.conversation;
	const { draft } = chat.state.composer;
	if ( connection ) {
		if ( draft === body ) {
			setDraft( chat, '' );
		}
		connection.outbox.add( {
			conversationId: current && current.state !== 'closed' ? current.id : null,
			content: { kind: 'text', body },
		} );
	} else {
		setDraft( chat, draft || body );
		chat.set( 'composer', { held: body } );
	}
}

/** Sends what was written. */
export function sendDraft( chat: Chat ): void {
	send( chat, chat.state.composer.draft );
}
