import { createBrowserStorage } from './storage';

afterEach( () => localStorage.clear() );

test( 'each site of an origin sees its own', () => {
	const first = createBrowserStorage( 's_1' );
	const second = createBrowserStorage( 's_2' );

	first.set( 'a:1', 'x' );
	first.set( 'b:1', 'y' );

	expect( first.keys( 'a:' ) ).toEqual( [ 'a:1' ] );
	expect( second.get( 'a:1' ) ).toBeNull();
	expect( second.keys( '' ) ).toEqual( [] );
	first.remove( 'a:1' );
	expect( first.get( 'a:1' ) ).toBeNull();
} );

test( 'where storage is blocked it remembers until the page goes, and says so', () => {
	jest.spyOn( Storage.prototype, 'setItem' ).mockImplementation( () => {
		throw new DOMException( 'blocked', 'SecurityError' );
	} );

	const storage = createBrowserStorage( 's_1' );
	storage.set( 'a', 'x' );

	expect( storage.isLasting ).toBe( false );
	expect( storage.get( 'a' ) ).toBe( 'x' );
	expect( storage.keys( '' ) ).toEqual( [ 'a' ] );
} );

test( 'when the storage fills up meanwhile nothing is lost while the page is there', () => {
	const storage = createBrowserStorage( 's_1' );
	storage.set( 'a', 'kept' );
	jest.spyOn( Storage.prototype, 'setItem' ).mockImplementation( () => {
		throw new DOMException( 'full', 'QuotaExceededError' );
	} );

	storage.set( 'a', 'newer' );

	expect( storage.get( 'a' ) ).toBe( 'newer' );
	expect( storage.keys( '' ) ).toEqual( [ 'a' ] );
	expect( storage.isLasting ).toBe( false );
} );

test( "another tab's changes are told by key, this site's only", () => {
	const keys: string[] = [];
	const stop = createBrowserStorage( 's_1' ).onChange( ( key ) => keys.push( key ) );
	const change = ( key: string ) =>
		window.dispatchEvent( new StorageEvent( 'storage', { key, storageArea: localStorage } ) );

	change( 'veranda:s_1:session' );
	change( 'veranda:s_2:session' );
	stop();
	change( 'veranda:s_1:session' );

	expect( keys ).toEqual( [ 'session' ] );
} );

test( 'what another tab lets go of, this page goes on with, at once', () => {
	let mayKeep = true;
	const storage = createBrowserStorage( 's_1', 'localStorage', () => mayKeep );
	const heard: ( string | null )[] = [];
	storage.onChange( ( key ) => heard.push( storage.get( key ) ) );
	const removed = ( key: string, oldValue: string ) =>
		window.dispatchEvent( new StorageEvent( 'storage', { key, oldValue, storageArea: localStorage } ) );

	removed( 'veranda:s_1:sent', 'by the other tab' );
	mayKeep = false;
	removed( 'veranda:s_1:waiting', 'mine' );
	removed( 'veranda:s_2:waiting', 'theirs' );
	storage.set( 'draft', 'newer' );
	removed( 'veranda:s_1:draft', 'older' );

	expect( heard ).toEqual( [ null, 'mine', 'newer' ] );
	expect( storage.keys( '' ) ).toEqual( [ 'waiting', 'draft' ] );
	expect( localStorage ).toHaveLength( 0 );
} );
