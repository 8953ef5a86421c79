import { Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { lockOutline } from '../../../icons';

interface Props {
	conversation: Pick< Conversation, 'lastMessage' | 'visitor' >;
	draft: string;
}

/**
 * The draft, or else what somebody last wrote, in one line. The text has no element of its own, so that it decides the
 * line's direction.
 */
export function LastLine( { conversation: { lastMessage, visitor }, draft }: Props ) {
	if ( draft !== '' ) {
		return <>{ draft }</>;
	}
	if ( ! lastMessage ) {
		return <>{ __( 'No messages yet', 'veranda' ) }</>;
	}
	return (
		<>
			{ lastMessage.kind === 'note' && <Icon icon={ lockOutline } size={ 14 } /> }
			{ lastMessage.author.id !== visitor.id && (
				<>
					<bdi>{ lastMessage.author.name }</bdi>
					{ ': ' }
				</>
			) }
			{ lastMessage.body }
		</>
	);
}
