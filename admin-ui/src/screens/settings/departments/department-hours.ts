import type { DepartmentDetails } from '../../../../../relay/protocol';
import { dateIn } from '../../../../../relay/protocol/opening-hours';
import type { OpeningHours } from '../../../../../relay/protocol/opening-hours';
import { firstHours } from '../opening-hours/hours';

/** Returns today's date where a department is: `closedOn` is meant in the time zone of its hours, or of the site's. */
export function todayOf( { openingHours }: DepartmentDetails, siteHours: OpeningHours | null, now: number ): string {
	return dateIn( openingHours?.timezone ?? siteHours?.timezone ?? 'UTC', now );
}

/** Returns the hours that a department begins with when it gets its own: those of the site, without its holidays, which hold anyway. */
export function hoursToBeginWith( siteHours: OpeningHours | null ): OpeningHours {
	return { ...( siteHours ?? firstHours() ), exceptions: [] };
}
