import type { Conversation, OwnConversation, Problem } from '../../protocol';
import { systemClock, type Clock } from '../clock';
import { NetworkError, ProblemError } from '../errors';

/** Agents receive `Conversation`, a visitor receives `OwnConversation`. */
export type AnyConversation = Conversation | OwnConversation;

/** Where the access token comes from. */
export interface TokenSource {
	/** Returns a token that is probably still good. */
	getToken(): Promise< string >;
	/** Returns a new token after the relay refused the old one. Never called twice at once. */
	renew(): Promise< string >;
}

export interface RelayClientOptions {
	/** The relay's address, with or without a path, for example `https://example.org/veranda`. */
	relayUrl: string;
	tokens: TokenSource;
	/** How long a call may take, answer included. Default: 10 s. */
	timeoutMs?: number;
	fetch?: typeof fetch;
	clock?: Clock;
}

export interface CallOptions {
	signal?: AbortSignal;
	timeoutMs?: number;
}

export interface Call extends CallOptions {
	body?: unknown;
	query?: Record< string, string | number | undefined >;
	/** The answer is a text of another kind than JSON. */
	isText?: boolean;
	/** Routes that hand out tokens are called without one. */
	isPublic?: boolean;
}

/** What is handed to `fetch`. */
type Request = RequestInit & { headers: Record< string, string > };

/** A client of somebody who answers in the inbox. */
export type AgentClient = RelayClient< Conversation >;
/** A client of somebody who visits the site. */
export type VisitorClient = RelayClient< OwnConversation >;

/**
 * Calls the relay for one participant; the routes are functions in the files beside this one, by resource. A call answers
 * with what the relay sent, or throws a `ProblemError` (it said no) or a `NetworkError` (nobody knows). A 401 is
 * answered with one new token and one repetition. Nothing else is repeated here:
 * what must arrive belongs in the `Outbox`.
 *
 * `C` is the form of a conversation that this side sees, so that an agent's routes do not compile for a visitor.
 */
export class RelayClient< C extends AnyConversation > {
	/** For the compiler alone. */
	protected readonly sees?: C;
	private readonly options: RelayClientOptions;
	private readonly clock: Clock;
	private renewal: Promise< string > | null = null;

	constructor( options: RelayClientOptions ) {
		this.options = options;
		this.clock = options.clock ?? systemClock;
	}

	/** Calls a route; `path` begins with `/v1/`. */
	call< T >( method: string, path: string, { body, query, isPublic, isText, ...options }: Call = {} ): Promise< T > {
		return this.limited( options, async ( signal ) => {
			const json = 'application/json';
			const init: Request = { method, signal, headers: { Accept: json } };
			if ( body !== undefined ) {
				init.headers[ 'Content-Type' ] = json;
				init.body = JSON.stringify( body );
			}
			const response = await this.ask( this.address( path, query ), init, isPublic );
			if ( response.status === 204 ) {
				return undefined as T;
			}
			return ( await ( isText ? response.text() : jsonOf( response ) ) ) as T;
		} );
	}

	/**
	 * Opens the stream and returns the response as soon as its head is here; the
	 * caller reads the body. No time limit: the caller ends it by `signal`.
	 */
	async openStream( after: string | null, signal: AbortSignal ): Promise< Response > {
		const headers = { Accept: 'text/event-stream' };
		const response = await this.ask( this.address( '/v1/stream', { after: after ?? undefined } ), {
			headers,
			signal,
		} );
		if ( ! response.headers.get( 'content-type' )?.startsWith( headers.Accept ) ) {
			throw new NetworkError( 'unreadable', { status: response.status } );
		}
		return response;
	}

	/** Tells whether anything answers at the relay's address, whatever it says. */
	async isReachable( timeoutMs: number ): Promise< boolean > {
		try {
			return await this.limited( { timeoutMs }, async ( signal ) => {
				// Opaque on purpose: an answer that may not be read is an answer too.
				await this.request( this.address( '/healthz' ), { mode: 'no-cors', signal } );
				return true;
			} );
		} catch {
			return false;
		}
	}

	/** Gets a new token for a stream or call that was told that its token has ended. */
	renewToken(): Promise< string > {
		this.renewal ??= this.options.tokens.renew().finally( () => {
			this.renewal = null;
		} );
		return this.renewal;
	}

	/** Sends with a token unless it is a public route, after a 401 once more with a new one. Throws what is no success. */
	private async ask( address: string, init: Request, isPublic = false ): Promise< Response > {
		const send = ( token: string ) =>
			this.request( address, { ...init, headers: { ...init.headers, Authorization: `Bearer ${ token }` } } );
		const response = await ( isPublic ? this.request( address, init ) : this.authorized( send ) );
		if ( ! response.ok ) {
			throw await errorOf( response );
		}
		return response;
	}

	private async authorized( send: ( token: string ) => Promise< Response > ): Promise< Response > {
		const { tokens } = this.options;
		const token = await tokens.getToken();
		const response = await send( token );
		if ( response.status !== 401 ) {
			return response;
		}
		// Another call may have renewed it while this one was on its way.
		const current = this.renewal ? await this.renewal : await tokens.getToken();
		return send( current === token ? await this.renewToken() : current );
	}

	/** Runs `work` with a signal that fires at the time limit or with the caller's own. */
	private limited< T >(
		{ signal: outer, timeoutMs = this.options.timeoutMs ?? 10_000 }: CallOptions,
		work: ( signal: AbortSignal ) => Promise< T >
	): Promise< T > {
		const controller = new AbortController();
		const abort = () => controller.abort();
		if ( outer?.aborted ) {
			abort();
		}
		outer?.addEventListener( 'abort', abort );
		let isLate = false;
		const timer = this.clock.setTimeout( () => {
			isLate = true;
			abort();
		}, timeoutMs );
		return work( controller.signal )
			.catch( ( error: unknown ) => {
				throw isLate ? new NetworkError( 'timeout', { cause: error } ) : error;
			} )
			.finally( () => {
				this.clock.clearTimeout( timer );
				outer?.removeEventListener( 'abort', abort );
			} );
	}

	private async request( address: string, init: RequestInit ): Promise< Response > {
		const send = this.options.fetch ?? globalThis.fetch.bind( globalThis );
		try {
			return await send( address, {
				...init,
				// Identity is the token alone; the site's cookies are none of the relay's business.
				credentials: 'omit',
				cache: 'no-store',
				referrerPolicy: 'no-referrer',
			} );
		} catch ( cause ) {
			throw new NetworkError( init.signal?.aborted ? 'aborted' : 'unreachable', { cause } );
		}
	}

	private address( path: string, query: Call[ 'query' ] = {} ): string {
		// What is not text becomes it there.
		const known = Object.entries( query ).filter( ( [ , value ] ) => value !== undefined );
		const search = String( new URLSearchParams( known as string[][] ) );
		// eslint-disable-next-line regexp/no-super-linear-move -- An address that the owner has set.
		return this.options.relayUrl.replace( /\/+$/, '' ) + path + ( search && `?${ search }` );
	}
}

async function jsonOf( response: Response ): Promise< unknown > {
	try {
		return await response.json();
	} catch ( cause ) {
		throw new NetworkError( 'unreadable', { status: response.status, cause } );
	}
}

/** Reads why a request was refused. What is not the relay's own answer says nothing about the request. */
async function errorOf( response: Response ): Promise< Error > {
	const { status } = response;
	const retryAfterMs = parseRetryAfter( response.headers.get( 'retry-after' ) );
	const body = await response.json().catch( () => null );
	return isProblem( body )
		? new ProblemError( body, retryAfterMs )
		: new NetworkError( 'unreadable', { status, retryAfterMs } );
}

function isProblem( body: unknown ): body is Problem {
	const problem = body as Partial< Problem > | null;
	return (
		typeof problem?.code === 'string' && typeof problem.status === 'number' && typeof problem.detail === 'string'
	);
}

/** Reads a `Retry-After` header: whole seconds, or a date. */
export function parseRetryAfter( header: string | null, wallNow = Date.now() ): number | null {
	if ( ! header ) {
		return null;
	}
	const milliseconds = /^\d+$/.test( header ) ? Number( header ) * 1_000 : Date.parse( header ) - wallNow;
	return Number.isFinite( milliseconds ) ? Math.max( 0, milliseconds ) : null;
}
