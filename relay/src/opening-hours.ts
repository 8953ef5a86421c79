import { openingHours } from '../protocol';
import type { HoursException, OpeningHours } from '../protocol/opening-hours';
import type { RelaySettings } from './relay-settings';

/** Reads hours as they are stored; null when there are none, or none that are understood. */
export function readOpeningHours( text: string | null ): OpeningHours | null {
	try {
		return openingHours.safeParse( JSON.parse( text ?? '' ) ).data ?? null;
	} catch {
		// No JSON: nothing has been set yet.
		return null;
	}
}

/** When a site is open. */
export interface SiteHours {
	/** Null: always. */
	readonly hours: OpeningHours | null;
	/** Of days that are named without hours. */
	readonly timezone: string;
}

/** Returns when a site is open, by its settings. */
export function siteHours(
	settings: Pick< RelaySettings, 'hasOpeningHours' | 'openingHours' | 'timezone' >
): SiteHours {
	const stored = readOpeningHours( settings.openingHours );
	return { hours: settings.hasOpeningHours ? stored : null, timezone: stored?.timezone ?? settings.timezone };
}

/**
 * Returns when a department is open: in its own hours, or in those of the site. The day on which it is closed comes first,
 * its own exceptions next, and those of the site hold for every department. Null: always.
 */
export function departmentHours(
	department: { readonly openingHours: string | null; readonly closedOn: string | null },
	site: SiteHours
): OpeningHours | null {
	const own = readOpeningHours( department.openingHours );
	const closed = department.closedOn === null ? [] : [ closedAllDay( department.closedOn ) ];
	const hours = own ?? site.hours;
	if ( hours === null ) {
		return closed.length === 0 ? null : { timezone: site.timezone, week: ALWAYS, exceptions: closed };
	}
	return {
		timezone: hours.timezone,
		week: hours.week,
		exceptions: [ ...closed, ...( own?.exceptions ?? [] ), ...( site.hours?.exceptions ?? [] ) ],
	};
}

const ALWAYS: OpeningHours[ 'week' ] = Array.from( { length: 7 }, () => [ [ '00:00', '24:00' ] ] );

const closedAllDay = ( day: string ): HoursException => ( { from: day, to: day, name: '', spans: [] } );
