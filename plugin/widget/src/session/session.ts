import type { TextStorage, TokenSource } from '../../../../relay/client';
import { RelayClient, type VisitorClient } from '../../../../relay/client/calls/relay-client';
import { refreshVisitor, startVisitor } from '../../../../relay/client/calls/visitors';
import { AccessEndedError, isRefusal, ProblemError } from '../../../../relay/client/errors';
import { moveItems } from '../../../../relay/client/outbox/kept-items';
import type { VisitorSession } from '../../../../relay/protocol';
import { describePage, pageHere } from '../browser/page';
import type { WidgetConfig } from '../config';
import { askIdentity } from './identity';

/** Kept between visits, from the first opening of the chat. */
export interface KeptSession {
	visitorId: string;
	/** Who was logged in: `user:5`, or null. */
	owner: string | null;
	/** The relay knows a nameless visitor, although somebody was logged in. */
	isGuest?: boolean | undefined;
	refreshToken: string;
}

export const SESSION_KEY = 'session';

export interface SessionOptions {
	config: WidgetConfig;
	storage: TextStorage;
	/** Forgets all that belongs to an account, because it is somebody else who sits here now. */
	forget(): void;
	/** Keeps tabs apart. Default: the browser's, if it has them. */
	locks?: LockManager | null;
}

/** Who this visitor is to the relay. */
export interface Session {
	client: VisitorClient;
	tokens: TokenSource;
	/** Empty until `open()` has answered. */
	readonly visitorId: string;
	/** Who was logged in: `user:5`, or null. */
	readonly owner: string | null;
	/** Takes up the kept session, or starts a new one; throws an `AccessEndedError` when the chat is switched off. */
	open(): Promise< VisitorSession >;
	/** Tells whether somebody else is logged in by now. False if it cannot be found out. */
	hasChangedHands(): Promise< boolean >;
}

/**
 * Makes a session. The access token lives in memory; the refresh token is kept,
 * replaced at each use, and used by one tab at a time: using an old one twice
 * would end the session.
 */
export function createSession( { config, storage, forget, locks = navigator.locks }: SessionOptions ): Session {
	let current: KeptSession | null = null;
	let accessToken = '';
	const tokens: TokenSource = {
		getToken: () => Promise.resolve( accessToken ),
		renew: () =>
			exclusively( async () => {
				const kept = readKept( storage );
				// Not if another visitor has taken this one's place meanwhile.
				if ( ! kept || kept.visitorId !== current?.visitorId || ! ( await refresh( kept ) ) ) {
					throw new AccessEndedError();
				}
				return accessToken;
			} ),
	};
	const client: VisitorClient = new RelayClient( { relayUrl: config.relayUrl, tokens } );

	return {
		client,
		tokens,

		get visitorId() {
			return current?.visitorId ?? '';
		},

		get owner() {
			return current?.owner ?? null;
		},

		open: () =>
			exclusively( async () => {
				const asked = askIdentity( config );
				const kept = readKept( storage );
				const resumed = kept && ( await refresh( kept ) );
				const identity = await asked;
				if ( identity?.isOff ) {
					throw new AccessEndedError();
				}
				const owner = identity ? identity.owner : ( kept?.owner ?? null );
				const isSamePerson = ! kept?.owner || owner === kept.owner;
				if ( ! isSamePerson ) {
					// What belonged to one account is never shown to another, or to nobody.
					forget();
				}
				const goesOn = isSamePerson && resumed;
				const isKnown = kept?.owner && ! kept.isGuest;
				if ( goesOn && ( isKnown || ! identity?.token ) ) {
					return goesOn;
				}
				const start = ( token?: string | null ) =>
					startVisitor( client, config.siteId, {
						...describePage(),
						identity: token ?? undefined,
						refreshToken: resumed?.refreshToken,
						isSamePerson,
					} );
				let isGuest: boolean | undefined;
				const answer = await start( identity?.token ).catch( ( error: unknown ) => {
					// Whatever the relay says to it must not keep anybody from going on, or from asking; the next page tries again.
					if ( ! identity?.token || ! ( error instanceof ProblemError ) ) {
						throw error;
					}
					isGuest = true;
					return goesOn || start();
				} );
				if ( kept && isSamePerson ) {
					// What waits was written by them, and is sent as them.
					moveItems( storage, kept.visitorId, answer.visitor.id );
				}
				return keep( answer, owner, isGuest );
			} ),

		async hasChangedHands() {
			const owner = current?.owner;
			const identity = owner && ( await askIdentity( config ) );
			return identity ? identity.owner !== owner : false;
		},
	};

	/** Exchanges the kept token; null: it is worth nothing any more. */
	async function refresh( { refreshToken, owner, isGuest }: KeptSession ): Promise< VisitorSession | null > {
		try {
			return keep(
				await refreshVisitor( client, config.siteId, { refreshToken, page: pageHere() } ),
				owner,
				isGuest
			);
		} catch ( error ) {
			if ( isRefusal( error ) ) {
				return null;
			}
			throw error;
		}
	}

	function keep( answer: VisitorSession, owner: string | null, isGuest?: boolean ): VisitorSession {
		const { visitor, refreshToken } = answer;
		accessToken = answer.accessToken;
		current = { visitorId: visitor.id, owner, refreshToken, isGuest };
		storage.set( SESSION_KEY, JSON.stringify( current ) );
		return answer;
	}

	async function exclusively< T >( work: () => Promise< T > ): Promise< T > {
		return locks ? locks.request( `veranda:${ config.siteId }:${ SESSION_KEY }`, work ) : work();
	}
}

/** Returns the id of the visitor who is kept, if any. */
export function keptVisitorId( storage: TextStorage ): string | null {
	return readKept( storage )?.visitorId ?? null;
}

/** Removes whatever the chat has kept in this browser for this site. */
export function forgetEverything( storage: TextStorage ): void {
	storage.keys( '' ).forEach( ( key ) => storage.remove( key ) );
}

/** Returns the session that is kept, if any. */
export function readKept( storage: TextStorage ): KeptSession | null {
	try {
		return JSON.parse( storage.get( SESSION_KEY ) ?? 'null' ) as KeptSession | null;
	} catch {
		// Not what was written here: as good as nothing.
		return null;
	}
}
