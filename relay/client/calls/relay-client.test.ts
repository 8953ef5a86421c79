/** @jest-environment node */ // eslint-disable-line jsdoc/check-tag-names
import { NetworkError, ProblemError } from '../errors';
import { FakeClock, hanging, settled } from '../fakes';
import { listAgents } from './agents';
import { listMessages, sendMessage } from './messages';
import { parseRetryAfter, RelayClient, type AgentClient, type VisitorClient } from './relay-client';
import { refreshVisitor } from './visitors';

const json = ( status: number, body: unknown, headers: Record< string, string > = {} ) =>
	new Response( status === 204 ? null : JSON.stringify( body ), { status, headers } );
const problem = ( status: number, code: string, headers?: Record< string, string > ) =>
	json( status, { type: 'about:blank', title: code, status, code, detail: 'Do this.' }, headers );

/** A body that goes on until the call is called off. */
function endless( signal: AbortSignal | null | undefined ): ReadableStream {
	return new ReadableStream( {
		start( controller ) {
			signal?.addEventListener( 'abort', () => controller.error( signal.reason ) );
		},
	} );
}

/** A client whose answers are given in order; the last one repeats. */
function make( ...answers: ( ( init: RequestInit ) => Response | Promise< Response > )[] ) {
	const calls: { address: string; init: RequestInit }[] = [];
	let token = 'old';
	const tokens = {
		getToken: async () => token,
		renew: jest.fn( async () => {
			token = 'new';
			return token;
		} ),
	};
	const clock = new FakeClock();
	const options = {
		relayUrl: 'https://relay.test/veranda/',
		tokens,
		clock,
		fetch: ( async ( address: string, init: RequestInit ) => {
			calls.push( { address, init } );
			const answer = answers.length > 1 ? answers.shift() : answers[ 0 ];
			return answer?.( init );
		} ) as typeof fetch,
	};
	const client: AgentClient = new RelayClient( options );
	const visitor: VisitorClient = new RelayClient( options );
	return { calls, tokens, clock, client, visitor };
}

const tokenOf = ( call?: { init: RequestInit } ) => ( call?.init.headers as Record< string, string > ).Authorization;

test( 'a call carries the token in a header and sends no cookie', async () => {
	const { client, calls } = make( () => json( 200, { messages: [], hasMore: false } ) );

	await listMessages( client, 'c_1', { after: 3, limit: 10 } );

	expect( calls[ 0 ]?.address ).toBe( 'https://relay.test/veranda/v1/conversations/c_1/messages?after=3&limit=10' );
	expect( tokenOf( calls[ 0 ] ) ).toBe( 'Bearer old' );
	expect( calls[ 0 ]?.init.credentials ).toBe( 'omit' );
} );

test( 'A10: no call, and no stream, says on which page it was made', async () => {
	const stream = { 'Content-Type': 'text/event-stream' };
	const { client, calls } = make(
		() => json( 200, { agents: [] } ),
		() => new Response( '', { headers: stream } )
	);

	await listAgents( client );
	await client.openStream( null, new AbortController().signal );
	await client.isReachable( 100 );

	expect( calls.map( ( { init } ) => init.referrerPolicy ) ).toEqual( Array( 3 ).fill( 'no-referrer' ) );
} );

test( 'a 401 is answered with one new token and one repetition', async () => {
	const { client, calls, tokens } = make(
		() => problem( 401, 'token_expired' ),
		() => json( 200, { agents: [] } )
	);

	await listAgents( client );

	expect( calls.map( tokenOf ) ).toEqual( [ 'Bearer old', 'Bearer new' ] );
	expect( tokens.renew ).toHaveBeenCalledTimes( 1 );
} );

test( 'calls that are refused together renew the token once', async () => {
	const { client, tokens } = make( ( call ) =>
		tokenOf( { init: call } ) === 'Bearer old' ? problem( 401, 'token_expired' ) : json( 200, { agents: [] } )
	);

	await Promise.all( [ listAgents( client ), listAgents( client ), listAgents( client ) ] );

	expect( tokens.renew ).toHaveBeenCalledTimes( 1 );
} );

test( 'a second 401 is an error', async () => {
	const { client, calls } = make( () => problem( 401, 'token_revoked' ) );

	await expect( listAgents( client ) ).rejects.toMatchObject( { code: 'token_revoked', status: 401 } );
	expect( calls ).toHaveLength( 2 );
} );

test( 'a problem says what the relay said, and when to come again', async () => {
	const { visitor } = make( () => problem( 429, 'rate_limited', { 'Retry-After': '7' } ) );

	const error = await sendMessage( visitor, 'c_1', { clientId: 'a', body: 'Hi' } ).catch( ( reason ) => reason );

	expect( error ).toBeInstanceOf( ProblemError );
	expect( error ).toMatchObject( { code: 'rate_limited', detail: 'Do this.', retryAfterMs: 7_000 } );
} );

test.each( [ 200, 404, 502 ] )( "a proxy's page with status %d says nothing about the request", async ( status ) => {
	const { client } = make( () => new Response( '<html>', { status } ) );

	await expect( listAgents( client ) ).rejects.toMatchObject( {
		name: 'NetworkError',
		reason: 'unreadable',
		status,
	} );
} );

test.each( [
	[ 'does not come', hanging ],
	[ 'does not end', async ( { signal }: RequestInit ) => new Response( endless( signal ) ) ],
] )( 'a call whose answer %s is given up in time', async ( _what, answer ) => {
	const { client, clock } = make( answer );
	const failure = listAgents( client ).catch( ( reason ) => reason );
	const hasEnded = jest.fn();
	void failure.then( hasEnded );

	await clock.advance( 9_999 );
	expect( hasEnded ).not.toHaveBeenCalled();
	await clock.advance( 1 );

	expect( await failure ).toMatchObject( { reason: 'timeout' } );
} );

test( "the caller's own signal ends a call, which is not a time-out", async () => {
	const { client } = make( hanging );
	const controller = new AbortController();
	const failure = listMessages( client, 'c_1', {}, { signal: controller.signal } ).catch( ( reason ) => reason );
	await settled();

	controller.abort();

	expect( await failure ).toMatchObject( { reason: 'aborted' } );
} );

test( 'no network is a network error', async () => {
	const { client } = make( () => Promise.reject( new TypeError( 'failed' ) ) );

	await expect( listAgents( client ) ).rejects.toBeInstanceOf( NetworkError );
} );

test( 'routes that hand out tokens are called without one', async () => {
	const { visitor, calls } = make( () => json( 201, {} ) );

	await refreshVisitor( visitor, 's_1', { refreshToken: 'r' } );

	expect( tokenOf( calls[ 0 ] ) ).toBeUndefined();
} );

test( 'Retry-After may be seconds or a date', () => {
	const now = Date.UTC( 2026, 0, 1 );

	expect( parseRetryAfter( '3', now ) ).toBe( 3_000 );
	expect( parseRetryAfter( 'Thu, 01 Jan 2026 00:00:05 GMT', now ) ).toBe( 5_000 );
	expect( parseRetryAfter( 'Wed, 31 Dec 2025 00:00:00 GMT', now ) ).toBe( 0 );
	expect( parseRetryAfter( 'soon', now ) ).toBeNull();
	expect( parseRetryAfter( null, now ) ).toBeNull();
} );

test( 'a route of the other side does not compile', async () => {
	const { client, visitor } = make( () => json( 200, { agents: [] } ) );

	// @ts-expect-error -- a visitor may not list agents.
	await listAgents( visitor );
	// @ts-expect-error -- an agent has no refresh token.
	await refreshVisitor( client, 's_1', { refreshToken: 'r' } );
	await listMessages( visitor, 'c_1' );
	await listMessages( client, 'c_1' );
} );
