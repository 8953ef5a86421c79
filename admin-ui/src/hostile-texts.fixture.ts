import hostileTexts from '../../tests/support/hostile-texts.json';

const FORBIDDEN =
	'script, iframe, object, embed, link, meta, base, template, math, video, style, details, noscript, form, img, ' +
	[ 'error', 'load', 'focus', 'toggle', 'begin' ].map( ( name ) => `[on${ name }]` ).join();

/** What leads to the web, to a phone or to a mail is no harm; what else a link does would be. */
const HARMLESS_LINKS = '[href^="tel:"], [href^="mailto:"], [href^="http://127.0.0.1:9/"], [href^="#/"]';

/** Nothing was made of the texts, each of which stands there as often as it was filled in; `ownForm`: what is no harm. */
export function expectText( container: HTMLElement, times: number, texts = hostileTexts, ownForm = '.none' ) {
	const found = [ ...container.querySelectorAll( FORBIDDEN ) ].filter( ( element ) => ! element.matches( ownForm ) );
	expect( found.map( ( { outerHTML } ) => outerHTML ) ).toEqual( [] );
	expect( container.querySelectorAll( `a:not(${ HARMLESS_LINKS })` ) ).toHaveLength( 0 );
	for ( const text of texts ) {
		const shown = container.textContent.split( text ).length - 1;
		expect( { text, isShown: shown >= times } ).toEqual( { text, isShown: true } );
	}
	expect( ( window as { __xss?: number } ).__xss ).toBeUndefined();
}
