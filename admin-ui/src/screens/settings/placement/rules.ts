import { __ } from '@wordpress/i18n';

/** When a rule holds: always, within the opening hours, or outside of them. */
export type RuleHours = '' | 'open' | 'closed';

/** Says that the chat shows, or does not, where all conditions hold; an empty one is none. As plugin/includes/Placement/Rule.php reads it. */
export interface Rule {
	show: boolean;
	address: string;
	pages: number[];
	postTypes: string[];
	roles: string[];
	devices: string[];
	hours: RuleHours;
}

/** As many as WordPress takes. */
export const MOST_RULES = 30;

export const ADDRESS_CHARACTERS = 200;

/** Returns a rule to be filled in. Most owners begin with pages on which the chat is in the way. */
export const newRule = (): Rule => ( {
	show: false,
	address: '',
	pages: [],
	postTypes: [],
	roles: [],
	devices: [],
	hours: '',
} );

/** Reads the rules that are stored. */
export function readRules( json: string ): Rule[] {
	return JSON.parse( json ) as Rule[];
}

/** Returns an address as a rule holds it: without the site's own beginning, which people copy along. */
export function pathOf( address: string, homeUrl: string ): string {
	const typed = address.trimStart();
	return homeUrl !== '' && typed.startsWith( homeUrl ) ? typed.slice( homeUrl.length ) || '/' : typed;
}

/** Says what is wrong with an address of a rule; null: nothing. */
export function addressComplaint( address: string ): string | null {
	if ( address === '' ) {
		return null;
	}
	if ( ! address.startsWith( '/' ) ) {
		return __( 'Begin with / or with the address of your site.', 'veranda' );
	}
	if ( /[?#]/.test( address ) ) {
		return __( 'Leave out what follows ? or #. Only the path is compared.', 'veranda' );
	}
	return /[\s\\\0]/.test( address ) ? __( 'An address has no spaces and no \\.', 'veranda' ) : null;
}

/** Tells whether a rule has one of the conditions that are folded away at first. */
export function hasMoreConditions( { postTypes, roles, devices, hours }: Rule ): boolean {
	return postTypes.length + roles.length + devices.length > 0 || hours !== '';
}
