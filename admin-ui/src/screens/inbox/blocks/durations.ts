import { _n } from '@wordpress/i18n';
import { sprintf } from '../../../sprintf';

const HOUR = 60;
const DAY = 24 * HOUR;

/** For how long visitors are blocked, in minutes, as agents choose; besides, for good. */
export const DURATIONS: readonly number[] = [ HOUR, DAY, 7 * DAY ];

/** Names a time, in the largest unit of which it is a whole number. */
export function durationName( minutes: number ): string {
	if ( minutes % DAY === 0 ) {
		const days = minutes / DAY;
		/* translators: %d: number of days. */
		return sprintf( _n( '%d day', '%d days', days, 'veranda' ), days );
	}
	if ( minutes % HOUR === 0 ) {
		const hours = minutes / HOUR;
		/* translators: %d: number of hours. */
		return sprintf( _n( '%d hour', '%d hours', hours, 'veranda' ), hours );
	}
	/* translators: %d: number of minutes. */
	return sprintf( _n( '%d minute', '%d minutes', minutes, 'veranda' ), minutes );
}
