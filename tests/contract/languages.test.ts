import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { po, type GetTextTranslation } from 'gettext-parser';
import { LANGUAGES, readCatalogues, textsOf } from '../../scripts/languages/catalogue';
import { importedFiles } from '../../scripts/languages/imported-files';
import { forScript, forWidget } from '../../scripts/languages/script-translations';

const catalogues = readCatalogues();
const template = textsOf( po.parse( readFileSync( join( LANGUAGES, 'veranda.pot' ) ) ) );

const keyOf = ( { msgctxt, msgid, msgid_plural: plural }: GetTextTranslation ) =>
	JSON.stringify( [ msgctxt, msgid, plural ] );

/** What a translation must have as its text has it: places for values, markup, and white space at the ends. */
const fixedParts = ( text: string ) => ( {
	places: ( text.match( /%(?:\d+\$)?[sd]/g ) ?? [] ).sort(),
	tags: ( text.match( /<[^>]+>/g ) ?? [] ).sort(),
	ends: [ /^\s*/.exec( text )?.[ 0 ], /\s*$/.exec( text )?.[ 0 ] ],
} );

test( 'the chat speaks German and Arabic besides English', () => {
	expect( catalogues.map( ( { locale } ) => locale ) ).toEqual( expect.arrayContaining( [ 'ar', 'de_DE' ] ) );
} );

describe.each( catalogues.map( ( catalogue ) => [ catalogue.locale, catalogue ] as const ) )(
	'%s',
	( _locale, catalogue ) => {
		test( 'has the texts of today: "npm run pot" adds new ones and takes out old ones', () => {
			expect( catalogue.texts.map( keyOf ).sort() ).toEqual( template.map( keyOf ).sort() );
		} );

		test( 'has each text translated, in all of its forms', () => {
			const missing = catalogue.texts.filter( ( { msgid_plural: plural, msgstr, comments } ) => {
				const forms = plural === undefined ? 1 : catalogue.forms;
				return msgstr.length !== forms || msgstr.includes( '' ) || comments?.flag?.includes( 'fuzzy' );
			} );

			expect( missing.map( ( { msgid } ) => msgid ) ).toEqual( [] );
		} );

		test( 'leaves values, markup and the white space at the ends where they are', () => {
			const wrong = catalogue.texts.filter( ( { msgid, msgid_plural: plural = msgid, msgstr } ) => {
				const allowed = [ msgid, plural ].map( ( text ) => JSON.stringify( fixedParts( text ) ) );
				return msgstr.some( ( text ) => ! allowed.includes( JSON.stringify( fixedParts( text ) ) ) );
			} );

			expect( wrong.map( ( { msgid, msgstr } ) => [ msgid, ...msgstr ] ) ).toEqual( [] );
		} );

		test( 'gives each number from 0 to 199 one of its forms', () => {
			const table = String( forWidget( catalogue )[ '' ] );

			expect( table ).toMatch( /^\d{200}$/ );
			expect( Math.max( ...table.split( '' ).map( Number ) ) ).toBe( catalogue.forms - 1 );
		} );

		test( 'gives the widget its own texts, and the inbox its own', () => {
			const widget = forWidget( catalogue );
			const inbox = JSON.stringify( forScript( catalogue, [ 'admin-ui/src/' ] ) );

			expect( widget ).toHaveProperty( [ 'Open chat' ] );
			expect( widget ).not.toHaveProperty( [ 'Settings saved.' ] );
			expect( inbox ).toContain( '"Settings saved."' );
		} );

		test( 'gives the pages beside the inbox what they say, and little else', () => {
			const desk = JSON.stringify( forScript( catalogue, importedFiles( 'admin-ui/src/desk/index.ts' ) ) );

			expect( desk ).toContain( '"%s is waiting for an answer."' );
			expect( desk ).toContain( 'made-up name' );
			expect( desk ).not.toContain( '"Settings saved."' );
			// It is in each page.
			expect( desk.length ).toBeLessThan( 8_000 );
		} );
	}
);

test( 'Arabic is written from right to left, and the others are not', () => {
	expect( catalogues.map( ( catalogue ) => [ catalogue.locale, forWidget( catalogue ).ltr ] ) ).toEqual(
		catalogues.map( ( { locale } ) => [ locale, locale === 'ar' ? 'rtl' : 'ltr' ] )
	);
} );
