import { __ } from '@wordpress/i18n';
import type { NoticeSentences } from '../../../../relay/client';
import type { NoticeDetails } from '../../../../relay/protocol';
import { sprintf } from '../../sprintf';
import { durationName } from './blocks/durations';

/** What an agent reads about a conversation. */
export const noticeSentences: NoticeSentences = {
	/* translators: %s: name of an agent. */
	agent_joined: ( name ) => sprintf( __( '%s joined the conversation.', 'veranda' ), name ),
	transferred: ( name, recipient ) =>
		recipient
			? sprintf(
					/* translators: 1: name of the agent who had the conversation or gave it away, 2: of the one who has it now. */
					__( '%1$s passed the conversation to %2$s.', 'veranda' ),
					name,
					recipient
				)
			: /* translators: %s: name of the agent who did it, not of the one who has the conversation now. */
				sprintf( __( '%s passed the conversation on.', 'veranda' ), name ),
	/* translators: %s: name of an agent. */
	returned_to_queue: ( name ) => sprintf( __( '%s put the conversation back in the queue.', 'veranda' ), name ),
	agent_absent: ( name ) =>
		/* translators: %s: name of an agent. */
		sprintf( __( '%s was away, so the conversation went back to the queue.', 'veranda' ), name ),
	closed_by_visitor: () => __( 'The visitor ended the conversation.', 'veranda' ),
	/* translators: %s: name of an agent. */
	closed_by_agent: ( name ) => sprintf( __( '%s ended the conversation.', 'veranda' ), name ),
	/* translators: %s: name of an agent. */
	reopened: ( name ) => sprintf( __( '%s reopened the conversation.', 'veranda' ), name ),
	reopened_by_visitor: () => __( 'Reopened by the visitor.', 'veranda' ),
	left_while_away: () => __( 'This message was left while the chat could not be reached.', 'veranda' ),
	hidden_field_filled: () =>
		__(
			'A field that people do not see was filled in. That may have been a program that sends unwanted messages, or a password manager.',
			'veranda'
		),
	/* translators: %s: name of an agent. */
	snoozed: ( name ) => sprintf( __( '%s snoozed the conversation.', 'veranda' ), name ),
	unsnoozed: ( name ) =>
		/* translators: %s: name of an agent. */
		sprintf( __( '%s ended the snooze.', 'veranda' ), name ),
	woken: () => __( 'The snooze is over.', 'veranda' ),
	/* translators: %s: name of an agent. */
	marked_spam: ( name ) => sprintf( __( '%s marked the conversation as spam.', 'veranda' ), name ),
	unmarked_spam: ( name ) =>
		/* translators: %s: name of an agent. */
		sprintf( __( '%s took the conversation out of spam.', 'veranda' ), name ),
	blocked: ( name, _recipient, details ) => blockedSentence( name, details ),
	/* translators: %s: name of an agent. */
	unblocked: ( name ) => sprintf( __( '%s unblocked the visitor.', 'veranda' ), name ),
	end_reason: ( name, _recipient, details ) =>
		sprintf(
			/* translators: 1: name of an agent, 2: what the agent wrote about why. */
			__( 'Why %1$s ended the conversation: %2$s', 'veranda' ),
			name,
			details?.reason ?? ''
		),
	taken_over: ( name, recipient ) =>
		sprintf(
			/* translators: 1: name of the agent who has the conversation now, 2: of the one who had it. */
			__( '%1$s took the conversation over from %2$s.', 'veranda' ),
			name,
			recipient || __( 'Somebody', 'veranda' )
		),
	unknown: () => __( 'Something about this conversation changed.', 'veranda' ),
	somebody: () => __( 'Somebody', 'veranda' ),
};

function blockedSentence( name: string, { minutes, reason }: NoticeDetails = {} ): string {
	const sentence =
		minutes === undefined
			? /* translators: %s: name of an agent. */
				sprintf( __( '%s blocked the visitor.', 'veranda' ), name )
			: sprintf(
					/* translators: 1: name of an agent, 2: a time such as "7 days". */
					__( '%1$s blocked the visitor for %2$s.', 'veranda' ),
					name,
					durationName( minutes )
				);
	/* translators: %s: what an agent wrote about why. */
	return reason ? `${ sentence } ${ sprintf( __( 'Reason: %s', 'veranda' ), reason ) }` : sentence;
}
