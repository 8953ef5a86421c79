import { createCache } from './cache';

test( 'what was used lately stays, what was not is evicted', () => {
	const cache = createCache< number, string >( 100 );
	cache.set( 0, 'used again and again' );
	for ( let key = 1; key <= 1_000; key++ ) {
		cache.set( key, `entry ${ key }` );
		expect( cache.get( 0 ) ).toBe( 'used again and again' );
	}

	expect( cache.get( 999 ) ).toBe( 'entry 999' );
	expect( cache.get( 500 ) ).toBeUndefined();
} );

test( 'it holds as much as it may and never more', () => {
	const cache = createCache< number, number >( 100 );
	for ( let key = 0; key < 1_000; key++ ) {
		cache.set( key, key );
	}
	const held = Array.from( { length: 1_000 }, ( _, key ) => cache.get( key ) ).filter(
		( each ) => each !== undefined
	);

	expect( held ).toHaveLength( 100 );
} );

test( 'a later value replaces an earlier one', () => {
	const cache = createCache< string, number >( 4 );
	cache.set( 'a', 1 );
	cache.set( 'b', 1 );
	cache.set( 'a', 2 );
	cache.set( 'c', 1 );

	expect( cache.get( 'a' ) ).toBe( 2 );
} );

test( 'a cleared one has nothing', () => {
	const cache = createCache< string, number >( 4 );
	[ 'a', 'b', 'c' ].forEach( ( key ) => cache.set( key, 1 ) );
	cache.clear();

	expect( [ 'a', 'b', 'c' ].map( ( key ) => cache.get( key ) ) ).toEqual( [ undefined, undefined, undefined ] );
} );

test( 'a deleted entry is gone, the others stay', () => {
	const cache = createCache< string, number >( 4 );
	[ 'a', 'b', 'c' ].forEach( ( key ) => cache.set( key, 1 ) );
	[ 'a', 'c' ].forEach( ( key ) => cache.delete( key ) );

	expect( [ 'a', 'b', 'c' ].map( ( key ) => cache.get( key ) ) ).toEqual( [ undefined, 1, undefined ] );
} );
