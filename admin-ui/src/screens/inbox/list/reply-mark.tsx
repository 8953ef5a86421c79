import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';

interface Props {
	conversation: Pick< Conversation, 'state' | 'needsReply' | 'lastMessage' >;
}

/** Says of an open conversation whose turn it is; nothing of those that wait or have ended. */
export function ReplyMark( { conversation: { state, needsReply, lastMessage } }: Props ) {
	if ( state !== 'open' || lastMessage === null ) {
		return null;
	}
	return needsReply ? (
		<span className="veranda-reply-mark is-needed">{ __( 'Needs reply', 'veranda' ) }</span>
	) : (
		<span className="veranda-reply-mark">{ __( 'Answered', 'veranda' ) }</span>
	);
}
