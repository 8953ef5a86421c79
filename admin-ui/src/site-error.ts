import apiFetch from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';
import { AccessEndedError } from '../../relay/client';

/** WordPress does not let this page call the plugin's routes, although somebody is logged in. */
export class SiteClosedError extends AccessEndedError {}

/** How `apiFetch` fails. */
interface RestError {
	code?: string;
	message?: string;
	/** It throws the bare response when it cannot get a new nonce either. */
	status?: number;
	data?: { status?: number };
}

/** Returns the status with which WordPress answered, or null if it did not, or with something else than JSON. */
export function statusOf( error: unknown ): number | null {
	const { status, data } = ( error ?? {} ) as RestError;
	return data?.status ?? status ?? null;
}

/**
 * Tells whether something other than this plugin refused: another plugin that closes the REST API or takes our routes away,
 * or WordPress because nobody is logged in any more.
 */
export function isForeignRefusal( error: unknown ): boolean {
	const { code = '' } = ( error ?? {} ) as RestError;
	const isRefusal = [ 401, 403 ].includes( statusOf( error ) ?? 0 ) || code === 'rest_no_route';
	return isRefusal && code !== '' && code !== 'rest_cookie_invalid_nonce' && ! code.startsWith( 'veranda_' );
}

/** Returns a sentence of ours about a failed call to WordPress, or null if there is none: other people's are not shown. */
export function siteSentence( error: unknown ): string | null {
	const { code = '', message = '' } = ( error ?? {} ) as RestError;
	if ( code.startsWith( 'veranda_' ) ) {
		return message || null;
	}
	if ( isForeignRefusal( error ) ) {
		return __(
			'WordPress does not let this page in. If you are still logged in, a plugin has closed the REST API: let it allow the routes that begin with /veranda/v1/.',
			'veranda'
		);
	}
	const isOutdated =
		[ 400, 401, 403 ].includes( statusOf( error ) ?? 0 ) && ( code === '' || code.includes( 'nonce' ) );
	return isOutdated ? __( 'You are not logged in any more. Load this page again.', 'veranda' ) : null;
}

/** WordPress sets it where it sets up `apiFetch`; the package does not declare it. */
const { nonceEndpoint = '' } = apiFetch as { nonceEndpoint?: string };

/** Asks WordPress, past its REST API, whether somebody is logged in; false too if it does not answer. */
export async function isLoggedIn(): Promise< boolean > {
	try {
		const response = await fetch( nonceEndpoint, { credentials: 'same-origin', cache: 'no-store' } );
		return response.ok && /^[0-9a-f]{10}$/.test( ( await response.text() ).trim() );
	} catch {
		// Nobody knows: what was refused stays refused.
		return false;
	}
}
