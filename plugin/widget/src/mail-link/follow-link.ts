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

/** What came of a link. `away`: nobody knows, and it can be tried again. */
export type Outcome = { state: 'opened'; address: string } | { state: 'invalid' | 'login' | 'away' };

interface Surroundings {
	config: LinkPageConfig;
	storage: TextStorage;
	tabStorage: TextStorage;
	/** Keeps other tabs from using the session meanwhile. */
	locks?: LockManager | undefined;
	fetch?: typeof fetch;
}

/** Makes this browser that of the visitor to whom the link was mailed, and has the chat open itself on the next page. */
export async function followLink( key: string, surroundings: Surroundings ): Promise< Outcome > {
	const { config, locks } = surroundings;
	const work = () => follow( key, surroundings );
	try {
		return await ( locks ? locks.request( `veranda:${ config.siteId }:${ SESSION_KEY }`, work ) : work() );
	} catch ( error ) {
		const code = error instanceof ProblemError ? error.code : '';
		if ( code === 'login_required' ) {
			return { state: 'login' };
		}
		return { state: code === 'link_invalid' || code === 'invalid_request' ? 'invalid' : 'away' };
	}
}

async function follow( key: string, { config, storage, tabStorage, fetch }: Surroundings ): Promise< Outcome > {
	const client: VisitorClient = new RelayClient( {
		relayUrl: config.relayUrl,
		tokens: { getToken: unneeded, renew: unneeded },
		...( fetch && { fetch } ),
	} );
	const kept = readKept( storage );
	const { session, pageUrl } = await ask( client, config.siteId, { key, refreshToken: kept?.refreshToken } );
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
