import type { Message } from '../../../../relay/protocol';
import type { State } from '../features';
import { isForVisitor } from './state';

/** Returns those messages of the other side that the visitor has not seen, as far as they are loaded. */
export function unreadMessages( { conversation: { current, log } }: State ): Message[] {
	const read = current?.readSeq.visitor ?? 0;
	return log.messages.filter( ( message ) => message.seq > read && isForVisitor( message ) );
}

/** Tells whether the visitor has the conversation before their eyes. */
export function isLooking( { window }: State ): boolean {
	return window.isOpen && document.visibilityState === 'visible';
}
