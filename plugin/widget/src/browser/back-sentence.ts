import { __, sprintf } from '../i18n';
import { formatDate, formatTime, formatWeekday, localeHere } from './format';

const DAY_MS = 86_400_000;

/** Says when somebody is back, on the visitor's own clock. Takes the relay's ISO 8601. */
export function backSentence( backAt: string, now = new Date(), locale = localeHere() ): string {
	const at = new Date( backAt );
	const time = formatTime( at, locale );
	if ( at.toDateString() === now.toDateString() ) {
		/* translators: %s: a time of day. */
		return sprintf( __( 'Back at %s', 'veranda' ), time );
	}
	const day = +at - +now < 6 * DAY_MS ? formatWeekday( at, locale ) : formatDate( at, now, locale );
	/* translators: 1: a weekday or a date. 2: a time of day. */
	return sprintf( __( 'Back on %1$s at %2$s', 'veranda' ), day, time );
}
