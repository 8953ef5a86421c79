import { isStuck } from '../connection/state';
import type { State } from '../features';
import { visibleEntries } from './state';

/** What is said under the last own message. */
export type Receipt = 'sending' | 'waiting' | 'sent' | 'read' | null;

/** Returns how far the visitor's last message has come; failed ones say so themselves. */
export function receiptOf( state: State ): Receipt {
	const last = visibleEntries( state )
		.filter( ( { message } ) => ! message || ( message.author.type === 'visitor' && message.kind === 'text' ) )
		.pop();
	if ( ! last || last.pending?.state === 'failed' ) {
		return null;
	}
	if ( last.pending ) {
		return isStuck( state.connection, last.pending ) ? 'waiting' : 'sending';
	}
	return last.message.seq <= ( state.conversation.current?.readSeq.agent ?? 0 ) ? 'read' : 'sent';
}
