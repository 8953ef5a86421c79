import { ChatError, forbidden } from '../errors';
import type { Participant } from '../participants';
import type { ConversationRow } from '../store/rows';
import { assertVisible } from './visibility';

/** Checks that a participant may add a message of this kind to a conversation. */
export function assertMayWrite( participant: Participant, conversation: ConversationRow, kind: 'text' | 'note' ): void {
	assertVisible( participant, conversation );
	if ( kind === 'note' ) {
		if ( ! participant.seesNotes ) {
			throw forbidden( 'Notes are for agents. Send a text instead.' );
		}
		// What one remembers of a conversation may be written down after its end.
		return;
	}
	assertActive( conversation );
}

/** Checks that a conversation has not ended. */
export function assertActive( conversation: ConversationRow ): void {
	if ( conversation.state === 'closed' ) {
		throw new ChatError(
			'conversation_closed',
			'This conversation has ended. Start a new one, or have an agent reopen it.'
		);
	}
}
