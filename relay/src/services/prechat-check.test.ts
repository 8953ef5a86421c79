import { LIMITS, type Prechat } from '../../protocol';
import { askedFields } from '../../protocol/prechat-fields';
import { ChatError } from '../errors';
import { presentForm, readForm } from '../prechat-settings';
import { relaySettings } from '../relay-settings';
import { checkPrechat } from './prechat-check';

const FIELDS = [
	{ key: 'email', type: 'email', label: '', isRequired: true },
	{ key: 'phone', type: 'phone', label: '', isRequired: false },
	{
		key: 'topic',
		type: 'choice',
		label: 'Topic',
		isRequired: true,
		options: [
			{
				value: 'order',
				label: 'An order',
				tags: [ 'order' ],
				department: `d_${ 'a'.repeat( 22 ) }`,
				priority: 'high',
			},
			{ value: 'other', label: 'Something else', tags: [] },
		],
	},
	{
		key: 'order',
		type: 'order',
		label: 'Order number',
		isRequired: true,
		condition: { on: 'answer', key: 'topic', value: 'order' },
	},
	{
		key: 'colours',
		type: 'choices',
		label: 'Colours',
		isRequired: false,
		options: [ { value: 'red', label: 'Red' } ],
	},
	{ key: 'news', type: 'checkbox', label: 'News', isRequired: false, tags: [ 'news' ] },
	{ key: 'day', type: 'date', label: 'Day', isRequired: false },
	{ key: 'more', type: 'paragraph', label: 'More', isRequired: false },
	{ key: 'cart', type: 'text', label: 'Cart', isRequired: true, condition: { on: 'page', path: '/cart' } },
	{ key: 'member', type: 'text', label: 'Number', isRequired: true, condition: { on: 'login', isLoggedIn: true } },
];

function form( more: object = {} ) {
	return readForm( relaySettings.parse( { isPrechatOn: true, prechatFields: JSON.stringify( FIELDS ), ...more } ) );
}

const check = ( prechat: Prechat, more: object = {}, isWhole = true ) =>
	checkPrechat( form( more ), prechat, { isLoggedIn: false, isWhole, phoneCountry: 'DE' } );

test( 'A32: the link beside the consent leads to the web, or there is none', () => {
	const url = ( prechatConsentUrl: string ) =>
		form( { prechatConsentText: 'I agree.', prechatConsentUrl } )?.consent?.url;

	expect( url( 'https://shop.test/privacy' ) ).toBe( 'https://shop.test/privacy' );
	for ( const hostile of [ 'javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', '//evil.test' ] ) {
		expect( url( hostile ) ).toBeNull();
	}
} );

/** Returns what is wrong, by the field's place. */
function complaints( prechat: Prechat, more: object = {}, isWhole = true ) {
	try {
		check( prechat, more, isWhole );
	} catch ( error ) {
		const { code, extras } = error as ChatError;
		expect( code ).toBe( 'prechat_invalid' );
		return Object.fromEntries( ( extras.fields ?? [] ).map( ( field ) => [ field.path, field.code ] ) );
	}
	return {};
}

test.each( [
	[ '/cart', '/cart/', true ],
	[ '/cart', '/Cart', true ],
	[ '/über-uns', '/%C3%BCber-uns/', true ],
	[ '/%c3%bcber-uns', '/%C3%BCber-uns', true ],
	[ '/100%', '/100%', true ],
	[ '/shop/*', '/Shop/lamps', true ],
	[ '/shop/*', '/shop/', true ],
	[ '/cart', '/cart/old', false ],
] )( 'a field of the page %s is asked for on %s: %s', ( pattern, path, isAsked ) => {
	const fields = [
		{
			key: 'a',
			type: 'text',
			label: 'A',
			isRequired: true,
			condition: { on: 'page', path: pattern },
		} as const,
	];
	expect( askedFields( fields, {}, { path, isLoggedIn: false } ) ).toHaveLength( isAsked ? 1 : 0 );
} );

const GOOD = { email: 'ada@example.org', fields: { topic: 'other' } };

test( 'what was answered is kept as it was asked, with the tags and the department that it leads to', () => {
	const checked = check( {
		email: 'ada@example.org',
		fields: { topic: 'order', order: ' #1001 ', colours: [ 'red' ], news: true, day: '2026-12-24', more: 'a\nb' },
	} );

	expect( checked.answers.map( ( { key, value } ) => [ key, value ] ) ).toEqual( [
		[ 'topic', 'An order' ],
		[ 'order', '#1001' ],
		[ 'colours', 'Red' ],
		[ 'news', 'yes' ],
		[ 'day', '2026-12-24' ],
		[ 'more', 'a\nb' ],
	] );
	expect( checked.answers[ 0 ]?.label ).toBe( 'Topic' );
	expect( checked ).toMatchObject( {
		tags: [ 'order', 'news' ],
		departments: [ `d_${ 'a'.repeat( 22 ) }` ],
		priorities: [ 'high' ],
	} );
} );

test( 'what is missing is told at its field; what is not asked for here is not missed', () => {
	expect( complaints( {} ) ).toEqual( { 'prechat.email': 'required', 'prechat.fields.topic': 'required' } );
	expect( complaints( { ...GOOD, fields: { topic: 'order' } } ) ).toEqual( { 'prechat.fields.order': 'required' } );
	expect( complaints( { ...GOOD, fields: { topic: 'other', order: '  ' } } ) ).toEqual( {} );
	expect( complaints( {}, {}, false ) ).toEqual( {} );
} );

test.each( [
	[ 'order', 'x'.repeat( 10_000 ), 'too_long' ],
	[ 'more', 'x'.repeat( LIMITS.prechatParagraphCharacters + 1 ), 'too_long' ],
	[ 'order', 'a\nb', 'invalid_value' ],
	[ 'order', '\ud83d', 'invalid_value' ],
	[ 'order', true, 'invalid_value' ],
	[ 'topic', 'gone', 'no_such_choice' ],
	[ 'topic', [ 'order' ], 'invalid_value' ],
	[ 'colours', [ 'red', 'blue' ], 'no_such_choice' ],
	[ 'colours', 'red', 'invalid_value' ],
	[ 'news', 'yes', 'invalid_value' ],
	[ 'day', '2026-02-31', 'invalid_date' ],
	[ 'nobody_asked', 'x', 'unknown_field' ],
	[ 'constructor', 'x', 'unknown_field' ],
	[ 'email', 'x@example.org', 'unknown_field' ],
] )( 'a wrong answer is told at its field: %s = %j', ( key, value, code ) => {
	const fields = { topic: 'order', order: '1', [ key ]: value };

	expect( complaints( { ...GOOD, fields } )[ `prechat.fields.${ key }` ] ).toBe( code );
	// Also of who has begun already.
	expect( complaints( { ...GOOD, fields }, {}, false )[ `prechat.fields.${ key }` ] ).toBe( code );
} );

test( 'an incomplete phone number is told, whether or not the form asks for one', () => {
	expect( complaints( { ...GOOD, phone: '+49' } ) ).toEqual( { 'prechat.phone': 'invalid_phone' } );
	expect( complaints( { phone: 'call me' }, { isPrechatOn: false } ) ).toEqual( {
		'prechat.phone': 'invalid_phone',
	} );
	expect( check( { ...GOOD, phone: '030 901820' } ).phone ).toBe( '+4930901820' );
} );

test( 'consent is asked for where the owner has a text, and kept with its link', () => {
	const consent = { prechatConsentText: 'I agree.', prechatConsentUrl: 'https://shop.test/privacy' };

	expect( complaints( GOOD, consent ) ).toEqual( { 'prechat.consent': 'required' } );
	expect( check( { ...GOOD, consent: true }, consent ).consentText ).toBe( 'I agree. https://shop.test/privacy' );
	expect( check( { ...GOOD, consent: true } ).consentText ).toBeNull();
} );

describe( 'consent in several languages', () => {
	const settings = {
		prechatConsentText: 'I agree.',
		prechatConsentUrl: 'https://shop.test/privacy',
		prechatWords: JSON.stringify( { de_DE: { consent: 'Ich stimme zu.', labels: { topic: 'Thema' } } } ),
	};
	const answers = { email: 'ada@example.org', fields: { topic: 'other' }, consent: true };

	test( 'is kept in the words that were read', () => {
		const kept = ( more: object ) => check( { ...answers, ...more }, settings ).consentText;

		expect( kept( { consentText: 'Ich stimme zu.' } ) ).toBe( 'Ich stimme zu. https://shop.test/privacy' );
		expect( kept( { consentText: 'I agree.' } ) ).toBe( 'I agree. https://shop.test/privacy' );
		// A chat of before does not say.
		expect( kept( {} ) ).toBe( 'I agree. https://shop.test/privacy' );
	} );

	test( 'is kept with the link that stood beside it', () => {
		const consentUrl = 'https://shop.test/datenschutz';
		const prechatWords = JSON.stringify( { de_DE: { consent: 'Ich stimme zu.', consentUrl } } );
		const kept = ( url: string | undefined ) =>
			check(
				{ ...answers, consentText: 'Ich stimme zu.', ...( url !== undefined && { consentUrl: url } ) },
				{ ...settings, prechatWords }
			).consentText;

		expect( kept( consentUrl ) ).toBe( `Ich stimme zu. ${ consentUrl }` );
		// A chat of before knows no link but that of all languages.
		expect( kept( undefined ) ).toBe( 'Ich stimme zu. https://shop.test/privacy' );
	} );

	test( 'a link that did not stand beside these words, or not any more, was agreed to by nobody', () => {
		const consentUrl = 'https://shop.test/datenschutz';
		const prechatWords = JSON.stringify( { de_DE: { consent: 'Ich stimme zu.', consentUrl } } );
		for ( const [ text, url ] of [
			[ 'Ich stimme zu.', 'https://shop.test/privacy' ],
			[ 'Ich stimme zu.', 'https://elsewhere.test/' ],
			[ 'Ich stimme zu.', '' ],
			[ 'I agree.', consentUrl ],
		] as const ) {
			expect(
				complaints( { ...answers, consentText: text, consentUrl: url }, { ...settings, prechatWords } )
			).toEqual( { 'prechat.consent': 'required' } );
		}
	} );

	test( 'A32: has no link but to pages on the web', () => {
		const prechatWords = JSON.stringify( {
			de_DE: { consentUrl: 'javascript:alert(1)', labels: { topic: 'Thema' } },
		} );

		expect( JSON.stringify( presentForm( form( { ...settings, prechatWords } )! ).words ) ).toBe(
			'{"de_DE":{"labels":{"topic":"Thema"}}}'
		);
	} );

	test( 'counts for nothing in words that the form does not have', () => {
		for ( const consentText of [ 'I agree to nothing.', '', 'Thema' ] ) {
			expect( complaints( { ...answers, consentText }, settings ) ).toEqual( { 'prechat.consent': 'required' } );
		}
		expect(
			check( { ...answers, consent: false, consentText: 'I agree.' }, settings, false ).consentText
		).toBeNull();
	} );

	test( 'is handed out with the other words; what is stored but broken is left out', () => {
		const words = ( prechatWords: string ) => presentForm( form( { ...settings, prechatWords } )! ).words;

		expect( words( settings.prechatWords ) ).toEqual( JSON.parse( settings.prechatWords ) );
		for ( const broken of [ '', '[]', '{"de_DE":7}', '{}' ] ) {
			expect( words( broken ) ).toBeUndefined();
		}
	} );
} );

test( 'a refusal carries the form as it is now, without what visitors are not to know', () => {
	let extras: ChatError[ 'extras' ] = {};
	try {
		check( {} );
	} catch ( error ) {
		( { extras } = error as ChatError );
	}

	expect( extras.prechatForm?.fields.map( ( { key } ) => key ) ).toContain( 'topic' );
	expect( JSON.stringify( extras.prechatForm ) ).not.toMatch( /tags|department|priority/ );
} );

test( 'a form that was switched off meanwhile refuses only what it does not know', () => {
	expect( complaints( { email: 'ada@example.org', consent: true }, { isPrechatOn: false } ) ).toEqual( {} );
	expect( complaints( GOOD, { isPrechatOn: false } ) ).toEqual( { 'prechat.fields.topic': 'unknown_field' } );
} );

test( 'fields that this relay does not understand are left out', () => {
	expect( form( { prechatFields: '[{"key":"a","type":"of_tomorrow","label":"","isRequired":true}]' } ) ).toBeNull();
	expect( form( { prechatFields: 'no JSON' } ) ).toBeNull();
} );
