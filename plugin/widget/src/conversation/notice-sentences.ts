import type { NoticeSentences } from '../../../../relay/client';
import type { VisitorNotice } from '../../../../relay/protocol';
import { __, sprintf } from '../i18n';
import { joinedSentence } from './joined-sentence';

/** What a visitor reads about their conversation. */
export const noticeSentences: NoticeSentences< VisitorNotice > = {
	agent_joined: joinedSentence,
	/* translators: %s: the agent who had the chat until now. */
	transferred: ( name ) => sprintf( __( '%s has passed the chat on.', 'veranda' ), name ),
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
