import { Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { VisitorEdit } from '../../../../../../relay/protocol';
import { pencil } from '../../../../icons';
import { sprintf } from '../../../../sprintf';
import { formatDate, formatDateTime } from '../../../../time';

/** Says who has set a value, and when. */
export function EditedBy( { edit }: { edit: VisitorEdit } ) {
	return (
		<span className="veranda-fact-mark" title={ formatDateTime( edit.at ) }>
			<Icon icon={ pencil } size={ 16 } />
			{ edit.agent
				? sprintf(
						/* translators: 1: name of an agent, 2: a date such as "3 May". */
						__( 'Changed by %1$s, %2$s', 'veranda' ),
						edit.agent.name,
						formatDate( edit.at )
					)
				: sprintf(
						/* translators: %s: a date such as "3 May". */
						__( 'Changed by the team, %s', 'veranda' ),
						formatDate( edit.at )
					) }
		</span>
	);
}
