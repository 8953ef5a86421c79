import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import apiFetch from '@wordpress/api-fetch';
import { RegistryProvider } from '@wordpress/data';
import { makeRegistry } from '../../../test-support/registry';
import { DEFINITIONS, FakeWordPress } from '../fake-wordpress';
import { SettingsScreen } from '../settings-screen';
import { TextsField } from './texts-field';
import type { Catalogue } from './words';

jest.mock( '@wordpress/api-fetch' );

const CATALOGUE: Catalogue = {
	languages: { ar: 6, de_DE: 2, en_US: 2 },
	texts: [
		{ text: 'Open chat', folder: 'launcher' },
		{ text: 'Write a message…', folder: 'composer' },
		{ text: 'We will write to %s.', folder: 'introduction' },
		{ text: '%d minute', plural: '%d minutes', folder: 'waiting' },
	],
};
const GERMAN = {
	'': '01',
	'Open chat': 'Chat öffnen',
	'Write a message…': 'Nachricht schreiben …',
	'We will write to %s.': 'Wir schreiben an %s.',
	'%d minute': [ '%d Minute', '%d Minuten' ],
};
const FILES: Record< string, object > = {
	'https://shop.example/languages/widget-texts.json': CATALOGUE,
	'https://shop.example/languages/veranda-de_DE-widget.json': GERMAN,
};

beforeEach( () => {
	// What the test browser does not have: it lays nothing out, and fetches nothing.
	window.HTMLElement.prototype.scrollIntoView = () => undefined;
	window.scrollTo = () => undefined;
	globalThis.fetch = jest.fn( async ( address: string ) => ( {
		ok: address in FILES,
		status: 404,
		json: async () => FILES[ address ],
	} ) ) as unknown as typeof fetch;
} );

async function open( words: object = {}, locale = 'en_US', more: object = {} ) {
	const wordpress = new FakeWordPress();
	wordpress.definitions = {
		...DEFINITIONS,
		prechatFields: { type: 'string', title: 'Fields', description: '', default: '[]', section: 'prechat' },
		prechatConsentUrl: { type: 'string', title: 'Link', description: '', default: '', section: 'prechat' },
		prechatConsentText: { type: 'string', title: 'Consent', description: '', default: '', section: 'prechat' },
		widgetTexts: {
			type: 'string',
			title: 'What visitors read',
			description: '',
			default: '{}',
			section: 'texts',
			format: 'widget-texts',
			files: 'https://shop.example/languages/',
			locale,
			maxTextLength: 300,
		},
	};
	wordpress.values = { ...wordpress.values, ...more, widgetTexts: JSON.stringify( words ) };
	jest.mocked( apiFetch ).mockImplementation( wordpress.answer as typeof apiFetch );
	render(
		<RegistryProvider value={ makeRegistry() as never }>
			<SettingsScreen
				config={ { pluginVersion: '0.1.0' } as Parameters< typeof SettingsScreen >[ 0 ][ 'config' ] }
				sections={ [
					{
						name: 'texts',
						group: 'general',
						title: () => 'Texts',
						Content: () => <TextsField name="widgetTexts" />,
					},
				] }
			/>
		</RegistryProvider>
	);
	await screen.findByRole( 'combobox', { name: 'Language' } );
	const find = ( text: string ) => fireEvent.change( screen.getByRole( 'searchbox' ), { target: { value: text } } );
	const field = ( name: string ) => screen.getByRole< HTMLInputElement >( 'textbox', { name } );
	return {
		wordpress,
		find,
		field,
		type: ( name: string, text: string ) => fireEvent.change( field( name ), { target: { value: text } } ),
		/** Saves, and returns the words that are kept then. */
		async saved(): Promise< object > {
			fireEvent.click( screen.getByText( 'Save changes' ) );
			await screen.findByText( 'Everything is saved.' );
			return JSON.parse( String( wordpress.values.widgetTexts ) );
		},
	};
}

test( 'texts are behind the state in which visitors read them, with what the chat says in their place', async () => {
	const { field } = await open();
	const states = screen.getAllByRole( 'button', { expanded: false } ).map( ( { textContent } ) => textContent );
	expect( states ).toEqual( [
		'What you have written yourself',
		'Before the chat is open',
		'Form before the chat',
		'Talking',
		'Waiting and callbacks',
	] );

	fireEvent.click( screen.getByRole( 'button', { name: 'Talking' } ) );

	expect( field( 'Write a message…' ) ).toHaveAttribute( 'placeholder', 'Write a message…' );
	expect( field( 'Write a message…' ) ).toHaveValue( '' );
} );

test( 'the owner’s words are kept by language, and emptied or reset they are the chat’s again', async () => {
	const { find, type, field, saved } = await open();
	find( 'message' );
	type( 'Write a message…', 'Ask us anything' );
	fireEvent.change( screen.getByRole( 'combobox', { name: 'Language' } ), { target: { value: 'de_DE' } } );
	find( 'schreiben' );
	await waitFor( () => field( 'Nachricht schreiben …' ) );
	type( 'Nachricht schreiben …', 'Frag uns' );
	type( 'Wir schreiben an %s.', 'Post an %s' );

	expect( await saved() ).toEqual( {
		en_US: { 'Write a message…': 'Ask us anything' },
		de_DE: { 'Write a message…': 'Frag uns', 'We will write to %s.': 'Post an %s' },
	} );

	type( 'Wir schreiben an %s.', '' );
	fireEvent.click( screen.getByRole( 'button', { name: 'Reset “Nachricht schreiben …”' } ) );
	expect( field( 'Nachricht schreiben …' ) ).toHaveFocus();
	expect( await saved() ).toEqual( { en_US: { 'Write a message…': 'Ask us anything' } } );
} );

test( 'all words of a language are reset at once, and those of others stay', async () => {
	const { saved } = await open( { en_US: { 'Open chat': 'Hi' }, de_DE: { 'Open chat': 'Hallo' } }, 'de_AT' );

	fireEvent.click( await screen.findByRole( 'button', { name: 'Reset all texts in German (Germany)' } ) );

	expect( await saved() ).toEqual( { en_US: { 'Open chat': 'Hi' } } );
} );

test( 'of a text with a number each form is there, and those that are not written stay', async () => {
	const { find, type, saved } = await open( {}, 'de_DE' );
	find( 'minut' );

	type( '%d Minuten', 'rund %d Minuten' );

	expect( await saved() ).toEqual( { de_DE: { '%d minute': [ '%d Minute', 'rund %d Minuten' ] } } );
} );

test( 'what the chat fills in has to stay: that is told at the field, which gets the focus', async () => {
	const { find, type, field, wordpress } = await open();
	find( 'write to' );
	type( 'We will write to %s.', 'We will write.' );
	expect(
		within( field( 'We will write to %s.' ).closest( 'li' ) as HTMLElement ).getByRole( 'alert' )
	).toHaveTextContent( 'Keep %s in the text: the chat puts something there.' );
	wordpress.failure = { code: 'rest_invalid_param', data: { params: { widgetTexts: 'Keep %s.' } } };

	fireEvent.click( screen.getByText( 'Save changes' ) );

	await waitFor( () => expect( field( 'We will write to %s.' ) ).toHaveFocus() );
	expect( field( 'We will write to %s.' ) ).toHaveValue( 'We will write.' );
} );

test( 'what the owner has written in the settings has a text in each language too', async () => {
	const { field, type, saved } = await open( {}, 'de_DE' );
	fireEvent.click( screen.getByRole( 'button', { name: 'What you have written yourself' } ) );
	expect( field( 'Greeting' ) ).toHaveAttribute( 'placeholder', 'Hello!' );

	type( 'Greeting', 'Guten Tag!' );

	expect( await saved() ).toEqual( { de_DE: { '@greeting': 'Guten Tag!' } } );
} );

test( 'so do the form’s labels and options, and its consent', async () => {
	const form = [
		{ key: 'email', type: 'email', label: '', isRequired: true },
		{
			key: 'topic',
			type: 'choice',
			label: 'Topic',
			isRequired: true,
			options: [ { value: 'order', label: 'An order', tags: [] } ],
		},
	];
	const { find, type, saved } = await open( {}, 'de_DE', {
		prechatFields: JSON.stringify( form ),
		prechatConsentText: 'I agree.',
		prechatConsentUrl: 'https://shop.test/privacy',
	} );
	find( 'an order' );
	type( 'Topic: An order', 'Eine Bestellung' );
	find( 'topic' );
	type( 'Topic', 'Thema' );
	find( 'i agree' );
	type( 'Consent', 'Ich bin einverstanden.' );
	find( 'shop.test/privacy' );
	type( 'Link', 'https://shop.test/datenschutz' );

	expect( await saved() ).toEqual( {
		de_DE: {
			'@prechatFields.topic.order': 'Eine Bestellung',
			'@prechatFields.topic': 'Thema',
			'@prechatConsentText': 'Ich bin einverstanden.',
			'@prechatConsentUrl': 'https://shop.test/datenschutz',
		},
	} );
} );

test( 'where no text has the words that is said', async () => {
	const { find } = await open();

	find( 'no such words' );

	expect( screen.getByText( 'No text has these words.' ) ).toBeVisible();
} );
