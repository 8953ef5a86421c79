import { siteSentence, isForeignRefusal, isLoggedIn } from './site-error';

/** As WordPress and `apiFetch` fail. */
const rest = ( code: string, status: number, message = 'Members only.' ) => ( { code, message, data: { status } } );

test.each( [
	[ 'a sentence of ours', rest( 'veranda_forbidden', 403, 'You may not.' ), 'You may not.' ],
	[ 'REST closed by a plugin', rest( 'rest_disabled', 403 ), 'a plugin has closed the REST API' ],
	[ 'REST closed to guests', rest( 'rest_not_logged_in', 401 ), 'If you are still logged in' ],
	[ 'routes taken away', rest( 'rest_no_route', 404 ), 'a plugin has closed the REST API' ],
	[ 'an old page', rest( 'rest_cookie_invalid_nonce', 403, 'Cookie check failed' ), 'Load this page again' ],
	[ 'an old page that gets no new nonce', { status: 400 }, 'You are not logged in any more' ],
] )( '%s', ( _what, error, expected ) => {
	expect( siteSentence( error ) ).toContain( expected );
} );

test.each( [
	[ 'a page of HTML', { code: 'invalid_json', message: 'The response is not a valid JSON response.' } ],
	[ 'no network', { code: 'fetch_error', message: 'You are probably offline.' } ],
	[ 'a failure of PHP', rest( 'internal_server_error', 500, '<p>There has been a critical error.</p>' ) ],
	[ 'nothing', undefined ],
] )( 'nobody else’s sentence is shown: %s', ( _what, error ) => {
	expect( siteSentence( error ) ).toBeNull();
	expect( isForeignRefusal( error ) ).toBe( false );
} );

test.each( [
	[ 'a nonce', true, 'a1b2c3d4e5\n', true ],
	[ 'nothing', true, '0', false ],
	[ 'a login form', true, '<html>', false ],
	[ 'a refusal', false, 'a1b2c3d4e5', false ],
] )( 'who gets %s from WordPress: %s', async ( _what, ok, text, expected ) => {
	globalThis.fetch = async () => ( { ok, text: async () => text } ) as Response;

	expect( await isLoggedIn() ).toBe( expected );
} );

test( 'where WordPress does not answer, nobody counts as logged in', async () => {
	globalThis.fetch = () => Promise.reject( new TypeError( 'no network' ) );

	expect( await isLoggedIn() ).toBe( false );
} );
