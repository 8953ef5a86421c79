import { __, sprintf } from '@wordpress/i18n';
import type { Problem, StreamEventOf } from '../../../../../relay/protocol';
import type { Finding } from './finding';

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
/** The relay refuses tokens whose clock is off by more than a minute. */
const SKEW_WARNING_MS = 30_000;
const SKEW_CRITICAL_MS = 60_000;

/** Looks at the relay as a visitor's browser does, in the order in which things go wrong. */
export async function checkFromBrowser( options: BrowserCheckOptions ): Promise< Finding[] > {
	const mixed = checkMixedContent( options );
	if ( mixed ) {
		return [ mixed ];
	}
	let token: string | null = null;
	let refusal: Finding | null = null;
	try {
		token = await options.getToken();
	} catch ( error ) {
		refusal = tokenFinding( error );
	}
	const reach = await checkReach( options, token );
	if ( reach.status === 'critical' ) {
		return [ reach ];
	}
	return [ reach, ...( refusal ? [ refusal ] : [] ), ...( token ? await checkStream( options, token ) : [] ) ];
}

/** A page by https may not talk to an address by http: the browser forbids it before asking. */
function checkMixedContent( { relayUrl, pageUrl }: BrowserCheckOptions ): Finding | null {
	const page = new URL( pageUrl );
	const relay = parseUrl( relayUrl );
	if ( ! relay ) {
		return {
			id: 'browser-address',
			status: 'critical',
			title: __( 'Address of the relay', 'veranda' ),
			detail: __( 'The address is not a web address.', 'veranda' ),
			fix: __( 'Enter an address such as https://chat.example.org and save.', 'veranda' ),
		};
	}
	const isLocal = [ 'localhost', '127.0.0.1', '[::1]' ].includes( relay.hostname );
	if ( page.protocol !== 'https:' || relay.protocol !== 'http:' || isLocal ) {
		return null;
	}
	return {
		id: 'browser-mixed-content',
		status: 'critical',
		title: __( 'Encryption', 'veranda' ),
		detail: __(
			'Your site is opened by https, but the relay’s address begins with http. Browsers forbid this mixture.',
			'veranda'
		),
		fix: __( 'Give the relay an address with https, or put it behind your site’s own address.', 'veranda' ),
	};
}

/** Asks for something that browsers may read. Any answer that can be read shows that the way is free. */
async function checkReach( options: BrowserCheckOptions, token: string | null ): Promise< Finding > {
	const { relayUrl, pageUrl } = options;
	const title = __( 'Reaching the relay', 'veranda' );
	const id = 'browser-reach';
	try {
		const response = await request( options, '/v1/agents', token ? { headers: authorizationOf( token ) } : {} );
		const isRelay = response.headers.has( 'x-request-id' );
		if ( isRelay ) {
			/* translators: %s: an address. */
			const detail = sprintf( __( 'This browser reaches %s.', 'veranda' ), relayUrl );
			return { id, status: 'good', title, detail, fix: '' };
		}
		return {
			id,
			status: 'critical',
			title,
			detail: sprintf(
				/* translators: %d: HTTP status code. */
				__( 'Something answers there, but with the status %d: it is not the relay.', 'veranda' ),
				response.status
			),
			fix: __( 'Check the path in the address, and the proxy in front of the relay.', 'veranda' ),
		};
	} catch {
		const origin = new URL( pageUrl ).origin;
		// The browser hides why it failed. An answer that may not be read is an answer too.
		const isThere = await request( options, '/healthz', {
			mode: 'no-cors',
		} ).then(
			() => true,
			() => false
		);
		return isThere
			? {
					id,
					status: 'critical',
					title,
					detail: sprintf(
						/* translators: %s: an origin, for example https://example.org. */
						__( 'The relay answers, but does not allow pages from %s.', 'veranda' ),
						origin
					),
					fix: sprintf(
						/* translators: %s: an origin, for example https://example.org. */
						__( 'Add %s to SITE_ORIGINS of the relay and start it again.', 'veranda' ),
						origin
					),
				}
			: {
					id,
					status: 'critical',
					title,
					detail: sprintf(
						/* translators: %s: an address. */
						__( 'Nothing answers at %s.', 'veranda' ),
						relayUrl
					),
					fix: __(
						'Start the relay, check the address, and check that a firewall lets browsers through.',
						'veranda'
					),
				};
	}
}

/** Really opens a stream with this agent's token and waits for the first event. */
async function checkStream( options: BrowserCheckOptions, token: string ): Promise< Finding[] > {
	const tokenTitle = __( 'Logging in to the relay', 'veranda' );
	const controller = new AbortController();
	try {
		const response = await request( options, '/v1/stream', {
			headers: {
				Accept: 'text/event-stream',
				Authorization: `Bearer ${ token }`,
			},
			signal: controller.signal,
		} );
		if ( ! response.ok ) {
			return [
				refusalFinding(
					tokenTitle,
					( await response.json().catch( () => null ) ) as Partial< Problem > | null
				),
			];
		}
		const accepted: Finding = {
			id: 'browser-token',
			status: 'good',
			title: tokenTitle,
			detail: __( 'The relay accepts your token: site and relay share the secret.', 'veranda' ),
			fix: '',
		};
		const hello = await readHello( response, options.helloMs ?? HELLO_MS );
		return [ accepted, streamFinding( hello !== null ), ...( hello ? [ clockFinding( hello, options ) ] : [] ) ];
	} catch {
		return [ streamFinding( false ) ];
	} finally {
		controller.abort();
	}
}

function authorizationOf( token: string ): Record< string, string > {
	return { Authorization: `Bearer ${ token }` };
}

function tokenFinding( error: unknown ): Finding {
	const { message } = ( error ?? {} ) as { message?: string };
	return {
		id: 'browser-token',
		status: 'critical',
		title: __( 'Logging in to the relay', 'veranda' ),
		detail: message || __( 'WordPress did not issue a token.', 'veranda' ),
		fix: __( 'Check that your account may answer conversations, then load this page again.', 'veranda' ),
	};
}

function refusalFinding( title: string, problem: Partial< Problem > | null ): Finding {
	const id = 'browser-token';
	switch ( problem?.code ) {
		case 'clock_skew':
			return {
				id,
				status: 'critical',
				title,
				detail: problem.serverTime
					? sprintf(
							/* translators: %s: a time. */
							__( 'The clocks of site and relay differ too much. The relay’s clock says %s.', 'veranda' ),
							problem.serverTime
						)
					: __( 'The clocks of site and relay differ too much.', 'veranda' ),
				fix: __( 'Set the clocks of both machines by the network (NTP).', 'veranda' ),
			};
		case 'token_invalid':
			return {
				id,
				status: 'critical',
				title,
				detail: __(
					'The relay does not accept the token: it has another secret or another site id.',
					'veranda'
				),
				fix: __( 'Start the relay with the command shown above.', 'veranda' ),
			};
		case 'schema_mismatch':
			return {
				id,
				status: 'critical',
				title,
				detail: problem.detail ?? '',
				fix: __( 'Bring the plugin and the relay to the same release.', 'veranda' ),
			};
		default:
			return {
				id,
				status: 'critical',
				title,
				detail: problem?.detail ?? __( 'The relay refused the connection without a reason.', 'veranda' ),
				fix: __( 'Look at the log of the relay.', 'veranda' ),
			};
	}
}

function streamFinding( isLive: boolean ): Finding {
	const title = __( 'Live messages', 'veranda' );
	return isLive
		? {
				id: 'browser-stream',
				status: 'good',
				title,
				detail: __( 'The first event arrived at once: nothing holds messages back.', 'veranda' ),
				fix: '',
			}
		: {
				id: 'browser-stream',
				status: 'warning',
				title,
				detail: __(
					'The stream opened, but its first event did not arrive within 5 seconds: a proxy collects it.',
					'veranda'
				),
				fix: __(
					'Switch off buffering for the relay’s address, for example “proxy_buffering off” in nginx. Until then messages arrive a few seconds late.',
					'veranda'
				),
			};
}

function clockFinding( { serverTime }: StreamEventOf< 'hello' >, { now = Date.now }: BrowserCheckOptions ): Finding {
	const seconds = Math.round( ( now() - Date.parse( serverTime ) ) / 1000 );
	const skew = Math.abs( seconds ) * 1000;
	const title = __( 'Clock', 'veranda' );
	const id = 'browser-clock';
	if ( skew < SKEW_WARNING_MS ) {
		return {
			id,
			status: 'good',
			title,
			detail: __( 'The clocks of relay and browser agree.', 'veranda' ),
			fix: '',
		};
	}
	return {
		id,
		status: skew >= SKEW_CRITICAL_MS ? 'critical' : 'warning',
		title,
		detail: sprintf(
			/* translators: %d: number of seconds. */
			__( 'The clocks of relay and browser differ by %d seconds.', 'veranda' ),
			Math.abs( seconds )
		),
		fix: __( 'Set the clock of the machine that is wrong. Times in the chat are shown by both.', 'veranda' ),
	};
}

/** Reads until the first `hello`, or until the time is up. */
async function readHello( response: Response, limitMs: number ): Promise< StreamEventOf< 'hello' > | null > {
	let timer: ReturnType< typeof setTimeout > | undefined;
	const late = new Promise< null >( ( resolve ) => {
		timer = setTimeout( () => resolve( null ), limitMs );
	} );
	try {
		return await Promise.race( [ findHello( response ), late ] );
	} finally {
		clearTimeout( timer );
	}
}

async function findHello( response: Response ): Promise< StreamEventOf< 'hello' > | null > {
	const reader = response.body?.getReader();
	const decoder = new TextDecoder();
	let text = '';
	for (;;) {
		const piece = await reader?.read();
		if ( ! piece || piece.done ) {
			return null;
		}
		text += decoder.decode( piece.value, { stream: true } );
		const data = /^data: ?(\{"type":"hello".*)\r?\n/mu.exec( text )?.[ 1 ];
		if ( data ) {
			return JSON.parse( data ) as StreamEventOf< 'hello' >;
		}
	}
}

async function request(
	{ relayUrl, fetch: fetchOption }: BrowserCheckOptions,
	path: string,
	init: RequestInit = {}
): Promise< Response > {
	const send = fetchOption ?? globalThis.fetch.bind( globalThis );
	const timeout = new AbortController();
	init.signal?.addEventListener( 'abort', () => timeout.abort() );
	const timer = setTimeout( () => timeout.abort(), ANSWER_MS );
	const answer = send( relayUrl.replace( /\/+$/, '' ) + path, {
		credentials: 'omit',
		cache: 'no-store',
		...init,
		signal: timeout.signal,
	} );
	// The time limit is for the head of the answer: a stream's body never ends.
	return answer.finally( () => clearTimeout( timer ) );
}

function parseUrl( address: string ): URL | null {
	try {
		return new URL( address );
	} catch {
		return null;
	}
}
