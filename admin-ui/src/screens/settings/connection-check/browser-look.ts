import type { StreamEventOf } from '../../../../../relay/protocol';
import { ServerSentEventParser } from '../../../../../relay/client';

/** What the check needs; replaceable, so that it can be tested. */
export interface BrowserCheckOptions {
	relayUrl: string;
	/** The address of this page: says which origin the relay must allow. */
	pageUrl: string;
	getToken(): Promise< string >;
	fetch?: typeof fetch;
	now?: () => number;
	/** How long the first event may take. */
	helloMs?: number;
}

/** Without an answer for this long, nobody is there. */
const ANSWER_MS = 8_000;
const HELLO_MS = 5_000;

/** What the questions look at together: each thing is asked for once. */
export class BrowserLook {
	readonly relayUrl: string;
	readonly pageUrl: string;
	private readonly options: BrowserCheckOptions;
	private readonly controller = new AbortController();
	private token: Promise< string > | null = null;
	private stream: Promise< Response > | null = null;
	private hello: Promise< StreamEventOf< 'hello' > | null > | null = null;

	constructor( options: BrowserCheckOptions ) {
		this.options = options;
		this.relayUrl = options.relayUrl;
		this.pageUrl = options.pageUrl;
	}

	now(): number {
		return ( this.options.now ?? Date.now )();
	}

	/** Gets a token from WordPress; fails as WordPress does. */
	getToken(): Promise< string > {
		this.token ??= this.options.getToken();
		return this.token;
	}

	/** Opens a stream with this agent's token. */
	openStream(): Promise< Response > {
		this.stream ??= this.getToken().then( ( token ) =>
			this.request( '/v1/stream', {
				headers: { Accept: 'text/event-stream', Authorization: `Bearer ${ token }` },
			} )
		);
		return this.stream;
	}

	/** Waits for the first event of the stream; null if it does not come in time. */
	readHello(): Promise< StreamEventOf< 'hello' > | null > {
		this.hello ??= this.openStream().then( ( response ) =>
			withLimit( findHello( response ), this.options.helloMs ?? HELLO_MS )
		);
		return this.hello;
	}

	/** Asks the relay. The time limit is for the head of the answer: a stream's body never ends. */
	async request( path: string, init: RequestInit = {} ): Promise< Response > {
		const send = this.options.fetch ?? globalThis.fetch.bind( globalThis );
		const timeout = new AbortController();
		this.controller.signal.addEventListener( 'abort', () => timeout.abort() );
		const timer = setTimeout( () => timeout.abort(), ANSWER_MS );
		// eslint-disable-next-line regexp/no-super-linear-move -- An address that the owner has set.
		return send( this.relayUrl.replace( /\/+$/, '' ) + path, {
			credentials: 'omit',
			cache: 'no-store',
			...init,
			signal: timeout.signal,
		} ).finally( () => clearTimeout( timer ) );
	}

	/** Closes the stream. */
	close(): void {
		this.controller.abort();
	}
}

/** Waits for something no longer than this. */
async function withLimit< T >( promise: Promise< T >, limitMs: number ): Promise< T | null > {
	let timer: ReturnType< typeof setTimeout > | undefined;
	const late = new Promise< null >( ( resolve ) => {
		timer = setTimeout( () => resolve( null ), limitMs );
	} );
	try {
		return await Promise.race( [ promise, late ] );
	} finally {
		clearTimeout( timer );
	}
}

/** Reads until the first `hello`; null if the stream ends before it. */
async function findHello( response: Response ): Promise< StreamEventOf< 'hello' > | null > {
	const reader = response.body?.getReader();
	const decoder = new TextDecoder();
	const parser = new ServerSentEventParser();
	for (;;) {
		const piece = await reader?.read();
		if ( ! piece || piece.done ) {
			return null;
		}
		const events = parser.push( decoder.decode( piece.value, { stream: true } ) );
		const hello = events.find( ( { type } ) => type === 'hello' );
		if ( hello ) {
			return JSON.parse( hello.data ) as StreamEventOf< 'hello' >;
		}
	}
}
