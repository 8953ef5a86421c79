import type { InboxState } from '../types';
import type { CannedResponsesState } from './reducer';

/** Returns the canned responses that the agent may use. The first call starts loading them. */
export function getCannedResponses( { cannedResponses }: InboxState ): CannedResponsesState {
	return cannedResponses;
}

/** Tells whether somebody has asked for them. */
export function areCannedResponsesNeeded( { cannedResponses }: InboxState ): boolean {
	return cannedResponses.status !== 'idle';
}
