import { __ } from '@wordpress/i18n';
import { EmptyState } from '../../../../components/empty-state';
import { inbox } from '../../../../icons';
import { byActivity } from '../../../../store/lists/view';
import type { InboxView } from './view';

/** Ended conversations. */
export const closed: InboxView = {
	name: 'closed',
	label: () => __( 'Closed', 'veranda' ),
	key: 'c',
	keyLabel: () => __( 'Show ended conversations', 'veranda' ),
	query: { state: 'closed' },
	holds: ( { state, isSpam } ) => state === 'closed' && ! isSpam,
	compare: byActivity,
	count: null,
	Empty: () => (
		<EmptyState icon={ inbox } title={ __( 'No conversation has ended yet', 'veranda' ) }>
			<p>{ __( 'Ended conversations stay here to be read again.', 'veranda' ) }</p>
		</EmptyState>
	),
};
