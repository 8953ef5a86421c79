import { pageTold } from '../../../../relay/protocol/facts';
import { ODD_TEXTS, randomTexts } from '../../../../relay/protocol/odd-texts.fixture';
import { describePage, pageHere } from './page';

afterEach( () => {
	document.title = '';
	document.documentElement.lang = '';
	document.body.innerHTML = '';
} );

test( 'a title that goes on for ever is not sent', () => {
	document.title = 'x'.repeat( 100_000 );

	expect( pageHere().title.length ).toBeLessThan( 1_000 );
} );

test.each( [
	[ 'title', ( text: string ) => ( document.title = text ) ],
	[ 'language', ( text: string ) => ( document.documentElement.lang = text ) ],
] )( 'whatever a page has as its %s, the relay is told something that it takes', ( _name, set ) => {
	for ( const text of [ ...ODD_TEXTS, ...randomTexts( 60, 1 ) ] ) {
		set( text );
		const { page, locale } = describePage();

		expect( pageTold.parse( page ) ).toMatchObject( { url: page.url } );
		expect( locale ).toMatch( /^[A-Za-z0-9-]{1,35}$/ );
	}
} );

test( 'an element that is named "title" stands in for nothing', () => {
	document.body.innerHTML = '<img name="title">';
	Object.defineProperty( document, 'title', { configurable: true, value: document.images[ 0 ] } );

	expect( typeof pageHere().title ).toBe( 'string' );
	Reflect.deleteProperty( document, 'title' );
} );
