import { isForVisitor } from '../conversation/state';
import type { State } from '../features';

/** Tells whether the relay mails the chat: to an address that it knows, once somebody of the site has answered. */
export function mayBeMailed( { session, conversation: { log } }: State ): boolean {
	return !! session.visitor?.email && log.messages.some( isForVisitor );
}
