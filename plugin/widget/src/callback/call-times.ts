import { openingState, type OpeningHours } from '../../../../relay/protocol/opening-hours';
import type { WidgetConfig } from '../config';

const HOUR_MS = 3_600_000;
const DAYS = 7;
/** On the visitor's own clock, where the owner keeps no hours. */
const FIRST_HOUR = 9;
const LAST_HOUR = 17;

/** Returns the full hours of the next days at which somebody can call: by the hours that the page carries. */
export function callTimes( config: WidgetConfig, now: number ): Date[] {
	const isPossible = possible( config );
	const first = Math.floor( now / HOUR_MS ) + 1;
	return Array.from( { length: DAYS * 24 }, ( _, hour ) => new Date( ( first + hour ) * HOUR_MS ) ).filter(
		isPossible
	);
}

function possible( { hasOpeningHours, openingHours }: WidgetConfig ): ( at: Date ) => boolean {
	const isDaytime = ( at: Date ) => at.getHours() >= FIRST_HOUR && at.getHours() < LAST_HOUR;
	if ( ! hasOpeningHours || ! openingHours ) {
		return isDaytime;
	}
	try {
		const hours = JSON.parse( openingHours ) as OpeningHours;
		// Throws here, once, for a time zone that this browser does not know; then the relay decides.
		openingState( hours, 0 );
		return ( at ) => openingState( hours, +at ).isOpen;
	} catch {
		return isDaytime;
	}
}
