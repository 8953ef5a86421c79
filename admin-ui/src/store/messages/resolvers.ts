import type { Thunk } from '../types';

/** Loads the newest messages of a conversation when it is first shown. */
export function getLog( conversationId: string ): Thunk {
	return ( { dispatch } ) => dispatch.loadLog( conversationId );
}
