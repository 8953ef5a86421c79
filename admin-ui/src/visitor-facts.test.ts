import { pathOnSite } from './path-on-site';
import { placeOf } from './place-of';

test.each( [
	[ 'Europe/Paris', 'Paris' ],
	[ 'America/Argentina/Buenos_Aires', 'Buenos Aires' ],
	[ 'UTC', null ],
	[ 'Etc/GMT+2', null ],
] )( 'the place of %s is %s', ( timezone, place ) => {
	expect( placeOf( timezone ) ).toBe( place );
} );

test.each( [
	[ 'https://example.org/shop/lamp?utm_source=x#top', '/shop/lamp' ],
	[ 'https://example.org/%D9%85%D8%B5%D8%A8%D8%A7%D8%AD', '/مصباح' ],
	[ 'https://example.org/%ff', '/%ff' ],
	// Nothing that turns the line around.
	[ 'https://example.org/a%E2%80%AEb', '/a%E2%80%AEb' ],
	[ 'https://evil.example/shop/lamp', null ],
	[ 'javascript:alert(1)', null ],
	[ 'no address', null ],
] )( 'of the page %s is shown: %s', ( url, path ) => {
	expect( pathOnSite( url, 'https://example.org/blog/' ) ).toBe( path );
} );
