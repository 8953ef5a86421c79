import { fetchJson } from '../browser/fetch-json';
import { restAddress } from '../browser/rest-url';

/** Who WordPress says is sitting here. */
export interface Identity {
	/** `user:5`, or null for somebody who is not logged in. */
	owner: string | null;
	/** Shows it to the relay, once. */
	token: string | null;
}

const TRIES = 2;
const TRY_MS = 1_500;

/**
 * Asks WordPress who is logged in. Returns null if it cannot be found out: the
 * chat goes on without.
 */
export async function askIdentity( restUrl: string ): Promise< Identity | null > {
	for ( let tries = 0; tries < TRIES; tries++ ) {
		const answer = await fetchJson( restAddress( restUrl, 'veranda/v1/identity-token' ), TRY_MS, {
			method: 'POST',
			cache: 'no-store',
			// Not a header that a form or a link could send: it asks for a preflight elsewhere.
			headers: { 'X-Veranda': '1' },
		} );
		if ( answer?.isOk ) {
			const { identityToken } = answer.body as { identityToken: string | null };
			return { owner: subjectOf( identityToken ), token: identityToken };
		}
	}
	return null;
}

/** Reads whom a token is about. Not a check: that is the relay's. */
function subjectOf( token: string | null ): string | null {
	if ( ! token ) {
		return null;
	}
	const payload = token.split( '.' )[ 1 ] ?? '';
	const { sub } = JSON.parse( atob( payload.replace( /-/g, '+' ).replace( /_/g, '/' ) ) ) as { sub: string };
	return sub;
}
