import { __ } from '@wordpress/i18n';
import { EmptyState } from '../../../components/empty-state';
import { people } from '../../../icons';

/** Nobody has entered anything yet. */
export function EmptyLeads() {
	return (
		<EmptyState icon={ people } title={ __( 'No leads yet', 'veranda' ) }>
			<p>
				{ __(
					'Whoever leaves an email address, or answers the form before the chat, is here at once.',
					'veranda'
				) }
			</p>
		</EmptyState>
	);
}
