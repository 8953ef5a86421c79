import type { DepartmentDetails } from '../../../../../relay/protocol';
import { dateIn } from '../../../../../relay/protocol/opening-hours';
import type { OpeningHours } from '../../../../../relay/protocol/opening-hours';
import { firstHours } from '../opening-hours/hours';

/** Returns today's date where a department is: `closedOn` is meant in the time zone of its hours, or in that of the site. */
export function todayOf( { openingHours }: DepartmentDetails, siteTimezone: string, now: number ): string {
	return dateIn( openingHours?.timezone ?? siteTimezone, now );
}

/** Returns the hours that a department begins with when it gets its own: those of the site, without its holidays, which hold anyway. */
export function hoursToBeginWith( siteHours: OpeningHours | null ): OpeningHours {
	return { ...( siteHours ?? firstHours() ), exceptions: [] };
}
