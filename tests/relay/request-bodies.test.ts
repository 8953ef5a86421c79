import { gzipSync } from 'node:zlib';
import { call, callUntilReady } from '../support/http';
import { draft, type AgentParty, type VisitorParty } from '../support/make';
import { startRelay, type TestRelay } from '../support/start-relay';

/* Bodies and methods that are no requests (docs/threats.md A68, A69). */

let relay: TestRelay;
let visitor: VisitorParty;
let agent: AgentParty;
let conversation: string;

beforeAll( async () => {
	relay = await startRelay( { env: { LIMIT_NEW_VISITORS_PER_HOUR: '100000' } } );
	const scene = await relay.make.openConversation();
	visitor = scene.visitor;
	agent = scene.agent;
	conversation = scene.conversation.id;
} );

const path = () => `/v1/conversations/${ conversation }/messages`;

test( 'A68: malformed JSON is refused', async () => {
	for ( const rawBody of [
		'{',
		'{"a":1,}',
		'{a:1}',
		"{'a':1}",
		'',
		'\u0000',
		'{"a":1}{"b":2}',
		'NaN',
		'[[[[',
		'\ufeff{}',
	] ) {
		const answer = await visitor.send( 'POST', path(), { rawBody } );
		expect( { rawBody, status: answer.status } ).toEqual( { rawBody, status: 400 } );
	}
	const notUtf8 = await visitor.send( 'POST', path(), {
		rawBody: Buffer.concat( [
			Buffer.from( '{"clientId":"bytes","body":"' ),
			Buffer.from( [ 0xff, 0xfe, 0xc3 ] ),
			Buffer.from( '"}' ),
		] ),
	} );
	expect( notUtf8.status ).toBe( 400 );
} );

test( 'A68: a body that is too deep, too large or has too many keys is refused', async () => {
	const deep = '['.repeat( 10_000 ) + ']'.repeat( 10_000 );
	const nested = ( depth: number ) => '{"a":'.repeat( depth ) + '1' + '}'.repeat( depth );
	expect( ( await visitor.send( 'POST', path(), { rawBody: deep } ) ).status ).toBe( 400 );
	expect( ( await visitor.send( 'POST', path(), { rawBody: nested( 5_000 ) } ) ).status ).toBe( 400 );
	expect( ( await visitor.send( 'POST', path(), { rawBody: nested( 11 ) } ) ).status ).toBe( 400 );
	const large = await visitor.post( path(), draft( 'x'.repeat( 70_000 ) ) );
	expect( [ large.status, large.code ] ).toEqual( [ 413, 'request_too_large' ] );
	const keys = `?${ Array.from( { length: 1_500 }, ( _, index ) => `k${ index }=1` ).join( '&' ) }`;
	expect( ( await agent.get( `/v1/conversations${ keys }` ) ).status ).toBeGreaterThanOrEqual( 400 );
	const veryLong = await agent.get( `/v1/conversations?q=${ 'x'.repeat( 40_000 ) }` ).catch( () => null );
	expect( veryLong?.status ?? 431 ).toBeGreaterThanOrEqual( 400 );
} );

test( 'A68: a length that lies is refused, and a large body without one too', async () => {
	const lying = call( {
		port: relay.port,
		method: 'POST',
		path: path(),
		headers: {
			Authorization: `Bearer ${ visitor.token }`,
			'Content-Type': 'application/json',
			'Content-Length': '100000000',
		},
		timeoutMs: 10_000,
	} );
	const chunked = await visitor.send( 'POST', path(), {
		rawBody: JSON.stringify( draft( 'x'.repeat( 70_000 ) ) ),
		headers: { 'Transfer-Encoding': 'chunked', 'Content-Length': undefined },
	} );

	expect( ( await lying ).status ).toBe( 413 );
	expect( chunked.status ).toBe( 413 );
} );

test( 'A68: another content type or encoding is refused', async () => {
	const body = JSON.stringify( draft( 'x' ) );
	for ( const type of [
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'application/xml',
		'',
	] ) {
		const answer = await visitor.send( 'POST', path(), { rawBody: body, headers: { 'Content-Type': type } } );
		expect( { type, status: answer.status, code: answer.code } ).toEqual( {
			type,
			status: 415,
			code: 'unsupported_media_type',
		} );
	}
	const bomb = gzipSync( JSON.stringify( draft( ' '.repeat( 20_000_000 ) ) ) );
	const packed = await visitor.send( 'POST', path(), { rawBody: bomb, headers: { 'Content-Encoding': 'gzip' } } );
	expect( [ 400, 413, 415 ] ).toContain( packed.status );
	const charset = await visitor.send( 'POST', path(), {
		rawBody: body,
		headers: { 'Content-Type': 'application/json; charset=utf-8' },
	} );
	expect( charset.status ).toBe( 201 );
} );

test( 'a key that comes twice decides nothing about the author', async () => {
	const answer = await visitor.send( 'POST', path(), {
		rawBody: '{"clientId":"twice","body":"first","body":"second"}',
	} );

	expect( [ 201, 400 ] ).toContain( answer.status );
} );

test( 'A69: methods that a route does not have are nowhere', async () => {
	for ( const method of [ 'DELETE', 'PATCH', 'PUT', 'TRACE', 'PROPFIND' ] ) {
		const answer = await agent.send( method, path() );
		expect( [ 404, 405, 501 ] ).toContain( answer.status );
	}
	const overridden = await agent.send( 'GET', `/v1/conversations/${ conversation }/close`, {
		headers: { 'X-HTTP-Method-Override': 'POST' },
	} );
	expect( [ 404, 405 ] ).toContain( overridden.status );
} );

afterAll( async () => {
	expect( ( await callUntilReady( relay.port ) ).status ).toBe( 200 );
	expect( ( await visitor.post( path(), draft( 'All is well' ) ) ).status ).toBe( 201 );
	await relay.close();
} );
