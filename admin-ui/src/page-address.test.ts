import { campaignOf, pageLabel, withoutQuery } from './page-address';

test.each( [
	[ 'https://shop.test/lamps?utm_source=mail', '/lamps' ],
	[ 'https://shop.test/', '/' ],
	[ 'https://shop.test/b%C3%BCcher/%D9%85%D8%B5%D8%A8%D8%A7%D8%AD', '/bücher/مصباح' ],
	[ 'https://other.test/lamps', 'https://other.test/lamps' ],
	// Nothing that turns the line around, hides, or looks like the end of it.
	[ 'https://shop.test/a%E2%80%AEb', '/a%E2%80%AEb' ],
	[ 'https://shop.test/a%20b', '/a%20b' ],
	[ 'https://shop.test/b%C3%BCcher%E2%80%8B/%F3%A0%80%81', '/bücher%E2%80%8B/%F3%A0%80%81' ],
	[ 'https://shop.test/%FF', '/%FF' ],
] )( 'the page %s is shown as %s', ( address, shown ) => {
	expect( pageLabel( address, 'https://shop.test' ) ).toBe( shown );
} );

test( 'a link to it carries no campaign', () => {
	expect( withoutQuery( 'https://shop.test/lamps?utm_source=mail' ) ).toBe( 'https://shop.test/lamps' );
} );

test( 'of a campaign is shown what its link says', () => {
	expect( campaignOf( 'https://shop.test/?utm_campaign=spring&utm_source=newsletter' ) ).toBe(
		'newsletter · spring'
	);
	expect( campaignOf( 'https://shop.test/?utm_source=' ) ).toBeNull();
	expect( campaignOf( 'https://shop.test/' ) ).toBeNull();
} );
