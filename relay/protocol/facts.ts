import { z } from 'zod';
import { LIMITS } from './limits';
import { shortLine } from './shorten';
import { pageUrl } from './text';

/*
 * Facts that a browser tells by itself. Nobody typed them, so nobody could mend them: they never refuse a call. They are
 * shortened, or dropped (null) if nothing of use is left.
 */

/** Text that matches, or null. */
const matching = ( pattern: RegExp ) => z.string().transform( ( text ) => ( pattern.test( text ) ? text : null ) );

export const localeTold = matching( /^[A-Za-z0-9_-]{1,35}$/ );

export const timezoneTold = matching( /^[A-Za-z0-9_+/-]{1,64}$/ );

/** The page where the visitor is; null when its address is none that can be shown as a link. */
export const pageTold = z
	.strictObject( { url: z.string(), title: z.string() } )
	.transform( ( { url, title } ) =>
		pageUrl.safeParse( url ).success ? { url, title: shortLine( title, LIMITS.titleCharacters ) } : null
	);
