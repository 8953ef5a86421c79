import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { sprintf } from '../../../sprintf';
import { formatDuration } from '../../../time';

interface Props {
	conversation: Pick< Conversation, 'state' | 'assignee' | 'rating' | 'openedAt' | 'closedAt' | 'createdAt' >;
}

/** Says of a conversation that has ended who had it, how it was rated, and how long it took. */
export function EndedFacts( { conversation }: Props ) {
	const { state, assignee, rating, openedAt, closedAt, createdAt } = conversation;
	if ( state !== 'closed' ) {
		return null;
	}
	return (
		<>
			{ assignee && <bdi className="veranda-list-item-assignee">{ assignee.name }</bdi> }
			{ rating && (
				<span className="veranda-rating-mark">
					<span aria-hidden="true">{ `★ ${ rating.score }` }</span>
					<span className="screen-reader-text">
						{ sprintf(
							/* translators: %d: a number from 1 to 5. */
							__( 'Rated %d of 5', 'veranda' ),
							rating.score
						) }
					</span>
				</span>
			) }
			{ closedAt !== null && openedAt !== null && (
				<span title={ __( 'How long it took', 'veranda' ) }>
					{ formatDuration(
						Date.parse( closedAt ) - Date.parse( openedAt > closedAt ? createdAt : openedAt )
					) }
				</span>
			) }
			{ openedAt === null && <span>{ __( 'Not answered', 'veranda' ) }</span> }
		</>
	);
}
