import { restAddress } from './rest-url';

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
		const controller = new AbortController();
		const timer = setTimeout( () => controller.abort(), TRY_MS );
		try {
			const response = await fetch( restAddress( restUrl, 'veranda/v1/identity-token' ), {
				method: 'POST',
				credentials: 'same-origin',
				cache: 'no-store',
				// Not a header that a form or a link could send: it asks for a preflight elsewhere.
				headers: { 'X-Veranda': '1', Accept: 'application/json' },
				signal: controller.signal,
			} );
			if ( response.ok ) {
				const { identityToken } = ( await response.json() ) as { identityToken: string | null };
				return { owner: identityToken ? subjectOf( identityToken ) : null, token: identityToken };
			}
		} catch {
			// Silent on purpose: who cannot be identified is a visitor like any other.
		} finally {
			clearTimeout( timer );
		}
	}
	return null;
}

/** Reads whom a token is about. Not a check: that is the relay's. */
function subjectOf( token: string ): string | null {
	const payload = ( token.split( '.' )[ 1 ] ?? '' ).replace( /-/g, '+' ).replace( /_/g, '/' );
	const { sub } = JSON.parse( atob( payload ) ) as { sub?: string };
	return sub ?? null;
}
