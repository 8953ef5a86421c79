import { __ } from '@wordpress/i18n';
import { EmptyState } from '../../../../components/empty-state';
import { inbox } from '../../../../icons';
import { byActivity } from '../../../../store/lists/view';
import type { InboxView } from './view';

/** This agent's open conversations. */
export const mine: InboxView = {
	name: 'mine',
	label: () => __( 'Mine', 'veranda' ),
	key: 'm',
	keyLabel: () => __( 'Show your conversations', 'veranda' ),
	query: { state: 'open', assignee: 'me' },
	holds: ( { state, assignee, snoozedUntil }, agentId ) =>
		state === 'open' && assignee?.id === agentId && snoozedUntil === null,
	compare: byActivity,
	count: 'mine',
	Empty: () => (
		<EmptyState icon={ inbox } title={ __( 'You have no open conversations', 'veranda' ) }>
			<p>{ __( 'Accept one from the queue, or a colleague may pass you one.', 'veranda' ) }</p>
		</EmptyState>
	),
};
