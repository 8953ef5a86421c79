import { __ } from '@wordpress/i18n';
import type { Block } from '../../../../../relay/protocol';
import { sprintf } from '../../../sprintf';
import { formatDateTime } from '../../../time';

/** Says since when and until when somebody is blocked, by whom, and why. */
export function BlockFacts( { block: { address, blockedBy, createdAt, reason, until } }: { block: Block } ) {
	const name = blockedBy.name || __( 'Somebody', 'veranda' );
	return (
		<div className="veranda-block-facts">
			<p>
				{ until === null
					? sprintf(
							/* translators: 1: name of an agent, 2: a date and time. */
							__( 'Blocked by %1$s on %2$s, with no end.', 'veranda' ),
							name,
							formatDateTime( createdAt )
						)
					: sprintf(
							/* translators: 1: name of an agent, 2: a date and time. */
							__( 'Blocked by %1$s until %2$s.', 'veranda' ),
							name,
							formatDateTime( until )
						) }
			</p>
			{ address !== 'none' && (
				<p>
					{ address === 'blocked'
						? __( 'Their network address is blocked, too.', 'veranda' )
						: __( 'Their network address is blocked as soon as they try to write.', 'veranda' ) }
				</p>
			) }
			{ reason !== '' && (
				<p>
					{
						/* translators: %s: what an agent wrote about why. */
						sprintf( __( 'Reason: %s', 'veranda' ), reason )
					}
				</p>
			) }
		</div>
	);
}
