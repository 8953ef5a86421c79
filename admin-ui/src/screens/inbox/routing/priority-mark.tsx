import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { priorityName } from '../../../priority-name';
import { sprintf } from '../../../sprintf';

/** Says that a conversation is more urgent than others; nothing of those that are not. */
export function PriorityMark( { conversation: { priority } }: { conversation: Pick< Conversation, 'priority' > } ) {
	return priority === 'high' || priority === 'urgent' ? (
		<span
			className={ `veranda-priority-mark is-${ priority }` }
			/* translators: %s: Low, Normal, High or Urgent. */
			title={ sprintf( __( 'Priority: %s.', 'veranda' ), priorityName( priority ) ) }
		>
			{ priorityName( priority ) }
		</span>
	) : null;
}
