import { snackbarStore } from '../../snackbars/store';
import { makeRegistry } from '../../test-support/registry';
import { store } from '..';

const LINK = 'https://shop.test/wp-admin/admin.php?page=veranda#/open/c_AAAAAAAAAAAAAAAAAAAAAA';

afterEach( () => Reflect.deleteProperty( navigator, 'clipboard' ) );

/** Copies the link with this clipboard; returns what is said. */
async function copyWith( clipboard?: object ) {
	Object.defineProperty( navigator, 'clipboard', { value: clipboard, configurable: true } );
	const registry = makeRegistry();
	await registry.dispatch( store ).copyLink( LINK );
	return registry.select( snackbarStore ).getSnackbars()[ 0 ]?.content;
}

test( 'a link is copied, and that is said', async () => {
	const writeText = jest.fn( async () => undefined );

	expect( await copyWith( { writeText } ) ).toContain( 'Link copied' );
	expect( writeText ).toHaveBeenCalledWith( LINK );
} );

test.each( [
	[ 'refuses', { writeText: () => Promise.reject( new Error( 'not allowed' ) ) } ],
	[ 'has none, as without HTTPS', undefined ],
] )( 'a clipboard that %s leads to a way without it', async ( _why, clipboard ) => {
	expect( await copyWith( clipboard ) ).toContain( 'Copy the address of this page instead.' );
} );
