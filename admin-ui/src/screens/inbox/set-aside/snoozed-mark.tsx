import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { sprintf } from '../../../sprintf';
import { formatDateTime } from '../../../time';

/** Says until when a conversation is snoozed; nothing of others. */
export function SnoozedMark( { conversation }: { conversation: Pick< Conversation, 'snoozedUntil' > } ) {
	return (
		conversation.snoozedUntil && (
			<span className="veranda-snoozed-mark">
				{ sprintf(
					/* translators: %s: a date and time. */
					__( 'Snoozed until %s', 'veranda' ),
					formatDateTime( conversation.snoozedUntil )
				) }
			</span>
		)
	);
}
