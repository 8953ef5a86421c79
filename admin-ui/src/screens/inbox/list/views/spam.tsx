import { __ } from '@wordpress/i18n';
import { EmptyState } from '../../../../components/empty-state';
import { check } from '../../../../icons';
import { byActivity } from '../../../../store/lists/view';
import type { InboxView } from './view';

/** Conversations that agents have made spam. */
export const spam: InboxView = {
	name: 'spam',
	label: () => __( 'Spam', 'veranda' ),
	key: 'x',
	keyLabel: () => __( 'Show spam', 'veranda' ),
	query: { state: 'closed', spam: 'true' },
	holds: ( { isSpam } ) => isSpam,
	compare: byActivity,
	count: null,
	isInMenu: true,
	Empty: () => (
		<EmptyState icon={ check } title={ __( 'There is no spam', 'veranda' ) }>
			<p>{ __( 'Mark a conversation as spam from its menu. It ends, and is kept here.', 'veranda' ) }</p>
		</EmptyState>
	),
};
