import { __ } from '@wordpress/i18n';
import { EmptyState } from '../../../../components/empty-state';
import { scheduled } from '../../../../icons';
import { bySnooze } from '../../../../store/lists/view';
import type { InboxView } from './view';

/** Conversations in which nothing is to be done before a certain time. */
export const snoozed: InboxView = {
	name: 'snoozed',
	label: () => __( 'Snoozed', 'veranda' ),
	key: 's',
	keyLabel: () => __( 'Show snoozed conversations', 'veranda' ),
	query: { snoozed: 'true' },
	holds: ( { snoozedUntil } ) => snoozedUntil !== null,
	compare: bySnooze,
	count: null,
	isInMenu: true,
	Empty: () => (
		<EmptyState icon={ scheduled } title={ __( 'Nothing is snoozed', 'veranda' ) }>
			<p>{ __( 'Snooze a conversation from its menu, and it is back when you want it.', 'veranda' ) }</p>
		</EmptyState>
	),
};
