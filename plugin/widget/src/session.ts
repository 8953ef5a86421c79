import {
	AccessEndedError,
	NetworkError,
	ProblemError,
	type TextStorage,
	type TokenSource,
	VisitorClient,
} from '../../../relay/client';
import type { OwnConversation, VisitorSession } from '../../../relay/protocol';
import type { WidgetConfig } from './config';
import { askIdentity, type Identity } from './identity';
import { describePage } from './page';

/** Kept between visits, from the first opening of the chat. */
interface KeptSession {
	visitorId: string;
	/** Who was logged in when it began: `user:5`, or null. */
	owner: string | null;
	refreshToken: string;
}

const KEY = 'session';

export interface SessionOptions {
	config: WidgetConfig;
	storage: TextStorage;
	/** Default: the browser's. */
	locks?: LockManager | null;
}

/**
 * Who this visitor is to the relay. The access token lives in memory; the refresh
 * token is kept, replaced at each use, and used by one tab at a time: using an
 * old one twice would end the session.
 */
export class Session implements TokenSource {
	readonly client: VisitorClient;
	readonly visitorId: string;
	readonly owner: string | null;
	private readonly options: SessionOptions;
	private accessToken: string;

	private constructor( options: SessionOptions, answer: VisitorSession, owner: string | null ) {
		this.options = options;
		this.client = new VisitorClient( { relayUrl: options.config.relayUrl, tokens: this } );
		this.visitorId = answer.visitor.id;
		this.owner = owner;
		this.accessToken = answer.accessToken;
	}

	/** Takes up the kept session, or starts a new one. */
	static open( options: SessionOptions ): Promise< { session: Session; answer: VisitorSession } > {
		return exclusively( options, async () => {
			const asked = askIdentity( options.config.restUrl );
			const resumed = await Session.resume( options, asked );
			return resumed ?? Session.begin( options, await asked );
		} );
	}

	private static async resume(
		options: SessionOptions,
		asked: Promise< Identity | null >
	): Promise< { session: Session; answer: VisitorSession } | null > {
		const kept = readKept( options.storage );
		if ( ! kept ) {
			return null;
		}
		const answer = await refresh( options, kept );
		const identity = await asked;
		if ( ! answer ) {
			return null;
		}
		const isSame = ! identity || identity.owner === kept.owner;
		// Who logs in while talking goes on talking; but what belonged to one
		// account is never shown to another, or to nobody.
		const hasLoggedIn = kept.owner === null && isActive( answer.conversation );
		if ( isSame || hasLoggedIn ) {
			return { session: new Session( options, answer, kept.owner ), answer };
		}
		forgetEverything( options.storage );
		return null;
	}

	private static async begin(
		options: SessionOptions,
		identity: Identity | null
	): Promise< { session: Session; answer: VisitorSession } > {
		const { config, storage } = options;
		const client = publicClient( options );
		const page = describePage();
		const start = ( token: string | null ) =>
			client.startVisitor( config.siteId, token ? { ...page, identity: token } : page );
		const answer = await start( identity?.token ?? null ).catch( ( error: unknown ) => {
			// An assertion that the relay does not take must not keep anybody from asking.
			if ( identity?.token && error instanceof ProblemError && error.status < 429 ) {
				return start( null );
			}
			throw error;
		} );
		const owner = identity?.owner ?? null;
		keep( storage, answer, owner );
		return { session: new Session( options, answer, owner ), answer };
	}

	getToken(): Promise< string > {
		return Promise.resolve( this.accessToken );
	}

	renew(): Promise< string > {
		return exclusively( this.options, async () => {
			const kept = readKept( this.options.storage );
			if ( kept?.visitorId !== this.visitorId ) {
				throw new AccessEndedError( 'Another visitor has taken this place.' );
			}
			const answer = await refresh( this.options, kept );
			if ( ! answer ) {
				throw new AccessEndedError( 'The session has ended.' );
			}
			this.accessToken = answer.accessToken;
			return this.accessToken;
		} );
	}

	/** Tells whether somebody else is logged in by now. False if it cannot be found out. */
	async hasChangedHands(): Promise< boolean > {
		const identity = await askIdentity( this.options.config.restUrl );
		return identity !== null && identity.owner !== this.owner;
	}
}

/** Tells whether a change of this key means another session. */
export function isSessionKey( key: string ): boolean {
	return key === KEY;
}

/** Returns the id of the visitor who is kept, if any. */
export function keptVisitorId( storage: TextStorage ): string | null {
	return readKept( storage )?.visitorId ?? null;
}

/** Removes whatever the chat has kept in this browser for this site. */
export function forgetEverything( storage: TextStorage ): void {
	storage.keys( '' ).forEach( ( key ) => storage.remove( key ) );
}

/** Exchanges the kept token; null: it is worth nothing any more, and forgotten. */
async function refresh( options: SessionOptions, kept: KeptSession ): Promise< VisitorSession | null > {
	const { config, storage } = options;
	try {
		const answer = await publicClient( options ).refreshVisitor( config.siteId, {
			refreshToken: kept.refreshToken,
		} );
		keep( storage, answer, kept.owner );
		return answer;
	} catch ( error ) {
		if ( error instanceof ProblemError && error.status < 429 ) {
			storage.remove( KEY );
			return null;
		}
		throw error;
	}
}

function publicClient( { config }: SessionOptions ): VisitorClient {
	const noToken = () => Promise.reject( new NetworkError( 'aborted' ) );
	return new VisitorClient( {
		relayUrl: config.relayUrl,
		tokens: { getToken: noToken, renew: noToken },
	} );
}

async function exclusively< T >( { config, locks }: SessionOptions, work: () => Promise< T > ): Promise< T > {
	const manager = locks === undefined ? navigator.locks : locks;
	return manager ? manager.request( `veranda:${ config.siteId }:session`, work ) : work();
}

function isActive( conversation: OwnConversation | null ): boolean {
	return conversation !== null && conversation.state !== 'closed';
}

function keep( storage: TextStorage, answer: VisitorSession, owner: string | null ): void {
	const kept: KeptSession = { visitorId: answer.visitor.id, owner, refreshToken: answer.refreshToken };
	storage.set( KEY, JSON.stringify( kept ) );
}

function readKept( storage: TextStorage ): KeptSession | null {
	try {
		return JSON.parse( storage.get( KEY ) ?? 'null' ) as KeptSession | null;
	} catch {
		// Not what was written here: as good as nothing.
		return null;
	}
}
