import { randomBytes } from 'node:crypto';
import { FakeClock } from '../support/fake-clock';
import { call, type Answer } from '../support/http';
import { expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';
import { identityToken } from '../support/tokens';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let relay: TestRelay;
let clock: FakeClock;

beforeEach( async () => {
	clock = new FakeClock();
	relay = await startRelay( { clock } );
} );

afterEach( () => relay.close() );

interface Renewed {
	refreshToken: string;
	visitor: { id: string };
}

function refresh( refreshToken: string, port = relay.port ): Promise< Answer > {
	const path = `/v1/sites/${ relay.site.id }/visitors/refresh`;
	return call( { port, method: 'POST', path, body: { refreshToken } } );
}

async function renew( refreshToken: string ): Promise< Renewed > {
	return expectStatus< Renewed >( await refresh( refreshToken ), 200 );
}

/** Starts a session that WordPress vouches for; returns its refresh token. */
async function logIn( userId: number, version = 0 ): Promise< string > {
	const identity = identityToken( relay.site, { userId, version }, { now: clock.seconds } );
	return ( await relay.make.visitor( { identity } ) ).session.refreshToken;
}

/** Raises a WordPress user's access version, as the plugin does. */
async function raise( userId: number ): Promise< void > {
	await relay.site.query(
		`INSERT INTO {prefix}veranda_visitor_access (wp_user_id, version, updated_at) VALUES (?, 1, UTC_TIMESTAMP(3))
		ON DUPLICATE KEY UPDATE version = version + 1`,
		[ userId ]
	);
}

const unreplaced = () =>
	countRows( relay.site, 'visitor_sessions' ).then( async ( all ) => {
		const replaced = await relay.site.query(
			'SELECT 1 FROM {prefix}veranda_visitor_sessions WHERE replaced_at IS NOT NULL'
		);
		return all - replaced.length;
	} );

test( 'of two refreshes at once both get the same successor', async () => {
	const { session } = await relay.make.visitor();

	const answers = await Promise.all( [ 1, 2, 3, 4 ].map( () => renew( session.refreshToken ) ) );

	expect( new Set( answers.map( ( { refreshToken } ) => refreshToken ) ).size ).toBe( 1 );
	expect( await unreplaced() ).toBe( 1 );
} );

test( 'a copy used within the grace starts no second chain: a family has one token that was not replaced', async () => {
	const { session } = await relay.make.visitor();
	const stolen = session.refreshToken;
	const second = await renew( stolen );
	const third = await renew( second.refreshToken );

	const thief = await renew( stolen );

	expect( thief.refreshToken ).toBe( third.refreshToken );
	expect( await unreplaced() ).toBe( 1 );
	// Whoever comes second with it after the grace shows that there are two.
	await renew( third.refreshToken );
	clock.jump( 2 * MINUTE );
	await renew( ( await renew( third.refreshToken ) ).refreshToken );
	expect( ( await refresh( third.refreshToken ) ).status ).toBe( 401 );
	expect( await countRows( relay.site, 'visitor_sessions' ) ).toBe( 0 );
} );

test( 'a family lives 90 days, however often it is renewed', async () => {
	let { refreshToken } = ( await relay.make.visitor() ).session;

	for ( let day = 0; day < 89; day += 20 ) {
		( { refreshToken } = await renew( refreshToken ) );
		clock.jump( ( day === 80 ? 9 : 20 ) * DAY );
	}
	( { refreshToken } = await renew( refreshToken ) );
	clock.jump( 2 * DAY );

	expect( ( await refresh( refreshToken ) ).status ).toBe( 401 );
} );

test( 'A17: a session that WordPress vouched for ends with the login', async () => {
	const desk = await renew( await logIn( 5 ) );
	const phone = await renew( await logIn( 5 ) );
	const other = await renew( await logIn( 6 ) );
	const guest = ( await relay.make.visitor() ).session;

	await raise( 5 );

	for ( const ended of [ desk, phone ] ) {
		expect( ( await refresh( ended.refreshToken ) ).code ).toBe( 'token_invalid' );
		// It stays over, and nothing of its family is left.
		expect( ( await refresh( ended.refreshToken ) ).code ).toBe( 'token_invalid' );
	}
	expect( await unreplaced() ).toBe( 2 );
	expect( ( await refresh( other.refreshToken ) ).status ).toBe( 200 );
	expect( ( await refresh( guest.refreshToken ) ).status ).toBe( 200 );
	// Whoever logs in again is the same visitor again.
	expect( ( await renew( await logIn( 5, 1 ) ) ).visitor.id ).toBe( desk.visitor.id );
} );

test( 'A17: an identity token from before the logout starts nothing', async () => {
	const identity = identityToken( relay.site, { userId: 5, version: 0 }, { now: clock.seconds } );
	await raise( 5 );

	expect( ( await relay.make.visitorAnswer( { identity } ) ).code ).toBe( 'token_invalid' );
	expect( await countRows( relay.site, 'visitors' ) ).toBe( 0 );
} );

test( 'A08: after a leak the secret ends at once, and with it every session that it has vouched for', async () => {
	const vouched = await logIn( 5 );
	const guest = await relay.make.visitor();
	const next = randomBytes( 32 ).toString( 'hex' );
	const rotated = await startRelay( { site: relay.site, clock, env: { VERANDA_SECRET: next } } );
	try {
		expect( ( await rotated.make.visitorAnswer( { identity: identityToken( relay.site ) } ) ).code ).toBe(
			'token_invalid'
		);
		expect(
			( await call( { port: rotated.port, path: '/v1/agents', headers: bearer( relay.make.agentToken( {} ) ) } ) )
				.code
		).toBe( 'token_invalid' );
		expect(
			( await call( { port: rotated.port, path: '/v1/stream', headers: bearer( guest.token ) } ) ).code
		).toBe( 'token_invalid' );
		expect( ( await refresh( vouched, rotated.port ) ).code ).toBe( 'token_invalid' );
		// Nobody needs the secret to be a guest, so guests keep their conversations.
		expect( ( await refresh( guest.session.refreshToken, rotated.port ) ).status ).toBe( 200 );
	} finally {
		await rotated.close();
	}
} );

const bearer = ( token: string ) => ( { Authorization: `Bearer ${ token }` } );
