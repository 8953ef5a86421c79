import type { NoticeSentences } from '../../../../relay/client';
import type { VisitorNotice } from '../../../../relay/protocol';
import { __, sprintf } from '../i18n';
import { joinedSentence } from './joined-sentence';

const inQueueAgain = () => __( 'You are in the queue again. Somebody will be with you soon.', 'veranda' );

/** What a visitor reads about their conversation. */
export const noticeSentences: NoticeSentences< VisitorNotice > = {
	agent_joined: joinedSentence,
	/* translators: %s: the agent who had the chat until now. */
	transferred: ( name ) => sprintf( __( '%s has passed the chat on.', 'veranda' ), name ),
	returned_to_queue: inQueueAgain,
	agent_absent: inQueueAgain,
	closed_by_visitor: () => __( 'You have ended the chat.', 'veranda' ),
	/* translators: %s: an agent's name. */
	closed_by_agent: ( name ) => sprintf( __( '%s has ended the chat.', 'veranda' ), name ),
	/* translators: %s: an agent's name. */
	reopened: ( name ) => sprintf( __( '%s has opened the chat again.', 'veranda' ), name ),
	unknown: () => __( 'The chat has changed.', 'veranda' ),
	somebody: () => __( 'Somebody', 'veranda' ),
};
