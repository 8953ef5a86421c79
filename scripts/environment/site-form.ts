import { Problem } from './problem';

/** What a site can have that most do not. */
export interface SiteForm {
	/** For people. */
	name: string;
	/** The folder of its address, such as `/shop`. */
	path?: string;
	/** Whether addresses are like `/?p=5`; those of the REST API are then `/?rest_route=…`. */
	hasPlainPermalinks?: boolean;
	/** Whether options and transients are kept in a cache that outlives a request. */
	hasObjectCache?: boolean;
	/** Whether it is the second site of a network on which the plugin is active everywhere. */
	isInNetwork?: boolean;
	/** Whether visitors get pages that nginx has kept for three days. */
	hasPageCache?: boolean;
}

/** By their short names. */
export const SITE_FORMS = {
	usual: { name: 'as most' },
	plain: { name: 'plain permalinks', hasPlainPermalinks: true },
	subfolder: { name: 'in a subfolder', path: '/shop' },
	'object-cache': { name: 'persistent object cache', hasObjectCache: true },
	network: { name: 'second site of a network', isInNetwork: true },
	'page-cache': { name: 'nginx with pages three days old', hasPageCache: true },
} as const satisfies Record< string, SiteForm >;

/** Names the form that tests give their sites; the matrix sets it. */
export const SITE_FORM = 'VERANDA_SITE_FORM';

/** Returns the form that the environment asks for. */
export function siteForm(): SiteForm {
	const wanted = process.env[ SITE_FORM ] ?? 'usual';
	const found = Object.entries< SiteForm >( SITE_FORMS ).find( ( [ id ] ) => id === wanted );
	if ( found === undefined ) {
		throw new Problem( `${ SITE_FORM } is one of ${ Object.keys( SITE_FORMS ).join( ', ' ) }.` );
	}
	return found[ 1 ];
}
