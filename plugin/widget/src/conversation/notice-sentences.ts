import type { NoticeSentences } from '../../../../relay/client';
import type { VisitorNotice } from '../../../../relay/protocol';
import { __, sprintf } from '../i18n';
import { joinedSentence } from './joined-sentence';

/** What a visitor reads about their conversation. */
export const noticeSentences: NoticeSentences< VisitorNotice > = {
	agent_joined: joinedSentence,
	transferred: ( name, recipient ) =>
		recipient
			? /* translators: 1: an agent's name. 2: the name of the agent who has the chat now. */
				sprintf( __( '%1$s has passed the chat to %2$s.', 'veranda' ), name, recipient )
			: /* translators: %s: an agent's name, not that of the one who has the chat now. */
				sprintf( __( '%s has passed the chat on.', 'veranda' ), name ),
	returned_to_queue: () => __( 'You are in the queue again. Somebody will be with you soon.', 'veranda' ),
	agent_absent: ( name ) =>
		/* translators: %s: an agent's name. */
		sprintf( __( '%s is no longer here. You keep your place in the queue.', 'veranda' ), name ),
	closed_by_visitor: () => __( 'You have ended the chat.', 'veranda' ),
	/* translators: %s: an agent's name. */
	closed_by_agent: ( name ) => sprintf( __( '%s has ended the chat.', 'veranda' ), name ),
	/* translators: %s: an agent's name. */
	reopened: ( name ) => sprintf( __( '%s has opened the chat again.', 'veranda' ), name ),
	reopened_by_visitor: () => __( 'You continued this chat.', 'veranda' ),
	unknown: () => __( 'The chat has changed.', 'veranda' ),
	somebody: () => __( 'Somebody', 'veranda' ),
};
