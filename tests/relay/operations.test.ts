import request from 'supertest';
import { call, callUntilReady } from '../support/http';
import { draft } from '../support/make';
import { StreamReader } from '../support/read-stream';
import { startRelay, type TestRelay } from '../support/start-relay';

const METRICS_TOKEN = 'Xq7-metrics-token-of-this-very-test-9fK2';

/** What tells a browser what it may do with an answer. */
const SECURITY_HEADER = /^(content-security-policy|cross-origin-|origin-agent|referrer-|x-(?!request-id))/;

let relay: TestRelay;
let http: ReturnType< typeof request >;

beforeAll( async () => {
	relay = await startRelay( { env: { METRICS_TOKEN, TRUSTED_PROXIES: '127.0.0.1' } } );
	http = request( `http://127.0.0.1:${ relay.port }` );
} );

afterAll( () => relay.close() );

test( 'the process and its database are asked for at two addresses', async () => {
	await http.get( '/healthz' ).expect( 200 ).expect( 'Content-Type', /json/ );
	expect( ( await callUntilReady( relay.port ) ).json() ).toMatchObject( { status: 'ready' } );
} );

test( 'the contract is public', async () => {
	const { body } = await http.get( '/v1/openapi.json' ).expect( 200 );

	expect( body.openapi ).toMatch( /^3\.1/ );
	expect( Object.keys( body.paths ) ).toContain( '/v1/conversations/{id}/messages' );
} );

test( 'A80: metrics are for who has the token, wherever they call from and whatever host they name', async () => {
	const callers = [ {}, { 'X-Forwarded-For': '203.0.113.9' }, { Host: 'evil.test' }, { Host: '127.0.0.1' } ];
	const forged = [ undefined, 'Bearer ', 'Bearer wrong', `Basic ${ METRICS_TOKEN }` ];
	for ( const [ caller, authorization ] of callers.flatMap( ( each ) =>
		forged.map( ( text ) => [ each, text ] as const )
	) ) {
		const asked = http.get( '/metrics' ).set( caller );
		const { status, text } = await ( authorization ? asked.set( 'Authorization', authorization ) : asked );
		// Who may not read them need not know that they are there.
		expect( status ).toBe( 404 );
		expect( text ).not.toContain( 'veranda_' );
	}
	for ( const caller of callers ) {
		await http
			.get( '/metrics' )
			.set( caller )
			.set( 'Authorization', `Bearer ${ METRICS_TOKEN }` )
			.expect( 200 )
			.expect( 'Content-Type', /text\/plain/ );
	}
} );

test( 'A80: a relay without a token for its metrics shows them to nobody', async () => {
	const tokenless = await startRelay( { site: relay.site, env: { METRICS_TOKEN: '' } } );
	const forged = [ undefined, 'Bearer ', 'Bearer undefined', `Bearer ${ METRICS_TOKEN }` ];

	for ( const Authorization of forged ) {
		const { status } = await call( { port: tokenless.port, path: '/metrics', headers: { Authorization } } );
		expect( { Authorization, status } ).toEqual( { Authorization, status: 404 } );
	}
	await tokenless.close();
} );

test( 'what is not there is a problem that programs can read', async () => {
	const { body } = await http
		.get( '/v1/nothing-here' )
		.expect( 404 )
		.expect( 'Content-Type', /^application\/problem\+json/ );

	expect( body ).toMatchObject( { status: 404, code: 'not_found', detail: expect.stringMatching( /\.$/ ) } );
} );

test( 'A80: every answer has the same security headers: a refusal, a preflight, a message and a stream too', async () => {
	const { conversation, visitor } = await relay.make.openConversation();
	const { headers } = await call( { port: relay.port, path: '/healthz' } );
	const path = `/v1/conversations/${ conversation.id }/messages`;
	const stream = await visitor.openStream();
	const refused = await StreamReader.open( { port: relay.port } );
	const preflight = { Origin: relay.site.origin, 'Access-Control-Request-Method': 'POST' };
	const answers = [
		stream,
		refused,
		await visitor.post( path, draft( 'x' ) ),
		await visitor.post( path, {} ),
		await visitor.get( path ),
		await call( { port: relay.port, method: 'OPTIONS', path, headers: preflight } ),
		await call( { port: relay.port, path: '/nothing' } ),
	];
	visitor.leave();

	const wanted = Object.entries( headers ).filter( ( [ name ] ) => SECURITY_HEADER.test( name ) );
	expect( wanted.map( ( [ name ] ) => name ) ).toEqual(
		expect.arrayContaining( [ 'content-security-policy', 'x-frame-options' ] )
	);
	expect( [ stream.status, refused.status ] ).toEqual( [ 200, 401 ] );
	for ( const answer of answers ) {
		expect( answer.headers ).toMatchObject( Object.fromEntries( wanted ) );
		expect( answer.headers[ 'x-request-id' ] ).toMatch( /./ );
	}
} );
