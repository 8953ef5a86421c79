import { __ } from '@wordpress/i18n';
import { sprintf } from '../../../sprintf';
import { formatDateTime } from '../../../time';
import { useBlockOf } from './use-block-of';

/** Says that a visitor is blocked, and until when; nothing of others. */
export function BlockedMark( { visitorId }: { visitorId: string } ) {
	const block = useBlockOf( visitorId );

	return (
		block && (
			<span className="veranda-blocked-mark">
				{ block.until === null
					? __( 'Blocked', 'veranda' )
					: /* translators: %s: a date and time. */
						sprintf( __( 'Blocked until %s', 'veranda' ), formatDateTime( block.until ) ) }
			</span>
		)
	);
}
