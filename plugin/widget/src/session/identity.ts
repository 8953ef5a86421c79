import { fetchJson } from '../browser/fetch-json';
import { restAddress } from '../browser/rest-url';
import type { WidgetConfig } from '../config';

/** Who WordPress says is sitting here. */
export interface Identity {
	/** `user:5`, or null for somebody who is not logged in. */
	owner: string | null;
	/** Shows it to the relay, once. */
	token: string | null;
	/** The owner has switched the chat off since this page was made. */
	isOff: boolean;
}

interface IdentityAnswer {
	identityToken: string | null;
	owner: string | null;
	/** What a page that is made now would say; null: nothing. */
	config: Partial< WidgetConfig > | null;
}

const TRIES = 2;
const TRY_MS = 1_500;

/**
 * Asks WordPress who is logged in, and brings the configuration up to date: a cache may have kept the page for days.
 * Returns null if it cannot be found out: the chat goes on without.
 */
export async function askIdentity( config: WidgetConfig ): Promise< Identity | null > {
	for ( let tries = 0; tries < TRIES; tries++ ) {
		const answer = await fetchJson( restAddress( config.restUrl, 'veranda/v1/identity-token' ), TRY_MS, {
			method: 'POST',
			cache: 'no-store',
			// Not a header that a form or a link could send: it asks for a preflight elsewhere.
			// It says in which language the configuration is wanted; on a page of before that is no language's name.
			headers: { 'X-Veranda': config.language as string },
		} );
		if ( answer?.isOk ) {
			const { identityToken: token, owner, config: now } = answer.body as IdentityAnswer;
			Object.assign( config, now );
			return { owner, token, isOff: now === null };
		}
	}
	return null;
}
