import { _x } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { formatDateTime } from '../../../time';

interface Props {
	conversation: Pick< Conversation, 'leftAt' | 'visitor' >;
}

/** Says that a visitor has left the queue. */
export function LeftMark( { conversation: { leftAt } }: Props ) {
	return leftAt === null ? null : (
		<span className="veranda-left-mark" title={ formatDateTime( leftAt ) }>
			{ _x( 'Left', 'a visitor who has gone', 'veranda' ) }
		</span>
	);
}

/** Says where a visitor who has left the queue can be reached, if that is known. */
export function LeftAddress( { conversation: { leftAt, visitor } }: Props ) {
	return leftAt === null || visitor.email === null ? null : (
		<bdi className="veranda-left-address" title={ visitor.email }>
			{ visitor.email }
		</bdi>
	);
}
