import request from 'supertest';
import { startRelay, type TestRelay } from '../support/start-relay';

const METRICS_TOKEN = 'Xq7-metrics-token-of-this-very-test-9fK2';

let relay: TestRelay;
let http: ReturnType< typeof request >;

beforeAll( async () => {
	relay = await startRelay( { env: { METRICS_TOKEN, TRUSTED_PROXIES: '127.0.0.1' } } );
	http = request( `http://127.0.0.1:${ relay.port }` );
} );

afterAll( () => relay.close() );

test( 'the process and its database are asked for at two addresses', async () => {
	await http.get( '/healthz' ).expect( 200 ).expect( 'Content-Type', /json/ );
	await http
		.get( '/readyz' )
		.expect( 200 )
		.expect( ( { body } ) => expect( body.status ).toBe( 'ready' ) );
} );

test( 'the contract is public', async () => {
	const { body } = await http.get( '/v1/openapi.json' ).expect( 200 );

	expect( body.openapi ).toMatch( /^3\.1/ );
	expect( Object.keys( body.paths ) ).toContain( '/v1/conversations/{id}/messages' );
} );

test( 'metrics are for this machine, or for who has the token', async () => {
	const fromElsewhere = { 'X-Forwarded-For': '203.0.113.9' };

	await http
		.get( '/metrics' )
		.expect( 200 )
		.expect( 'Content-Type', /text\/plain/ );
	for ( const authorization of [ undefined, 'Bearer ', 'Bearer wrong', `Basic ${ METRICS_TOKEN }` ] ) {
		const asked = http.get( '/metrics' ).set( fromElsewhere );
		const { status, text } = await ( authorization ? asked.set( 'Authorization', authorization ) : asked );
		// Who may not read them need not know that they are there.
		expect( status ).toBe( 404 );
		expect( text ).not.toContain( 'veranda_' );
	}
	await http.get( '/metrics' ).set( fromElsewhere ).set( 'Authorization', `Bearer ${ METRICS_TOKEN }` ).expect( 200 );
} );

test( 'what is not there is a problem that programs can read', async () => {
	const { body } = await http
		.get( '/v1/nothing-here' )
		.expect( 404 )
		.expect( 'Content-Type', /^application\/problem\+json/ );

	expect( body ).toMatchObject( { status: 404, code: 'not_found', detail: expect.stringMatching( /\.$/ ) } );
} );
