import { ODD_TEXTS, randomTexts } from '../protocol/odd-texts.fixture';
import { usableLocale } from './locale';

test.each( [
	[ 'de', 'de' ],
	[ 'de-CH-1996', 'de-CH-1996' ],
	[ 'pt-PT-ao90', 'pt-PT' ],
	[ 'zh-CHS', 'zh' ],
	[ 'zh-CHT', 'zh' ],
	[ 'en-GB-oed', 'en-GB' ],
	[ 'es-LA1', 'es' ],
	[ 'en-US-US', 'en-US' ],
	[ 'en-12', 'en' ],
	[ 'de-de-du', 'de-de' ],
	[ 'no-bok', 'no' ],
	[ 'mo-MD-lat', 'mo-MD' ],
	[ 'en-US@posix', 'en' ],
	[ 'pt_BR', 'pt' ],
] )( '%s is written as %s', ( locale, usable ) => {
	expect( usableLocale( locale ) ).toBe( usable );
	expect( () => new Date().toLocaleTimeString( usableLocale( locale ) ) ).not.toThrow();
} );

test( 'a language that is not given is that of the next one', () => {
	expect( usableLocale( '', undefined, '@', 'fr-CA' ) ).toBe( 'fr-CA' );
	expect( usableLocale() ).toBe( 'en' );
} );

test( 'whatever a page calls its language, a date can be written in it, and the relay takes it', () => {
	for ( const text of [ ...ODD_TEXTS, ...randomTexts( 200, 2 ) ] ) {
		const locale = usableLocale( text );

		expect( locale ).toMatch( /^[A-Za-z0-9-]{1,35}$/ );
		expect( new Date( 0 ).toLocaleDateString( locale, { weekday: 'long' } ) ).not.toBe( '' );
	}
} );
