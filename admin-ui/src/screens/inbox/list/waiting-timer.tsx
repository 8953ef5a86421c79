import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { formatWaiting, waitingLevel } from '../../../time';
import { useNow } from '../../../use-now';

interface Props {
	since: string;
}

/** Shows how long somebody has been waiting, with increasing urgency. */
export function WaitingTimer( { since }: Props ) {
	const now = useNow( 1_000 );
	const target = useSelect( ( select ) => select( store ).getWaitTargetSeconds(), [] );
	const waiting = formatWaiting( since, now );

	return (
		<span className={ `veranda-waiting is-${ waitingLevel( since, now, target ) }` }>
			<span aria-hidden="true">{ waiting }</span>
			<span className="screen-reader-text">
				{ sprintf(
					/* translators: %s: a time, for example 2:05. */
					__( 'Waiting for %s', 'veranda' ),
					waiting
				) }
			</span>
		</span>
	);
}
