import { __ } from '@wordpress/i18n';
import { EmptyState } from '../../../../components/empty-state';
import { check } from '../../../../icons';
import { byReplyWait } from '../../../../store/lists/view';
import type { InboxView } from './view';

/** This agent's open conversations in which the visitor wrote last. */
export const needsReply: InboxView = {
	name: 'reply',
	label: () => __( 'Needs my reply', 'veranda' ),
	key: 'r',
	keyLabel: () => __( 'Show what needs your reply', 'veranda' ),
	query: { state: 'open', assignee: 'me' },
	holds: ( { state, assignee, snoozedUntil, needsReply: isAsked }, agentId ) =>
		state === 'open' && assignee?.id === agentId && snoozedUntil === null && isAsked,
	compare: byReplyWait,
	count: 'known',
	isInMenu: true,
	Empty: () => (
		<EmptyState icon={ check } title={ __( 'You have answered everybody', 'veranda' ) }>
			<p>{ __( 'Conversations come here when their visitor writes again.', 'veranda' ) }</p>
		</EmptyState>
	),
};
