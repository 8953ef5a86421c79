import { _x } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { formatDateTime } from '../../../time';

interface Props {
	conversation: Pick< Conversation, 'leftAt' | 'visitor' >;
}

/** Says that a visitor has left the queue, and where they can be reached, if that is known. */
export function LeftMark( { conversation: { leftAt, visitor } }: Props ) {
	return (
		<span className="veranda-left-mark" title={ leftAt === null ? undefined : formatDateTime( leftAt ) }>
			{ _x( 'Left', 'a visitor who has gone', 'veranda' ) }
			{ visitor.email !== null && <bdi>{ visitor.email }</bdi> }
		</span>
	);
}
