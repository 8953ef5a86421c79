import { AccessEndedError, NetworkError, systemClock, type Clock, type TokenSource } from '../../relay/client';
import { requestAgentToken, type AgentToken } from './agent-token';
import { isForeignRefusal, isLoggedIn, SiteClosedError, statusOf } from './site-error';

export interface AgentTokenSourceOptions {
	/** Called with whether WordPress answers. */
	onReachable( isReachable: boolean ): void;
	/** A token that was requested while the page's scripts were still loading. */
	first?: Promise< AgentToken > | null;
	clock?: Clock;
	request?: () => Promise< AgentToken >;
	/** Asks WordPress whether somebody is logged in, when something else than the plugin has refused. */
	isLoggedIn?: () => Promise< boolean >;
}

/** A token is renewed this long before it ends. */
const AHEAD_MS = 90_000;
/** When WordPress does not answer, it is asked again after this long. */
const RETRY_MS = 10_000;

/**
 * Gets agent tokens from WordPress and renews them before they end, so that
 * the relay need not refuse one first. While WordPress is away the present token
 * serves until its end; after that, calls wait for WordPress.
 */
export class AgentTokenSource implements TokenSource {
	private readonly options: AgentTokenSourceOptions;
	private readonly clock: Clock;
	private token: string | null = null;
	/** On the monotonic clock: the browser's wall clock may be hours off. */
	private expiresAt = 0;
	private request: Promise< string > | null = null;
	private failedAt: number | null = null;
	private failure: unknown = null;
	private timer: number | undefined;
	private first: Promise< AgentToken > | null;

	constructor( options: AgentTokenSourceOptions ) {
		this.options = options;
		this.clock = options.clock ?? systemClock;
		this.first = options.first ?? null;
		// Whoever awaits it handles the failure.
		this.first?.catch( () => undefined );
	}

	/** Returns the current token, or a new one if it has expired. */
	async getToken(): Promise< string > {
		if ( this.token !== null && this.clock.now() < this.expiresAt ) {
			return this.token;
		}
		return this.renew();
	}

	/** Returns a new token. */
	async renew(): Promise< string > {
		const isTooSoon = this.failedAt !== null && this.clock.now() - this.failedAt < RETRY_MS;
		if ( isTooSoon && ! this.request ) {
			// Many calls may need a token at once: ask WordPress once, not for each.
			throw this.failure;
		}
		this.request ??= this.fetchToken().finally( () => {
			this.request = null;
		} );
		return this.request;
	}

	/** Allows a retry at once, for somebody who has just logged in again. */
	forgetFailure(): void {
		this.failedAt = null;
	}

	/** Stops renewing. */
	stop(): void {
		this.clock.clearTimeout( this.timer );
	}

	private async fetchToken(): Promise< string > {
		this.clock.clearTimeout( this.timer );
		try {
			const answer = await this.ask();
			const lifeMs = Date.parse( answer.expiresAt ) - Date.parse( answer.serverTime );
			this.token = answer.token;
			this.expiresAt = this.clock.now() + lifeMs;
			this.failedAt = null;
			this.renewIn( Math.max( RETRY_MS, lifeMs - AHEAD_MS ) );
			this.options.onReachable( true );
			return answer.token;
		} catch ( cause ) {
			this.failedAt = this.clock.now();
			this.failure = await errorOf( cause, this.options.isLoggedIn ?? isLoggedIn );
			if ( ! ( this.failure instanceof AccessEndedError ) ) {
				this.options.onReachable( false );
				this.renewIn( RETRY_MS );
			}
			throw this.failure;
		}
	}

	/** Requests a token, or uses the one requested earlier. */
	private ask(): Promise< AgentToken > {
		const { first } = this;
		this.first = null;
		return first ?? ( this.options.request ?? requestAgentToken )();
	}

	private renewIn( milliseconds: number ): void {
		this.timer = this.clock.setTimeout( () => {
			this.renew().catch( () => {
				// `onReachable` has reported it; callers of `getToken` get the error.
			} );
		}, milliseconds );
	}
}

/** Distinguishes "access denied" from "WordPress is closed to this page" and from "the site does not answer". */
async function errorOf( cause: unknown, isStillHere: () => Promise< boolean > ): Promise< Error > {
	if ( isForeignRefusal( cause ) && ( await isStillHere() ) ) {
		return new SiteClosedError();
	}
	const status = statusOf( cause );
	const { code } = ( cause ?? {} ) as { code?: string };
	if ( status === 401 || status === 403 || ( status === 400 && code === undefined ) ) {
		return new AccessEndedError();
	}
	return new NetworkError( 'unreachable', { status, cause } );
}
