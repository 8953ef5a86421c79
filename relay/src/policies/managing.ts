import { forbidden } from '../errors';
import type { Participant } from '../participants';

/** Checks that a participant may change what all agents share. */
export function assertMayManage( participant: Participant ): void {
	if ( ! participant.mayManage ) {
		throw forbidden( 'Only who manages the chat may change this. Ask somebody who may change its settings.' );
	}
}
