import { createHmac, randomUUID } from 'node:crypto';
import { call } from '../support/http';
import type { VisitorParty } from '../support/make';
import { StreamReader } from '../support/read-stream';
import { callsToAllRoutes, type RouteCall } from '../support/route-calls';
import { startRelay, type TestRelay } from '../support/start-relay';
import { tableState } from '../support/table-state';
import {
	agentToken,
	deriveKey,
	encodeJson,
	encodeToken,
	identityToken,
	keyId,
	readClaims,
	serviceToken,
	visitorToken,
} from '../support/tokens';

let relay: TestRelay;
let visitor: VisitorParty;
let conversation: string;
let calls: RouteCall[];

beforeAll( async () => {
	relay = await startRelay();
	const queued = await relay.make.queuedConversation();
	visitor = queued.visitor;
	conversation = queued.conversation.id;
	calls = callsToAllRoutes( { site: relay.site.id, conversation } );
	// Signing in is stored with an agent's first call: here it has happened before.
	for ( const id of [ 5, 6 ] ) {
		await relay.make.agent( { id } ).get( '/v1/agents' );
	}
} );

afterAll( () => relay.close() );

function guarded(): RouteCall[] {
	return calls.filter( ( { route } ) => route.audiences.length > 0 );
}

function send( { method, path, body }: RouteCall, headers: Record< string, string | undefined > = {} ) {
	return call( { port: relay.port, method, path, body, headers } );
}

test( 'A01: exactly the routes listed here are open to everybody', () => {
	const open = calls.filter( ( { route } ) => route.audiences.length === 0 ).map( ( { name } ) => name );

	expect( open.sort() ).toEqual( [
		// The key of a link that was mailed is its credential, in the body (A84).
		'followLink',
		'health',
		'metrics',
		'openapi',
		'readiness',
		'refreshVisitor',
		'startVisitor',
	] );
} );

test( 'A01: every other route refuses bad credentials and changes nothing', async () => {
	const good = agentToken( relay.site );
	const credentials: Record< string, string | undefined > = {
		none: undefined,
		empty: 'Bearer ',
		garbage: 'Bearer garbage',
		truncated: `Bearer ${ good.slice( 0, -10 ) }`,
		'another scheme': `Basic ${ Buffer.from( `agent:${ good }` ).toString( 'base64' ) }`,
		'dots alone': 'Bearer ..',
		'a page of letters': `Bearer ${ 'a'.repeat( 6_000 ) }`,
	};
	const before = await tableState( relay.site );

	for ( const request of guarded() ) {
		for ( const [ name, Authorization ] of Object.entries( credentials ) ) {
			const answer = await send( request, { Authorization } );

			expect( { route: request.name, name, status: answer.status } ).toEqual( {
				route: request.name,
				name,
				status: 401,
			} );
			expect( [ 'token_missing', 'token_invalid' ] ).toContain( answer.code );
			expect( answer.headers[ 'www-authenticate' ] ?? '' ).not.toMatch( /basic/i );
		}
	}

	expect( await tableState( relay.site ) ).toEqual( before );
} );

test( 'A01: an address that is no route is not found, with and without a token', async () => {
	for ( const path of [
		'/',
		'/v1',
		'/v1/',
		'/v1/admin',
		'/v1/conversations/',
		'/v1//conversations',
		'/debug',
		'/.env',
	] ) {
		const answer = await call( { port: relay.port, path } );

		expect( { path, status: answer.status < 400 } ).toEqual( { path, status: false } );
		expect( answer.code ).toBeDefined();
	}
} );

test( 'A02: forged tokens are refused on agent and visitor routes', async () => {
	const now = Math.floor( Date.now() / 1_000 );
	const { site } = relay;
	const agentKey = deriveKey( site, 'agent-access' );
	const header = { alg: 'HS256', typ: 'veranda-agent+jwt', kid: keyId( site ) };
	const good = agentToken( site );
	const [ head = '', payload = '', signature = '' ] = good.split( '.' );
	const claims = readClaims( good );
	const signedBy = ( algorithm: string, alg: string ) => {
		const text = `${ encodeJson( { ...header, alg } ) }.${ payload }`;
		return `${ text }.${ createHmac( algorithm, agentKey ).update( text ).digest( 'base64url' ) }`;
	};
	const unsigned = ( alg: string ) => `${ encodeJson( { ...header, alg } ) }.${ payload }.`;
	const forged: Record< string, string > = {
		'alg none': unsigned( 'none' ),
		'alg NONE': unsigned( 'NONE' ),
		'alg none with a signature': `${ encodeJson( { ...header, alg: 'none' } ) }.${ payload }.${ signature }`,
		'no alg': encodeToken( { ...header, alg: undefined }, claims, agentKey ),
		HS384: signedBy( 'sha384', 'HS384' ),
		HS512: signedBy( 'sha512', 'HS512' ),
		'RS256 by the same key': signedBy( 'sha256', 'RS256' ),
		'signature removed': `${ head }.${ payload }.`,
		'signature of another token': `${ head }.${ payload }.${ agentToken( site ).split( '.' )[ 2 ] }`,
		'signature turned around': `${ head }.${ payload }.${ [ ...signature ].reverse().join( '' ) }`,
		'payload edited': `${ head }.${ encodeJson( { ...claims, sub: 'agent:1', role: 'supervisor' } ) }.${ signature }`,
		'header edited': `${ encodeJson( { ...header, typ: 'veranda-visitor+jwt' } ) }.${ payload }.${ signature }`,
		'no kid': agentToken( site, {}, { header: { kid: undefined } } ),
		'unknown kid': agentToken( site, {}, { header: { kid: 'AAAAAAAA' } } ),
		'kid that is a path': agentToken(
			site,
			{},
			{ header: { kid: '../../../../dev/null' }, key: Buffer.alloc( 0 ) }
		),
		'kid that is an object': agentToken( site, {}, { header: { kid: { $ne: null } } } ),
		'key brought along': agentToken(
			site,
			{},
			{
				header: { jwk: { kty: 'oct', k: Buffer.from( 'x'.repeat( 32 ) ).toString( 'base64url' ) } },
				key: Buffer.from( 'x'.repeat( 32 ) ),
			}
		),
		'empty key': agentToken( site, {}, { key: Buffer.alloc( 0 ) } ),
		'the secret itself as key': agentToken( site, {}, { key: Buffer.from( site.secret ) } ),
		'the site id as key': agentToken( site, {}, { key: Buffer.from( site.id ) } ),
		'two parts': `${ head }.${ payload }`,
		'four parts': `${ good }.${ signature }`,
		'payload no object': encodeToken( header, [ claims ] as never, agentKey ),
		'payload null': encodeToken( header, null as never, agentKey ),
	};
	const path = `/v1/conversations/${ conversation }`;

	for ( const [ name, token ] of Object.entries( forged ) ) {
		const answer = await call( { port: relay.port, path, headers: { Authorization: `Bearer ${ token }` } } );

		expect( { name, status: answer.status, code: answer.code } ).toEqual( {
			name,
			status: 401,
			code: 'token_invalid',
		} );
	}
	const visitorForged = visitorToken( site, visitor.id, { key: agentKey, now: now - 10, header: { alg: 'none' } } );
	expect(
		( await call( { port: relay.port, path, headers: { Authorization: `Bearer ${ visitorForged }` } } ) ).status
	).not.toBe( 200 );
	expect( ( await call( { port: relay.port, path, headers: { Authorization: `Bearer ${ good }` } } ) ).status ).toBe(
		200
	);
} );

test( 'A05: a token of another kind is refused on every route, and changes nothing', async () => {
	const nonce = JSON.stringify( { nonce: 'A'.repeat( 22 ) } );
	const tokens = {
		visitor: visitor.token,
		agent: agentToken( relay.site ),
		service: serviceToken( relay.site, nonce ),
		identity: identityToken( relay.site ),
	};
	const before = await tableState( relay.site );

	for ( const request of guarded() ) {
		for ( const [ kind, token ] of Object.entries( tokens ) ) {
			if ( ( request.route.audiences as readonly string[] ).includes( kind ) ) {
				continue;
			}
			const answer = await send( request, { Authorization: `Bearer ${ token }` } );

			expect( { route: request.name, kind, status: answer.status, code: answer.code } ).toEqual( {
				route: request.name,
				kind,
				status: 403,
				code: 'wrong_scope',
			} );
		}
	}

	expect( await tableState( relay.site ) ).toEqual( before );
} );

test( 'A05: a token signed by the right key under the name of another kind is refused', async () => {
	const path = `/v1/conversations/${ conversation }`;
	const disguised = [
		agentToken( relay.site, {}, { header: { typ: 'veranda-visitor+jwt' } } ),
		agentToken( relay.site, {}, { header: { typ: 'JWT' } } ),
		agentToken( relay.site, {}, { header: { typ: undefined } } ),
		visitorToken( relay.site, visitor.id, { header: { typ: 'veranda-agent+jwt' } } ),
		identityToken( relay.site, {}, { header: { typ: 'veranda-agent+jwt' } } ),
	];

	for ( const token of disguised ) {
		const answer = await call( { port: relay.port, path, headers: { Authorization: `Bearer ${ token }` } } );

		expect( [ answer.status, answer.code ] ).toEqual( [ 403, 'wrong_scope' ] );
	}
} );

test( 'A38: claims of the wrong type never match', async () => {
	const wrong = [ 0, true, [], {}, null, '0e123', { $ne: 1 }, 1e308, -1, '' ];
	for ( const name of [ 'sub', 'role', 'departments', 'name', 'ver', 'iss', 'aud', 'iat', 'exp', 'jti' ] ) {
		for ( const value of wrong ) {
			const isGood =
				( name === 'departments' && Array.isArray( value ) ) ||
				( name === 'ver' && value === 0 ) ||
				( name === 'name' && value === '0e123' );
			if ( isGood ) {
				continue;
			}
			const token = agentToken( relay.site, {}, { claims: { [ name ]: value } } );
			const answer = await call( {
				port: relay.port,
				path: '/v1/agents',
				headers: { Authorization: `Bearer ${ token }` },
			} );

			expect( { name, value, status: answer.status } ).toEqual( { name, value, status: 401 } );
		}
	}
} );

test( 'A09: a token in an address opens nothing', async () => {
	const token = agentToken( relay.site );
	for ( const name of [
		'token',
		'access_token',
		'ticket',
		'authorization',
		'Authorization',
		'jwt',
		'bearer',
		'auth',
	] ) {
		for ( const path of [ '/v1/stream', '/v1/agents', `/v1/conversations/${ conversation }` ] ) {
			const address = `${ path }?${ name }=${ encodeURIComponent( token ) }`;
			const answer = await call( { port: relay.port, path: address } );

			expect( { address: `${ path } ${ name }`, status: answer.status } ).toEqual( {
				address: `${ path } ${ name }`,
				status: 401,
			} );
		}
	}
	const stream = await StreamReader.open( { port: relay.port, path: `/v1/stream?access_token=${ token }` } );
	expect( stream.status ).toBe( 401 );
	stream.close();
	const inBody = await call( {
		port: relay.port,
		method: 'POST',
		path: `/v1/conversations/${ conversation }/messages`,
		body: { clientId: randomUUID(), body: 'Hi', access_token: token },
	} );
	expect( inBody.status ).toBe( 401 );
} );

test( 'A09, A42: what was shown as a token is in no line of the log', () => {
	const text = relay.log.join( '\n' );

	expect( text ).not.toContain( visitor.token );
	expect( text ).not.toContain( visitor.token.split( '.' )[ 2 ] );
	expect( text ).not.toMatch( /eyJ[A-Za-z0-9_-]{20,}/ );
	expect( text ).not.toContain( relay.site.secret );
} );
