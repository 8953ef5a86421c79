import * as i18n from '@wordpress/i18n';
import { noticeSentences } from './screens/inbox/notice-sentences';
import { sprintf } from './sprintf';

afterEach( () => i18n.resetLocaleData() );

test( 'A66: a name that would turn its sentence is enclosed in it', () => {
	expect( noticeSentences.agent_joined( 'No\u202era' ) ).toBe( '\u2068Nora\u2069 joined the conversation.' );
	expect( noticeSentences.transferred( 'שרה (5)\u2067', 'Ben' ) ).toContain( '\u2068שרה (5)\u2069' );
} );

test( 'names that turn nothing, and numbers, stay as they are', () =>
	expect( sprintf( '%1$s: %2$d of %3$s', 'Anna O’Neil', 3, '5' ) ).toBe( 'Anna O’Neil: 3 of 5' ) );

test( 'in an inbox that is written from right to left, every name is enclosed', () => {
	i18n.setLocaleData( { 'text direction\u0004ltr': [ 'rtl' ] } );

	expect( sprintf( '%1$s: %2$d', '+49 (30)', 3 ) ).toBe( '\u2068+49 (30)\u2069: 3' );
} );
