/* eslint-disable @wordpress/i18n-translator-comments -- nobody translates these */
import { __, _n, setTranslations, sprintf } from './i18n';

beforeAll( () => {
	// Polish has three forms; only the first ones of the table matter here.
	const forms = Array.from( { length: 200 }, ( _value, number ) => {
		const isFew = number % 10 >= 2 && number % 10 <= 4 && ! ( number % 100 >= 12 && number % 100 <= 14 );
		return number === 1 ? 0 : isFew ? 1 : 2; // eslint-disable-line no-nested-ternary
	} );
	setTranslations( {
		'': forms.join( '' ),
		Send: 'Wyślij',
		'%d new message': [ '%d nowa', '%d nowe', '%d nowych' ],
	} );
} );

test( 'a sentence is translated, or left as it is', () => {
	expect( __( 'Send', 'veranda' ) ).toBe( 'Wyślij' );
	expect( __( 'Unknown', 'veranda' ) ).toBe( 'Unknown' );
} );

test.each( [
	[ 1, '%d nowa' ],
	[ 3, '%d nowe' ],
	[ 12, '%d nowych' ],
	[ 22, '%d nowe' ],
	[ 212, '%d nowych' ],
	[ 1_022, '%d nowe' ],
] )( 'the form for %d', ( number, form ) => {
	expect( _n( '%d new message', '%d new messages', number, 'veranda' ) ).toBe( form );
} );

test( 'without a translation English rules', () => {
	expect( _n( '%d star', '%d stars', 1, 'veranda' ) ).toBe( '%d star' );
	expect( _n( '%d star', '%d stars', 0, 'veranda' ) ).toBe( '%d stars' );
} );

test( 'values go where they belong, and are not read as places themselves', () => {
	const swapped = '%2$s of %1$d';

	expect( sprintf( swapped, 5, 'those' ) ).toBe( 'those of 5' );
	expect( sprintf( '%s!', '%d' ) ).toBe( '%d!' );
} );
