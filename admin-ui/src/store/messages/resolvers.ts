import type { Thunk } from '../types';

/** Reads the newest messages of a conversation when somebody first looks at it. */
export function getLog( conversationId: string ): Thunk {
	return ( { dispatch } ) => dispatch.loadLog( conversationId );
}
