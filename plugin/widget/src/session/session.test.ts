import { createMemoryStorage } from '../../../../relay/client/storage';
import { AccessEndedError } from '../../../../relay/client/errors';
import { config, makeConversation, makeSession, ME } from '../fakes';
import { createSession } from './session';

type Answer = { status?: number; body: unknown };

/** A site and a relay that answer as they are told; whatever else is called is refused. */
function setUp( answers: Record< string, Answer | ( () => Answer | null ) > ) {
	const calls: { path: string; body: unknown; headers: unknown }[] = [];
	const storage = createMemoryStorage();
	jest.spyOn( globalThis, 'fetch' ).mockImplementation( async ( address, init ) => {
		const path = new URL( String( address ) ).pathname.replace( /^.*\/(?=visitors|refresh|identity)/, '' );
		calls.push( { path, body: init?.body ? JSON.parse( String( init.body ) ) : null, headers: init?.headers } );
		const entry = answers[ path ];
		const answer = typeof entry === 'function' ? entry() : entry;
		if ( ! answer ) {
			throw new TypeError( 'no network' );
		}
		const { status = 200, body } = answer;
		return {
			ok: status < 400,
			status,
			headers: new Headers(),
			json: async () => body,
		} as Response;
	} );
	const forget = jest.fn( () => storage.keys( '' ).forEach( ( key ) => storage.remove( key ) ) );
	return { calls, storage, forget, open: () => createSession( { config, storage, forget, locks: null } ) };
}

const loggedInAs = ( id: number ): Answer => ( { body: { identityToken: 'x.y.z', owner: `user:${ id }` } } );
const nobody: Answer = { body: { identityToken: null, owner: null } };
const started: Answer = { status: 201, body: makeSession() };
const refreshed = ( conversation = makeConversation() ): Answer => ( {
	body: makeSession( { refreshToken: 'next', conversation } ),
} );
const refused: Answer = { status: 401, body: { code: 'token_invalid', status: 401, detail: '' } };
const kept = ( owner: string | null ) => JSON.stringify( { visitorId: 'v_1', owner, refreshToken: 'kept' } );

beforeAll( () => {
	// jsdom has neither; each test says what they do.
	globalThis.fetch ??= () => Promise.reject( new TypeError() );
	globalThis.Headers ??= Map as unknown as typeof Headers;
} );

test( 'a new visitor is started, and only the refresh token is kept', async () => {
	const { storage, open, calls } = setUp( { 'identity-token': nobody, visitors: started } );

	const session = open();
	await session.open();

	expect( await session.tokens.getToken() ).toBe( 'access' );
	expect( storage.get( 'session' ) ).toBe(
		JSON.stringify( { visitorId: 'v_1', owner: null, refreshToken: 'refresh' } )
	);
	expect( calls.at( -1 )?.body ).toMatchObject( {
		page: { url: 'http://localhost/', title: '' },
		timezone: expect.any( String ),
	} );
} );

test( 'a page that a cache has kept uses what the owner has changed since', async () => {
	const page = { ...config, title: 'Old', greeting: 'Hello!', relayUrl: 'https://old.example.org' };
	const now = { title: 'New', relayUrl: 'https://new.example.org', configVersion: 2 };
	const { storage, calls } = setUp( {
		'identity-token': { body: { identityToken: null, owner: null, config: now } },
		visitors: started,
	} );

	await createSession( { config: page, storage, forget: () => {}, locks: null } ).open();

	expect( calls[ 0 ] ).toMatchObject( { path: 'identity-token', headers: { 'X-Veranda': 'en_US' } } );

	expect( page ).toEqual( { ...config, ...now, greeting: 'Hello!' } );
} );

test( 'a page that a cache has kept since the chat was switched off begins nothing', async () => {
	const { open, calls, storage } = setUp( {
		'identity-token': { body: { identityToken: null, owner: null, config: null } },
	} );

	await expect( open().open() ).rejects.toThrow( AccessEndedError );

	expect( calls.map( ( { path } ) => path ) ).toEqual( [ 'identity-token' ] );
	expect( storage.keys( '' ) ).toEqual( [] );
} );

test( 'who is logged in says so to the relay', async () => {
	const { storage, open, calls } = setUp( { 'identity-token': loggedInAs( 5 ), visitors: started } );

	await open().open();

	expect( calls.at( -1 )?.body ).toHaveProperty( 'identity' );
	expect( storage.get( 'session' ) ).toContain( '"owner":"user:5"' );
} );

test( 'an identity that the relay does not take keeps nobody out', async () => {
	let tries = 0;
	const { open, calls } = setUp( {
		'identity-token': loggedInAs( 5 ),
		visitors: () => ( tries++ ? started : refused ),
	} );

	await open().open();

	expect( calls.at( -1 )?.body ).not.toHaveProperty( 'identity' );
} );

test( 'WordPress is asked twice at most, and silence means a visitor like any other', async () => {
	const { open, calls } = setUp( { visitors: started } );

	await open().open();

	expect( calls.map( ( { path } ) => path ) ).toEqual( [ 'identity-token', 'identity-token', 'visitors' ] );
} );

test( 'a returning visitor goes on, with the next refresh token kept', async () => {
	const { storage, open, calls } = setUp( { 'identity-token': nobody, refresh: refreshed() } );
	storage.set( 'session', kept( null ) );

	const answer = await open().open();

	expect( answer.conversation?.id ).toBe( 'c_1' );
	expect( storage.get( 'session' ) ).toContain( 'next' );
	expect( calls.map( ( { path } ) => path ) ).not.toContain( 'visitors' );
} );

test.each( [
	[ 'another account', loggedInAs( 6 ) ],
	[ 'nobody', nobody ],
] )( 'nothing of an account is left for %s', async ( _who, identity ) => {
	const { storage, open, calls } = setUp( { 'identity-token': identity, refresh: refreshed(), visitors: started } );
	storage.set( 'session', kept( 'user:5' ) );
	storage.set( 'draft', 'secret' );
	storage.set( 'outbox:v_1:a', 'secret' );

	const answer = await open().open();

	expect( answer.conversation ).toBeNull();
	expect( storage.keys( '' ) ).toEqual( [ 'session' ] );
	expect( calls.at( -1 ) ).toMatchObject( { path: 'visitors', body: { refreshToken: 'next' } } );
} );

test( 'while WordPress is down an account goes on with what it has', async () => {
	const { storage, open } = setUp( { refresh: refreshed() } );
	storage.set( 'session', kept( 'user:5' ) );

	expect( ( await open().open() ).conversation?.id ).toBe( 'c_1' );
} );

describe( 'who logs in', () => {
	const known: Answer = {
		status: 201,
		body: makeSession( { visitor: { ...ME, id: 'v_5' }, conversation: makeConversation() } ),
	};

	test( 'begins as themselves, in place of the session that they had, with what they wrote', async () => {
		const { storage, open, calls } = setUp( {
			'identity-token': loggedInAs( 5 ),
			refresh: refreshed(),
			visitors: known,
		} );
		storage.set( 'session', kept( null ) );
		storage.set( 'draft', 'Half' );
		storage.set( 'outbox:v_1:a', 'Waiting' );

		const answer = await open().open();

		expect( calls.at( -1 )?.body ).toMatchObject( { identity: 'x.y.z', refreshToken: 'next' } );
		expect( answer.visitor.id ).toBe( 'v_5' );
		expect( storage.get( 'session' ) ).toContain( '"visitorId":"v_5","owner":"user:5"' );
		expect( storage.get( 'draft' ) ).toBe( 'Half' );
		expect( storage.get( 'outbox:v_5:a' ) ).toBe( 'Waiting' );
		expect( storage.get( 'outbox:v_1:a' ) ).toBeNull();
	} );

	test( 'and was refused before is tried again, and leaves nothing when they log out', async () => {
		const guest = JSON.stringify( { visitorId: 'v_1', owner: 'user:5', refreshToken: 'kept', isGuest: true } );
		const again = setUp( { 'identity-token': loggedInAs( 5 ), refresh: refreshed(), visitors: known } );
		again.storage.set( 'session', guest );
		await again.open().open();
		expect( again.calls.at( -1 )?.body ).toMatchObject( { refreshToken: 'next', isSamePerson: true } );

		for ( const identity of [ nobody, loggedInAs( 6 ) ] ) {
			const { storage, open, calls, forget } = setUp( {
				'identity-token': identity,
				refresh: refreshed(),
				visitors: started,
			} );
			storage.set( 'session', guest );
			storage.set( 'draft', 'secret' );
			await open().open();

			expect( forget ).toHaveBeenCalledTimes( 1 );
			expect( storage.keys( '' ) ).toEqual( [ 'session' ] );
			expect( calls.at( -1 )?.body ).toMatchObject( { refreshToken: 'next', isSamePerson: false } );
		}
	} );

	test( 'goes on as before when the relay is asked too often, as by one page after the other', async () => {
		const { storage, open } = setUp( {
			'identity-token': loggedInAs( 5 ),
			refresh: refreshed(),
			visitors: { status: 429, body: { code: 'rate_limited', status: 429, detail: '' } },
		} );
		storage.set( 'session', kept( null ) );

		expect( ( await open().open() ).conversation?.id ).toBe( 'c_1' );
	} );

	test( 'keeps what waits to be sent, though the first answer was lost and the old session is gone', async () => {
		const { storage, open } = setUp( { 'identity-token': loggedInAs( 5 ), refresh: refused, visitors: known } );
		storage.set( 'session', kept( null ) );
		storage.set( 'outbox:v_1:a', 'Waiting' );

		await open().open();

		expect( storage.get( 'outbox:v_5:a' ) ).toBe( 'Waiting' );
	} );

	test( 'goes on as before when the relay does not take it, because two conversations cannot be one', async () => {
		const { storage, open, calls } = setUp( {
			'identity-token': loggedInAs( 5 ),
			refresh: refreshed(),
			visitors: { status: 409, body: { code: 'conversation_active', status: 409, detail: '' } },
		} );
		storage.set( 'session', kept( null ) );

		const answer = await open().open();

		expect( answer.conversation?.id ).toBe( 'c_1' );
		expect( calls.map( ( { path } ) => path ).filter( ( path ) => path === 'visitors' ) ).toHaveLength( 1 );
		expect( storage.get( 'session' ) ).toContain( '"visitorId":"v_1"' );
	} );
} );

test( 'of an account whose login has ended nothing is left, though the relay has ended its session', async () => {
	const { storage, open, calls } = setUp( { 'identity-token': nobody, refresh: refused, visitors: started } );
	storage.set( 'session', kept( 'user:5' ) );
	storage.set( 'draft', 'secret' );

	await open().open();

	expect( storage.keys( '' ) ).toEqual( [ 'session' ] );
	expect( calls.at( -1 )?.body ).not.toHaveProperty( 'refreshToken' );
} );

test( 'a session that has ended is replaced by a new one; what was written is kept', async () => {
	const { storage, open } = setUp( { 'identity-token': nobody, refresh: refused, visitors: started } );
	storage.set( 'session', kept( null ) );
	storage.set( 'draft', 'Half' );

	await open().open();

	expect( storage.get( 'session' ) ).toContain( '"refresh"' );
	expect( storage.get( 'draft' ) ).toBe( 'Half' );
} );

test( 'a relay that does not answer costs nobody their session', async () => {
	const { storage, open } = setUp( { 'identity-token': nobody } );
	storage.set( 'session', kept( null ) );

	await expect( open().open() ).rejects.toMatchObject( { name: 'NetworkError' } );
	expect( storage.get( 'session' ) ).toBe( kept( null ) );
} );

test( "a tab does not use another visitor's token", async () => {
	const { storage, open, calls } = setUp( { 'identity-token': nobody, visitors: started } );
	const session = open();
	await session.open();
	storage.set( 'session', kept( null ).replace( 'v_1', 'v_2' ) );

	await expect( session.tokens.renew() ).rejects.toMatchObject( { name: 'AccessEndedError' } );
	expect( calls.map( ( { path } ) => path ) ).not.toContain( 'refresh' );
} );
