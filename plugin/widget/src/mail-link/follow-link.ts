import type { TextStorage } from '../../../../relay/client';
import { RelayClient, type VisitorClient } from '../../../../relay/client/calls/relay-client';
import { followLink as ask } from '../../../../relay/client/calls/visitors';
import { AccessEndedError, ProblemError } from '../../../../relay/client/errors';
import { MARK } from '../resume/mark';
import { OPEN_KEY } from '../resume/open-key';
import { readKept, SESSION_KEY, type KeptSession } from '../session/session';

/** What the page says of itself. */
export interface LinkPageConfig {
	relayUrl: string;
	siteId: string;
	/** Where to go when it is not known where the visitor was. */
	homeUrl: string;
}

/**
 * What came of a link. `incomplete`: it carries nothing. `other`: another chat goes on here, and the visitor has to say whether
 * this one may take its place. `away`: nobody knows, and it can be tried again.
 */
export type Outcome =
	{ state: 'opened'; address: string } | { state: 'incomplete' | 'invalid' | 'login' | 'other' | 'away' };

const STATES: Record< string, 'invalid' | 'login' | 'other' | undefined > = {
	login_required: 'login',
	conversation_active: 'other',
	link_invalid: 'invalid',
	invalid_request: 'invalid',
};

interface Surroundings {
	config: LinkPageConfig;
	storage: TextStorage;
	tabStorage: TextStorage;
	/** Keeps other tabs from using the session meanwhile. */
	locks?: LockManager | undefined;
	fetch?: typeof fetch;
}

/**
 * Makes this browser that of the visitor to whom the link was mailed, and has the chat open itself on the next page.
 * `replacesChat`: the visitor knows that another chat, which goes on, is not shown here any more.
 */
export async function followLink(
	key: string,
	surroundings: Surroundings,
	replacesChat?: boolean
): Promise< Outcome > {
	if ( ! key ) {
		return { state: 'incomplete' };
	}
	const { config, locks } = surroundings;
	const work = () => follow( key, surroundings, replacesChat );
	try {
		return await ( locks ? locks.request( `veranda:${ config.siteId }:${ SESSION_KEY }`, work ) : work() );
	} catch ( error ) {
		return { state: ( error instanceof ProblemError && STATES[ error.code ] ) || 'away' };
	}
}

async function follow(
	key: string,
	{ config, storage, tabStorage, fetch }: Surroundings,
	replacesChat?: boolean
): Promise< Outcome > {
	const client: VisitorClient = new RelayClient( {
		relayUrl: config.relayUrl,
		tokens: { getToken: unneeded, renew: unneeded },
		...( fetch && { fetch } ),
	} );
	const kept = readKept( storage );
	const { session, pageUrl } = await ask( client, config.siteId, {
		key,
		refreshToken: kept?.refreshToken,
		replacesChat,
	} );
	const next: KeptSession = { visitorId: session.visitor.id, owner: null, refreshToken: session.refreshToken };
	storage.set( SESSION_KEY, JSON.stringify( next ) );
	storage.set( MARK, '1' );
	tabStorage.set( OPEN_KEY, '1' );
	return { state: 'opened', address: isHere( pageUrl ) ? pageUrl : config.homeUrl };
}

/** The one call that is made is public. */
const unneeded = (): Promise< string > => Promise.reject( new AccessEndedError() );

/** Tells whether an address is a page of this site: the relay's word alone leads nowhere else. */
function isHere( address: string | null ): address is string {
	return address !== null && new URL( address, location.href ).origin === location.origin;
}
