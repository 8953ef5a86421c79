import { __, _n, sprintf } from '../i18n';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_HOURS = 24;

/** Says how long an answer usually takes; null while there are too few to tell. */
export function usualReplySentence( usualReplyMs: number | null ): string | null {
	if ( usualReplyMs === null ) {
		return null;
	}
	const minutes = Math.round( usualReplyMs / MINUTE_MS ) || 1;
	if ( minutes < HOUR_MINUTES ) {
		/* translators: %d: number of minutes. */
		const text = _n( 'Usually replies in %d minute', 'Usually replies in %d minutes', minutes, 'veranda' );
		return sprintf( text, minutes );
	}
	const hours = Math.round( minutes / HOUR_MINUTES );
	if ( hours < DAY_HOURS ) {
		/* translators: %d: number of hours. */
		return sprintf( _n( 'Usually replies in %d hour', 'Usually replies in %d hours', hours, 'veranda' ), hours );
	}
	return __( 'Usually replies within a few days', 'veranda' );
}
