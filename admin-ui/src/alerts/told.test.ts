import { createBrowserStorage } from '../../../relay/client';
import type { Alert } from './alert';
import { Told } from './told';

const alert = ( conversationId: string, occasion = '1' ): Alert => ( {
	reason: 'overdue',
	conversationId,
	occasion,
	text: '',
} );

/** What a page that was just opened knows of what was told. */
const open = ( key = 'told' ) => new Told( createBrowserStorage( 's_1' ), key );

beforeEach( () => localStorage.clear() );

test( 'an alert is told once in all pages of a browser, under each key', () => {
	expect( open().add( [ alert( 'c_1' ), alert( 'c_2' ) ] ) ).toHaveLength( 2 );

	expect( open().add( [ alert( 'c_2' ), alert( 'c_3' ) ] ) ).toEqual( [ alert( 'c_3' ) ] );
	expect( open( 'elsewhere' ).add( [ alert( 'c_1' ) ] ) ).toHaveLength( 1 );
} );

test( 'another occasion is told as well', () => {
	open().add( [ alert( 'c_1' ) ] );

	expect( open().add( [ alert( 'c_1', '2' ) ] ) ).toHaveLength( 1 );
} );

test( 'however many there are at a time, none is told twice, and old ones are forgotten', () => {
	const many = Array.from( { length: 700 }, ( _, index ) => alert( `c_${ index }` ) );
	expect( open().add( many ) ).toHaveLength( 700 );
	expect( open().add( many ) ).toEqual( [] );

	open().add( Array.from( { length: 700 }, ( _, index ) => alert( `d_${ index }` ) ) );
	expect( JSON.parse( localStorage.getItem( 'veranda:s_1:told' ) ?? '' ) ).toHaveLength( 700 );
} );

test.each( [ 'nonsense', '{}', 'null' ] )( 'what another hand has written counts as nothing: %s', ( stored ) => {
	localStorage.setItem( 'veranda:s_1:told', stored );

	expect( open().add( [ alert( 'c_1' ) ] ) ).toHaveLength( 1 );
	expect( open().add( [ alert( 'c_1' ) ] ) ).toEqual( [] );
} );

test( 'where storage is full a page tells once for itself', () => {
	const told = open();
	jest.spyOn( Storage.prototype, 'setItem' ).mockImplementation( () => {
		throw new Error( 'Full.' );
	} );

	expect( told.add( [ alert( 'c_1' ) ] ) ).toHaveLength( 1 );
	expect( told.add( [ alert( 'c_1' ) ] ) ).toEqual( [] );
	jest.restoreAllMocks();
} );
