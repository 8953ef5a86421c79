import { call } from '../support/http';
import { expectStatus } from '../support/party';
import { FakeClock } from '../support/fake-clock';
import { startRelay, type TestRelay } from '../support/start-relay';
import { agentToken, serviceToken, visitorToken, type Claims } from '../support/tokens';

const MINUTE = 60_000;

let relay: TestRelay;
let clock: FakeClock;

beforeEach( async () => {
	clock = new FakeClock();
	relay = await startRelay( { clock } );
} );

afterEach( () => relay.close() );

function listAgents( token: string ) {
	return call( { port: relay.port, path: '/v1/agents', headers: { Authorization: `Bearer ${ token }` } } );
}

test( 'A03: a signed token with unsuitable times is refused', async () => {
	const now = clock.seconds;
	const table: Record< string, [ Claims, string ] > = {
		'over since two minutes': [ { iat: now - 700, exp: now - 120 }, 'token_expired' ],
		'not yet valid': [ { nbf: now + 120 }, 'token_invalid' ],
		'no exp': [ { exp: undefined }, 'token_invalid' ],
		'no iat': [ { iat: undefined }, 'token_invalid' ],
		'one second too long': [ { exp: now + 601 }, 'token_invalid' ],
		'ten years': [ { exp: now + 315_360_000 }, 'token_invalid' ],
		'exp before iat': [ { iat: now, exp: now - 1 }, 'token_invalid' ],
		'exp equal to iat': [ { iat: now, exp: now }, 'token_invalid' ],
		'exp as text': [ { exp: String( now + 600 ) }, 'token_invalid' ],
		'exp beyond numbers': [ { exp: Number.MAX_SAFE_INTEGER }, 'token_invalid' ],
		'iat in the future': [ { iat: now + 600, exp: now + 1_200 }, 'clock_skew' ],
	};

	for ( const [ name, [ claims, code ] ] of Object.entries( table ) ) {
		const answer = await listAgents( agentToken( relay.site, {}, { now, claims } ) );

		expect( { name, status: answer.status, code: answer.code } ).toEqual( { name, status: 401, code } );
	}
} );

test( 'A03: an agent token serves ten minutes and the leeway, and no longer', async () => {
	const token = agentToken( relay.site, {}, { now: clock.seconds } );

	expect( ( await listAgents( token ) ).status ).toBe( 200 );
	await clock.advance( 10 * MINUTE + 30_000 );
	expect( ( await listAgents( token ) ).status ).toBe( 200 );
	await clock.advance( 31_000 );
	const late = await listAgents( token );
	expect( [ late.status, late.code ] ).toEqual( [ 401, 'token_expired' ] );
} );

test( 'A03: a visitor token serves fifteen minutes; a longer one is refused', async () => {
	const visitor = await relay.make.visitor();
	const { conversation } = await visitor.start();
	const path = `/v1/conversations/${ conversation.id }`;

	expect( ( await visitor.get( path ) ).status ).toBe( 200 );
	await clock.advance( 14 * MINUTE );
	expect( ( await visitor.get( path ) ).status ).toBe( 200 );
	await clock.advance( 2 * MINUTE + 1_000 );
	expect( ( await visitor.get( path ) ).code ).toBe( 'token_expired' );
	const now = clock.seconds;
	visitor.token = visitorToken( relay.site, visitor.id, { now, claims: { exp: now + 901 } } );
	expect( ( await visitor.get( path ) ).code ).toBe( 'token_invalid' );
	visitor.token = visitorToken( relay.site, visitor.id, { now } );
	expect( ( await visitor.get( path ) ).status ).toBe( 200 );
} );

test( 'B25: clocks may differ by 50 seconds; a difference of ten minutes is named, with the relay’s time', async () => {
	const body = JSON.stringify( { nonce: 'N'.repeat( 22 ) } );
	const check = ( offset: number ) =>
		call( {
			port: relay.port,
			method: 'POST',
			path: '/v1/service/check',
			rawBody: body,
			headers: { Authorization: `Bearer ${ serviceToken( relay.site, body, { now: clock.seconds + offset } ) }` },
		} );

	for ( const offset of [ -50, 0, 50 ] ) {
		expect( ( await check( offset ) ).status ).toBe( 200 );
	}
	for ( const offset of [ -600, 600 ] ) {
		const answer = await check( offset );
		const problem = answer.json< { serverTime: string } >();

		expect( [ answer.status, answer.code ] ).toEqual( [ 401, 'clock_skew' ] );
		expect( Math.abs( Date.parse( problem.serverTime ) - clock.now() ) ).toBeLessThan( 10_000 );
	}
} );

function refresh( refreshToken: string ) {
	return call( {
		port: relay.port,
		method: 'POST',
		path: `/v1/sites/${ relay.site.id }/visitors/refresh`,
		body: { refreshToken },
	} );
}

interface Renewed {
	refreshToken: string;
	visitor: { id: string };
}

test( 'a refresh token gives a new pair, works 60 seconds longer, and ends its family after that', async () => {
	const visitor = await relay.make.visitor();
	const first = visitor.session.refreshToken;

	const second = expectStatus< Renewed >( await refresh( first ), 200 );
	expect( second.visitor.id ).toBe( visitor.id );
	expect( second.refreshToken ).not.toBe( first );
	await clock.advance( 30_000 );
	const third = expectStatus< Renewed >( await refresh( second.refreshToken ), 200 );
	expect( ( await refresh( first ) ).status ).toBe( 200 );
	// Using it again has not made it live longer.
	await clock.advance( 35_000 );
	expect( ( await refresh( first ) ).status ).toBe( 401 );
	// Somebody else had a copy: nobody can tell which of the two is the thief.
	expect( ( await refresh( third.refreshToken ) ).status ).toBe( 401 );
} );

test( 'a visitor whose new refresh token was lost on the way stays who they are, however late they ask again', async () => {
	const visitor = await relay.make.visitor();
	const first = visitor.session.refreshToken;
	await clock.advance( MINUTE );
	const lost = expectStatus< Renewed >( await refresh( first ), 200 );

	for ( const wait of [ 2 * MINUTE, 60 * MINUTE ] ) {
		clock.jump( wait );
		expect( expectStatus< Renewed >( await refresh( first ), 200 ).visitor.id ).toBe( visitor.id );
	}

	// The next answer is lost as well: that an older token was used before proves nothing.
	const second = expectStatus< Renewed >( await refresh( first ), 200 ).refreshToken;
	expectStatus( await refresh( second ), 200 );
	clock.jump( 2 * MINUTE );
	expectStatus( await refresh( second ), 200 );

	expect( ( await refresh( first ) ).status ).toBe( 401 );
	expect( ( await refresh( lost.refreshToken ) ).status ).toBe( 401 );
} );

test( 'a refresh token lasts 30 days', async () => {
	const early = await relay.make.visitor();
	const late = await relay.make.visitor();

	clock.jump( 29 * 24 * 60 * MINUTE );
	expect( ( await refresh( early.session.refreshToken ) ).status ).toBe( 200 );
	clock.jump( 2 * 24 * 60 * MINUTE );
	expect( ( await refresh( late.session.refreshToken ) ).status ).toBe( 401 );
} );
