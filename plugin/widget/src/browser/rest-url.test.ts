import { restAddress } from './rest-url';

test.each( [
	[ 'https://a.test/wp-json/', 'https://a.test/wp-json/veranda/v1/x' ],
	[ 'https://a.test/blog/wp-json', 'https://a.test/blog/wp-json/veranda/v1/x' ],
	[ 'https://a.test/index.php?rest_route=/', 'https://a.test/index.php?rest_route=%2Fveranda%2Fv1%2Fx' ],
	[ 'https://a.test/?lang=de&rest_route=/', 'https://a.test/?lang=de&rest_route=%2Fveranda%2Fv1%2Fx' ],
	[ 'https://a.test/wp-json/?lang=de', 'https://a.test/wp-json/veranda/v1/x?lang=de' ],
] )( '%s', ( restUrl, address ) => {
	expect( restAddress( restUrl, 'veranda/v1/x' ) ).toBe( address );
} );
