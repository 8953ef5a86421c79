import { __ } from '@wordpress/i18n';
import type { PlacementChoices } from './placement-api';

/** Returns who rules can be about, by key. */
export function people( { roles }: PlacementChoices ): Record< string, string > {
	return { guest: __( 'Visitors who are not logged in', 'veranda' ), ...roles };
}

/** Returns on what rules can be about, by key. */
export function devices(): Record< string, string > {
	return {
		phone: __( 'Phones', 'veranda' ),
		tablet: __( 'Tablets', 'veranda' ),
		computer: __( 'Computers', 'veranda' ),
	};
}
