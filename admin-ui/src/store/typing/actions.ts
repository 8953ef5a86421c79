import type { Thunk } from '../types';
import type { Typing } from './reducer';

/** Typing is told this often at most; the relay lets it go out after 6 s. */
const TYPING_EVERY_MS = 3_000;

export const typingStarted = ( conversationId: string, typing: Typing ) =>
	( { type: 'TYPING_STARTED', conversationId, typing } ) as const;
export const typingStopped = ( conversationId: string, authorId: string ) =>
	( { type: 'TYPING_STOPPED', conversationId, authorId } ) as const;
export const typingTold = ( conversationId: string, at: number ) =>
	( { type: 'TYPING_TOLD', conversationId, at } ) as const;

/** Shows the visitor that an agent is writing. */
export function tellTyping( conversationId: string ): Thunk {
	return async ( { dispatch, select, session } ) => {
		const now = session.clock.now();
		if ( now - select.typingToldAt( conversationId ) < TYPING_EVERY_MS ) {
			return;
		}
		dispatch.typingTold( conversationId, now );
		await session.client
			.sendTyping( conversationId )
			// Nobody misses three dots.
			.catch( () => undefined );
	};
}
