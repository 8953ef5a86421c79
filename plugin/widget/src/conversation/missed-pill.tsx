import { DOWN, Icon } from '../components/icon';
import { _n, sprintf } from '../i18n';
import './missed-pill.css';

export interface MissedPillProps {
	/** How many messages came below while the reader was further up. */
	missed: number;
	onClick(): void;
}

/** Leads to what came while one was reading further up. */
export function MissedPill( { missed, onClick }: MissedPillProps ) {
	return (
		<button type="button" class="pill" onClick={ onClick }>
			<Icon path={ DOWN } />
			{ missedText( missed ) }
		</button>
	);
}

function missedText( missed: number ): string {
	/* translators: %d: number of messages. */
	return sprintf( _n( '%d new message', '%d new messages', missed, 'veranda' ), missed );
}
