import { createMemoryStorage } from '../../../../relay/client/storage';
import { makeSession } from '../fakes';
import { readKept, SESSION_KEY } from '../session/session';
import { followLink } from './follow-link';

const config = { relayUrl: 'https://relay.test', siteId: 's_1', homeUrl: 'https://shop.test/' };

function setUp( status: number, answer: object ) {
	const storage = createMemoryStorage();
	const tabStorage = createMemoryStorage();
	const fetch = jest.fn(
		async ( _address: unknown, _init?: RequestInit ) =>
			( { ok: status < 300, status, headers: new Headers(), json: async () => answer } ) as Response
	);
	const surroundings = { config, storage, tabStorage, fetch: fetch as unknown as typeof window.fetch };
	const follow = ( replacesChat?: boolean, key = 'c_1.2.key' ) => followLink( key, surroundings, replacesChat );
	return { storage, tabStorage, fetch, follow };
}

const problem = ( code: string, status = 403 ) => ( { type: 'about:blank', title: '', status, code, detail: '' } );

test( 'this browser becomes that of the visitor, and the chat opens by itself on the page where they were', async () => {
	const pageUrl = `${ location.origin }/lamps`;
	const { storage, tabStorage, follow, fetch } = setUp( 200, { session: makeSession(), pageUrl } );
	storage.set( SESSION_KEY, JSON.stringify( { visitorId: 'v_old', owner: null, refreshToken: 'old' } ) );

	expect( await follow() ).toEqual( { state: 'opened', address: pageUrl } );
	expect( JSON.parse( fetch.mock.calls[ 0 ]?.[ 1 ]?.body as string ) ).toEqual( {
		key: 'c_1.2.key',
		refreshToken: 'old',
	} );
	const { visitor, refreshToken } = makeSession();
	expect( readKept( storage ) ).toEqual( { visitorId: visitor.id, owner: null, refreshToken } );
	expect( [ storage.get( 'resume' ), tabStorage.get( 'open' ) ] ).toEqual( [ '1', '1' ] );
} );

test( 'a page of another site, or none, leads to the home page', async () => {
	for ( const pageUrl of [ 'https://evil.test/', 'javascript:alert(1)', '//evil.test', null ] ) {
		const { follow } = setUp( 200, { session: makeSession(), pageUrl } );
		expect( await follow() ).toEqual( { state: 'opened', address: config.homeUrl } );
	}
} );

test.each( [
	[ 'invalid', problem( 'link_invalid' ) ],
	[ 'login', problem( 'login_required' ) ],
	[ 'other', problem( 'conversation_active', 409 ) ],
	[ 'away', problem( 'rate_limited', 429 ) ],
	[ 'away', problem( 'db_unavailable', 503 ) ],
] )( '%s: a link that is refused leaves what is kept as it is', async ( state, answer ) => {
	const { storage, follow } = setUp( answer.status, answer );
	storage.set( SESSION_KEY, 'mine' );

	expect( await follow() ).toEqual( { state } );
	expect( storage.get( SESSION_KEY ) ).toBe( 'mine' );
	expect( storage.get( 'resume' ) ).toBeNull();
} );

test( 'a chat that goes on here is replaced when the visitor has said so', async () => {
	const { follow, fetch } = setUp( 200, { session: makeSession(), pageUrl: null } );

	await follow( true );

	expect( JSON.parse( fetch.mock.calls[ 0 ]?.[ 1 ]?.body as string ) ).toEqual( {
		key: 'c_1.2.key',
		replacesChat: true,
	} );
} );

test( 'a link that carries nothing is not asked about', async () => {
	const { follow, fetch } = setUp( 200, {} );

	expect( await follow( false, '' ) ).toEqual( { state: 'incomplete' } );
	expect( fetch ).not.toHaveBeenCalled();
} );
