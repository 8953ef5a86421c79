import { EMOJI_AT_300, ODD_TEXTS, randomTexts } from '../../../../relay/protocol/odd-texts.fixture';
import { describePage, pageHere } from './page';

afterEach( () => {
	document.title = '';
	document.documentElement.lang = '';
	document.body.innerHTML = '';
} );

test( 'a title is shortened by whole characters (docs/threats.md A71)', () => {
	document.title = EMOJI_AT_300;

	expect( pageHere().title ).toBe( 'x'.repeat( 299 ) );
} );

test.each( [
	[ 'title', ( text: string ) => ( document.title = text ) ],
	[ 'language', ( text: string ) => ( document.documentElement.lang = text ) ],
] )( 'whatever a page has as its %s, the relay is told something that it takes', ( _name, set ) => {
	for ( const text of [ ...ODD_TEXTS, ...randomTexts( 60, 1 ) ] ) {
		set( text );
		const { page, locale } = describePage();

		expect( page.title.isWellFormed() ).toBe( true );
		expect( page.title ).toMatch( /^[^\p{Cc}]{0,300}$/u );
		expect( locale ).toMatch( /^[A-Za-z0-9-]{1,35}$/ );
	}
} );

test( 'an element that is named "title" stands in for nothing', () => {
	document.body.innerHTML = '<img name="title">';
	Object.defineProperty( document, 'title', { configurable: true, value: document.images[ 0 ] } );

	expect( typeof pageHere().title ).toBe( 'string' );
	Reflect.deleteProperty( document, 'title' );
} );
