import type { Content } from '../content/content-type';
import { contentTypeOf } from '../content/content-types';
import { ChatError, forbidden } from '../errors';
import type { Participant } from '../participants';
import type { ConversationRow } from '../store/rows';
import { assertVisible } from './visibility';

/** Checks that a participant may add a message with this content to a conversation. */
export function assertMayWrite( participant: Participant, conversation: ConversationRow, content: Content ): void {
	assertVisible( participant, conversation );
	const { isInternal, mayFollowEnd } = contentTypeOf( content );
	if ( isInternal && ! participant.seesNotes ) {
		throw forbidden( 'Notes are for agents. Send a text instead.' );
	}
	if ( ! mayFollowEnd ) {
		assertActive( conversation );
	}
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
