import { __ } from '@wordpress/i18n';
import { EmptyState } from '../../../../components/empty-state';
import { envelope } from '../../../../icons';
import { byWaiting } from '../../../../store/lists/view';
import type { InboxView } from './view';

/** What visitors left to be answered by mail or by a call, whether somebody has taken it or not. */
export const messages: InboxView = {
	name: 'messages',
	label: () => __( 'Messages and callbacks', 'veranda' ),
	key: 'b',
	keyLabel: () => __( 'Show left messages and callbacks', 'veranda' ),
	// All that has not ended is loaded anyway.
	query: {},
	holds: ( { state, kind, snoozedUntil } ) => state !== 'closed' && kind !== 'chat' && snoozedUntil === null,
	compare: byWaiting,
	count: 'known',
	isInMenu: true,
	Empty: () => (
		<EmptyState icon={ envelope } title={ __( 'Nobody has left a message', 'veranda' ) }>
			<p>{ __( 'Visitors leave one, or ask to be called, when nobody is there to chat.', 'veranda' ) }</p>
		</EmptyState>
	),
};
