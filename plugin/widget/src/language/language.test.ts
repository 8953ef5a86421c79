import { settled } from '../../../../relay/client/fakes';
import { localeHere, setLocale } from '../browser/format';
import { openChat } from '../core/fakes';
import { __, setTranslations } from '../i18n';
import { loadLanguage } from './load-language';

const KEY = 'veranda:s_1:language';
const wordsIn = ( language: string ) =>
	`https://shop.test/wp-json/veranda/v1/own-words?language=${ language }&version=1`;
const FILES: Record< string, object > = {
	'https://shop.test/veranda-ar-widget.json': { Language: 'اللغة', ltr: 'rtl', 'Type a message': 'اكتب رسالة' },
	'https://shop.test/veranda-de_DE-widget.json': { Language: 'Sprache' },
	[ wordsIn( 'ar' ) ]: {
		config: { title: 'المتجر', greeting: 'أهلًا!', launcherText: 'اسألنا', ratingQuestion: '' },
		texts: { Language: 'لغتك' },
	},
	[ wordsIn( 'en_US' ) ]: { config: { title: 'Shop', greeting: 'Hello!', launcherText: 'Ask us' }, texts: {} },
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

	expect( text() ).toContain( 'لغتك' );
	expect( chat.launcher.container ).toMatchObject( { lang: 'ar', dir: 'rtl' } );
	expect( localeHere() ).toBe( 'ar' );
	expect( localStorage.getItem( KEY ) ).toBe( 'ar' );

	setTranslations( {} );
	const next = await openChat();
	await loadLanguage( next.chat );
	expect( next.chat.launcher.container ).toMatchObject( { lang: 'ar', dir: 'rtl' } );
} );

test( 'of two choices the last one counts, whichever comes first', async () => {
	const { chat, select, text } = await openMenu();
	const answer = jest.mocked( fetch ).getMockImplementation() as typeof fetch;
	let arrive = () => {};
	jest.mocked( fetch ).mockImplementation( async ( address ) => {
		if ( String( address ).includes( 'veranda-ar' ) ) {
			await new Promise< void >( ( resolve ) => ( arrive = resolve ) );
		}
		return answer( address );
	} );
	await choose( select(), 'ar' );
	await choose( select(), 'de_DE' );

	arrive();
	await settled();

	expect( text() ).toContain( 'Sprache' );
	expect( chat.launcher.container ).toMatchObject( { lang: 'de-DE', dir: 'ltr' } );
	expect( localStorage.getItem( KEY ) ).toBe( 'de_DE' );
} );

test( 'English comes back without a file', async () => {
	const { chat, select, text } = await openMenu();
	await choose( select(), 'ar' );
	await choose( select(), 'en_US' );

	expect( text() ).toContain( 'Language' );
	expect( chat.launcher.container ).toMatchObject( { lang: 'en-US', dir: 'ltr' } );
	expect( asked.filter( ( address ) => address.includes( 'widget.json' ) ) ).toEqual( [
		'https://shop.test/veranda-ar-widget.json',
	] );
} );

test( 'the owner’s texts are in the chosen language too, on the next page as well, and those of the page come back', async () => {
	const launcherText = 'Ask us';
	const { chat, find, select } = await openMenu( { launcherText } );
	chat.launcher.button.append( launcherText );
	await choose( select(), 'ar' );

	expect( find( '.greeting' ).textContent ).toBe( 'أهلًا!' );
	expect( chat.launcher.button.textContent ).toBe( 'اسألنا' );
	expect( find( '.window' ).ariaLabel ?? find( '.window' ).getAttribute( 'aria-label' ) ).toContain( 'المتجر' );

	const next = await openChat( { launcherText } );
	const translated = loadLanguage( next.chat );
	expect( next.chat.config.language ).toBe( 'ar' );
	await translated;
	expect( next.chat.config ).toMatchObject( { greeting: 'أهلًا!', title: 'المتجر' } );

	await choose( select(), 'en_US' );
	expect( find( '.greeting' ).textContent ).toBe( 'Hello!' );
	expect( chat.launcher.button.textContent ).toBe( 'Ask us' );
} );

test( 'where WordPress does not tell the owner’s texts, those of the page and the chat’s own stay', async () => {
	const { find, text, select } = await openMenu();
	await choose( select(), 'ar' );
	await choose( select(), 'de_DE' );

	expect( text() ).toContain( 'Sprache' );
	expect( find( '.greeting' ).textContent ).toBe( 'Hello!' );
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

test( 'the owner’s words stand in the place of the chat’s, on a page in their language', async () => {
	const texts = { de_DE: { 'Type a message': 'Frag uns' } };
	const { chat } = await openChat( { language: 'de_DE', texts } );

	await loadLanguage( chat );

	expect( [ __( 'Type a message', 'veranda' ), __( 'Language', 'veranda' ) ] ).toEqual( [ 'Frag uns', 'Sprache' ] );
} );

test( 'a language that is kept but does not come leaves that of the page', async () => {
	localStorage.setItem( KEY, 'fr_FR' );
	const { chat } = await openChat( { language: 'de_DE', languages: [ 'de_DE', 'fr_FR' ] } );

	await loadLanguage( chat );

	expect( __( 'Language', 'veranda' ) ).toBe( 'Sprache' );
	expect( chat.config.language ).toBe( 'de_DE' );
	expect( chat.launcher.container.dir ).toBe( '' );
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

	await loadLanguage( chat );
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

	await loadLanguage( chat );
	expect( asked ).toEqual( [] );
} );
