import { __ } from '@wordpress/i18n';

const HOUR = 3_600_000;
/** When a day of work begins. */
const MORNING = 9;

export interface SnoozeTime {
	label: string;
	at: Date;
}

/** Returns the times that are offered, on this computer's clock. */
export function snoozeTimes( now: Date ): SnoozeTime[] {
	const morningIn = ( days: number ) => new Date( now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING );
	// 0 is Sunday.
	const untilMonday = ( 8 - now.getDay() ) % 7 || 7;
	return [
		{ label: __( 'For one hour', 'veranda' ), at: new Date( now.getTime() + HOUR ) },
		{ label: __( 'For three hours', 'veranda' ), at: new Date( now.getTime() + 3 * HOUR ) },
		{ label: __( 'Until tomorrow morning', 'veranda' ), at: morningIn( 1 ) },
		...( untilMonday > 1
			? [ { label: __( 'Until Monday morning', 'veranda' ), at: morningIn( untilMonday ) } ]
			: [] ),
	];
}
