import { AccessEndedError, NetworkError, type Clock } from '../../relay/client';
import { AgentTokenSource } from './agent-token-source';
import { SiteClosedError } from './site-error';

/** A clock that moves when a test says so. */
function makeClock() {
	let time = 0;
	let timers: { at: number; run: () => void; handle: number }[] = [];
	let handles = 0;
	const clock: Clock = {
		now: () => time,
		wallNow: () => time,
		setTimeout: ( run, milliseconds ) => {
			handles += 1;
			timers.push( { at: time + milliseconds, run, handle: handles } );
			return handles;
		},
		clearTimeout: ( handle ) => {
			timers = timers.filter( ( timer ) => timer.handle !== handle );
		},
	};
	const pass = async ( milliseconds: number ) => {
		time += milliseconds;
		const due = timers.filter( ( { at } ) => at <= time );
		timers = timers.filter( ( { at } ) => at > time );
		due.forEach( ( { run } ) => run() );
		await Promise.resolve();
		await Promise.resolve();
		await Promise.resolve();
	};
	return { clock, pass };
}

const answer = ( token: string ) => ( {
	token,
	agentId: 'agent:1',
	// The browser's clock has nothing to do with it: a life of ten minutes.
	serverTime: '2020-01-01T00:00:00.000Z',
	expiresAt: '2020-01-01T00:10:00.000Z',
} );

function makeSource( answers: ( () => Promise< ReturnType< typeof answer > > )[], isLoggedIn = false ) {
	const { clock, pass } = makeClock();
	const reachable: boolean[] = [];
	let asked = 0;
	const source = new AgentTokenSource( {
		clock,
		isLoggedIn: async () => isLoggedIn,
		onReachable: ( isReachable ) => reachable.push( isReachable ),
		request: () => {
			asked += 1;
			return ( answers.shift() ?? ( () => Promise.reject( { code: 'fetch_error' } ) ) )();
		},
	} );
	return { source, pass, reachable, asked: () => asked };
}

test( 'one token serves all calls, and is renewed before it ends', async () => {
	const { source, pass, asked } = makeSource( [ async () => answer( 'first' ), async () => answer( 'second' ) ] );

	await Promise.all( [ source.getToken(), source.getToken() ] );
	expect( asked() ).toBe( 1 );

	await pass( 9 * 60_000 );
	expect( asked() ).toBe( 2 );
	expect( await source.getToken() ).toBe( 'second' );
} );

test( 'while WordPress is away the token serves to its end, and the site counts as unreachable', async () => {
	const { source, pass, reachable } = makeSource( [ async () => answer( 'first' ) ] );
	await source.getToken();

	await pass( 9 * 60_000 );
	expect( reachable ).toEqual( [ true, false ] );
	expect( await source.getToken() ).toBe( 'first' );

	await pass( 60_001 );
	await expect( source.getToken() ).rejects.toBeInstanceOf( NetworkError );
} );

test( 'a site that does not answer is not asked for each call', async () => {
	const { source, asked } = makeSource( [] );

	await expect( source.getToken() ).rejects.toBeInstanceOf( NetworkError );
	await expect( source.getToken() ).rejects.toBeInstanceOf( NetworkError );

	expect( asked() ).toBe( 1 );
} );

test.each( [
	{ code: 'rest_forbidden', message: 'No.', data: { status: 403 } },
	{ code: 'rest_not_logged_in', message: 'No.', data: { status: 401 } },
	// What api-fetch throws when it cannot get a new nonce.
	{ status: 400 },
] )( '%j means that the agent may not come in', async ( error ) => {
	const { source, reachable } = makeSource( [ () => Promise.reject( error ) ] );

	await expect( source.getToken() ).rejects.toBeInstanceOf( AccessEndedError );
	expect( reachable ).toEqual( [] );
} );

test( 'a token that was asked for ahead is the first one, and is taken once', async () => {
	const { clock } = makeClock();
	const source = new AgentTokenSource( {
		clock,
		onReachable: () => undefined,
		first: Promise.resolve( answer( 'ahead' ) ),
		request: async () => answer( 'next' ),
	} );

	expect( await source.getToken() ).toBe( 'ahead' );
	expect( await source.renew() ).toBe( 'next' );
} );

test.each( [
	[ 'closed by a plugin', { code: 'rest_disabled', data: { status: 403 } } ],
	[ 'without our routes', { code: 'rest_no_route', data: { status: 404 } } ],
] )( 'a site that is %s is not taken for a login that has ended', async ( _how, error ) => {
	const { source, reachable } = makeSource( [ () => Promise.reject( error ) ], true );

	await expect( source.getToken() ).rejects.toBeInstanceOf( SiteClosedError );
	expect( reachable ).toEqual( [] );
} );

test( 'a refusal by a plugin counts as the end of the login where nobody is logged in', async () => {
	const error = { code: 'rest_not_logged_in', data: { status: 401 } };
	const { source } = makeSource( [ () => Promise.reject( error ) ] );

	const failure = await source.getToken().catch( ( reason: unknown ) => reason );

	expect( failure ).toBeInstanceOf( AccessEndedError );
	expect( failure ).not.toBeInstanceOf( SiteClosedError );
} );
