import { __ } from '@wordpress/i18n';
import { EmptyState } from '../../../../components/empty-state';
import { inbox } from '../../../../icons';
import { byActivity } from '../../../../store/lists/view';
import type { InboxView } from './view';

/** All open conversations. */
export const open: InboxView = {
	name: 'open',
	label: () => __( 'Open', 'veranda' ),
	key: 'o',
	keyLabel: () => __( 'Show all open conversations', 'veranda' ),
	query: { state: 'open' },
	holds: ( { state, snoozedUntil } ) => state === 'open' && snoozedUntil === null,
	compare: byActivity,
	count: 'open',
	Empty: () => (
		<EmptyState icon={ inbox } title={ __( 'No conversation is open', 'veranda' ) }>
			<p>{ __( 'Here you see what everybody is talking about.', 'veranda' ) }</p>
		</EmptyState>
	),
};
