import type { PrechatCondition } from '../../relay/protocol';
import { askedFields } from '../../relay/protocol/prechat-fields';

const field = ( key: string, condition?: PrechatCondition ) => ( { key, ...( condition && { condition } ) } );
const here = { path: '/cart', isLoggedIn: false };
const keys = ( fields: { key: string }[] ) => fields.map( ( { key } ) => key );

test.each( [
	[ '/cart', '/cart', true ],
	[ '/cart', '/cart/', true ],
	[ '/cart/', '/cart', true ],
	[ '/cart', '/cart/pay', false ],
	[ '/shop/*', '/shop/', true ],
	[ '/shop/*', '/shop/lamps/red', true ],
	[ '/shop/*', '/workshop/lamps', false ],
	[ '*/lamps', '/shop/lamps', true ],
	[ '/a*b*c', '/a1b2c', true ],
	[ '/a*b*c', '/abc', true ],
	[ '/a*b*c', '/acb', false ],
	[ '/ab*b', '/ab', false ],
	[ '*', '/anything', true ],
] )( 'the pattern %s on %s: %s', ( pattern, path, isAsked ) => {
	expect( askedFields( [ field( 'a', { on: 'page', path: pattern } ) ], {}, { ...here, path } ) ).toHaveLength(
		isAsked ? 1 : 0
	);
} );

test( 'an answer before decides, as long as its question is asked', () => {
	const fields = [
		field( 'who', { on: 'login', isLoggedIn: true } ),
		field( 'topic' ),
		field( 'order', { on: 'answer', key: 'topic', value: 'order' } ),
		field( 'item', { on: 'answer', key: 'order', value: '5' } ),
		field( 'news', { on: 'answer', key: 'colours', value: 'red' } ),
		field( 'colours' ),
		field( 'shade', { on: 'answer', key: 'colours', value: 'red' } ),
		field( 'box', { on: 'answer', key: 'topic', value: 'yes' } ),
	];

	expect( keys( askedFields( fields, {}, here ) ) ).toEqual( [ 'topic', 'colours' ] );
	expect( keys( askedFields( fields, { topic: 'order', order: '5', colours: [ 'red' ] }, here ) ) ).toEqual( [
		'topic',
		'order',
		'item',
		'colours',
		'shade',
	] );
	expect( keys( askedFields( fields, { order: '5' }, here ) ) ).toEqual( [ 'topic', 'colours' ] );
	expect( keys( askedFields( fields, { topic: true }, { ...here, isLoggedIn: true } ) ) ).toEqual( [
		'who',
		'topic',
		'colours',
		'box',
	] );
} );

test( 'where the page is not known, all fields of pages are taken', () => {
	expect( askedFields( [ field( 'a', { on: 'page', path: '/x' } ) ], {}, { ...here, path: null } ) ).toHaveLength(
		1
	);
} );
