import { openingState, type OpeningHours } from '../../../../relay/protocol/opening-hours';
import { backSentence } from '../browser/back-sentence';
import type { WidgetConfig } from '../config';

/** Says when somebody is back, by the hours that the page carries; null while it is open, or when that is not known. */
export function closedSentence( { hasOpeningHours, openingHours }: WidgetConfig, now = new Date() ): string | null {
	if ( ! hasOpeningHours || ! openingHours ) {
		return null;
	}
	try {
		const { opensAt } = openingState( JSON.parse( openingHours ) as OpeningHours, +now );
		return opensAt === null ? null : backSentence( new Date( opensAt ).toISOString(), now );
	} catch {
		// A time zone that this browser does not know.
		return null;
	}
}
