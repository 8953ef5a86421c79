import { settled } from '../../../../relay/client/fakes';
import { localeHere, setLocale } from '../browser/format';
import { openChat } from '../core/fakes';
import { __, setTranslations } from '../i18n';
import { loadLanguage } from './load-language';

const KEY = 'veranda:s_1:language';
const FILES: Record< string, object > = {
	'https://shop.test/veranda-ar-widget.json': { Language: 'اللغة', ltr: 'rtl', 'Type a message': 'اكتب رسالة' },
	'https://shop.test/veranda-de_DE-widget.json': { Language: 'Sprache' },
};
const asked: string[] = [];

beforeEach( () => {
	asked.length = 0;
	globalThis.fetch = jest.fn( async ( address: string ) => {
		asked.push( address );
		if ( ! FILES[ address ] ) {
			throw new TypeError( 'Failed to fetch' );
		}
		return { ok: true, status: 200, json: async () => FILES[ address ] };
	} ) as unknown as typeof fetch;
} );

afterEach( () => {
	localStorage.clear();
	setTranslations( {} );
	setLocale( '' );
} );

async function openMenu( ...more: Parameters< typeof openChat > ) {
	const opened = await openChat( ...more );
	opened.button( 'Chat options' ).click();
	await settled();
	return { ...opened, select: () => opened.find< HTMLSelectElement >( '.menu select' ) };
}

async function choose( select: HTMLSelectElement, language: string ): Promise< void > {
	select.value = language;
	select.dispatchEvent( new Event( 'change', { bubbles: true } ) );
	await settled();
}

test( 'each language is named in itself, and that of the page is chosen', async () => {
	const { select } = await openMenu( { language: 'de_DE' } );

	expect( [ ...select().options ].map( ( { text, lang } ) => [ text, lang ] ) ).toEqual( [
		[ 'العربية', 'ar' ],
		[ 'Deutsch', 'de-DE' ],
		[ 'English', 'en-US' ],
	] );
	expect( select().value ).toBe( 'de_DE' );
} );

test( 'two of one language are told apart', async () => {
	const { select } = await openMenu( { languages: [ 'en_US', 'pt_BR', 'pt_PT' ] } );

	expect( [ ...select().options ].map( ( { text } ) => text ) ).toEqual( [
		'English',
		'português (Brasil)',
		'português europeu',
	] );
} );

test( 'who chooses one reads it at once, in its direction, and on the next page', async () => {
	const { chat, select, text } = await openMenu();
	await choose( select(), 'ar' );

	expect( text() ).toContain( 'اللغة' );
	expect( chat.launcher.container ).toMatchObject( { lang: 'ar', dir: 'rtl' } );
	expect( localeHere() ).toBe( 'ar' );
	expect( localStorage.getItem( KEY ) ).toBe( 'ar' );

	setTranslations( {} );
	const next = await openChat();
	await loadLanguage( next.chat );
	expect( next.chat.launcher.container ).toMatchObject( { lang: 'ar', dir: 'rtl' } );
} );

test( 'English comes back without a file', async () => {
	const { chat, select, text } = await openMenu();
	await choose( select(), 'ar' );
	await choose( select(), 'en_US' );

	expect( text() ).toContain( 'Language' );
	expect( chat.launcher.container ).toMatchObject( { lang: 'en-US', dir: 'ltr' } );
	expect( asked ).toEqual( [ 'https://shop.test/veranda-ar-widget.json' ] );
} );

test( 'if its file does not come all stays as it was, and that is said', async () => {
	const { chat, find, select, text } = await openMenu( { languages: [ 'en_US', 'fr_FR' ] } );
	await choose( select(), 'fr_FR' );

	expect( find( '.menu [role="alert"]' ).textContent ).toBe( 'This language could not be loaded. Please try again.' );
	expect( select().value ).toBe( 'en_US' );
	expect( text() ).toContain( 'Language' );
	expect( chat.launcher.container.lang ).toBe( '' );
	expect( localStorage ).toHaveLength( 0 );
} );

test( 'the owner’s words stand in the place of the chat’s, in their own language alone', async () => {
	const texts = { de_DE: { 'Type a message': 'Frag uns' }, en_US: { Language: 'Tongue' } };
	const { chat } = await openChat( { language: 'de_DE', texts } );

	await loadLanguage( chat );
	expect( [ __( 'Type a message', 'veranda' ), __( 'Language', 'veranda' ) ] ).toEqual( [ 'Frag uns', 'Sprache' ] );

	await loadLanguage( chat, 'ar' );
	expect( __( 'Type a message', 'veranda' ) ).toBe( 'اكتب رسالة' );

	await loadLanguage( chat, 'en_US' );
	expect( __( 'Language', 'veranda' ) ).toBe( 'Tongue' );
} );

test( 'without a choice the chat speaks the language of the page, in the direction of the page', async () => {
	const { chat } = await openChat( { language: 'ar' } );
	await loadLanguage( chat );

	expect( asked ).toEqual( [ 'https://shop.test/veranda-ar-widget.json' ] );
	expect( chat.launcher.container.dir ).toBe( '' );
} );

test.each( [
	[ 'that is not there any more', 'xx_XX' ],
	[ 'that the owner has taken away', 'de_DE' ],
] )( 'a language %s counts as none', async ( _what, kept ) => {
	localStorage.setItem( KEY, kept );
	const { chat } = await openChat( { languages: [] } );

	expect( await loadLanguage( chat ) ).toBe( true );
	expect( asked ).toEqual( [] );
} );

test( 'where there is nothing to choose the menu has no choice', async () => {
	const { find } = await openMenu( { languages: [] } );

	expect( find( '.menu select' ) ).toBeNull();
} );

test( 'pages of before there were languages go on in English', async () => {
	const { chat } = await openChat();
	for ( const name of [ 'language', 'languages', 'translationsUrl' ] as const ) {
		delete chat.config[ name ];
	}

	expect( await loadLanguage( chat ) ).toBe( true );
	expect( asked ).toEqual( [] );
} );
