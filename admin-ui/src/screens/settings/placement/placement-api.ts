import apiFetch from '@wordpress/api-fetch';

/** What rules can name on this site. */
export interface PlacementChoices {
	homeUrl: string;
	/** Labels by key. */
	postTypes: Record< string, string >;
	roles: Record< string, string >;
}

/** A visit to try the rules with. */
export interface Trial {
	address: string;
	/** JSON. */
	rules: string;
	isElsewhere: boolean;
	role: string;
	device: string;
	isOpen: boolean;
}

export interface TrialResult {
	isShown: boolean;
	/** Counted from 1; null: no rule fits. */
	rule: number | null;
}

/** A page that a rule can name. */
export interface FoundPage {
	id: number;
	title: string;
}

const PATH = '/veranda/v1/placement';

export const fetchChoices = () => apiFetch< PlacementChoices >( { path: PATH } );

export const tryAddress = ( data: Trial ) => apiFetch< TrialResult >( { path: PATH, method: 'POST', data } );

const SEARCH = '/wp/v2/search?type=post&_fields=id,title';

/** Finds published pages, posts and the like by words in them. */
export const searchPages = ( words: string ) =>
	apiFetch< FoundPage[] >( { path: `${ SEARCH }&per_page=20&search=${ encodeURIComponent( words ) }` } );

export const fetchPages = ( ids: number[] ) =>
	apiFetch< FoundPage[] >( { path: `${ SEARCH }&per_page=50&include=${ ids.join() }` } );
