import { __, sprintf } from '@wordpress/i18n';
import type { Message, SystemNotice } from '../../relay/protocol';

/** Returns the sentence for a system message, which carries a code and the person's name. */
export function noticeSentence( message: Message ): string {
	const name = message.author.name || __( 'Somebody', 'veranda' );

	switch ( message.body as SystemNotice ) {
		case 'agent_joined':
			return sprintf(
				/* translators: %s: name of an agent. */
				__( '%s joined the conversation.', 'veranda' ),
				name
			);
		case 'transferred':
			return sprintf(
				/* translators: %s: name of an agent. */
				__( 'The conversation was passed to %s.', 'veranda' ),
				name
			);
		case 'returned_to_queue':
			return sprintf(
				/* translators: %s: name of an agent. */
				__( '%s put the conversation back in the queue.', 'veranda' ),
				name
			);
		case 'closed_by_visitor':
			return __( 'The visitor ended the conversation.', 'veranda' );
		case 'closed_by_agent':
			return sprintf(
				/* translators: %s: name of an agent. */
				__( '%s ended the conversation.', 'veranda' ),
				name
			);
		case 'reopened':
			return sprintf(
				/* translators: %s: name of a person. */
				__( '%s reopened the conversation.', 'veranda' ),
				name
			);
		case 'left_while_away':
			return __( 'This message was left while nobody was available.', 'veranda' );
		default:
			// A newer relay may know a notice that this page does not.
			return __( 'Something about this conversation changed.', 'veranda' );
	}
}
