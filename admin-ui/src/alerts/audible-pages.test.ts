import { isAnyAudible, isTurnOfThisPage, noteAudible } from './audible-pages';

/** The locks of a browser, which end by their signals. */
let held: { name: string }[];
let hasBeenActive: boolean;

beforeEach( () => {
	held = [];
	hasBeenActive = false;
	const request = async ( name: string, _options: object, run: () => Promise< void > ) => {
		const lock = { name };
		held.push( lock );
		await run();
		held = held.filter( ( each ) => each !== lock );
	};
	Object.defineProperty( navigator, 'locks', {
		configurable: true,
		value: { request, query: async () => ( { held } ) },
	} );
	Object.defineProperty( navigator, 'userActivation', {
		configurable: true,
		get: () => ( { hasBeenActive } ),
	} );
} );

afterEach( () => {
	Reflect.deleteProperty( navigator, 'locks' );
	Reflect.deleteProperty( navigator, 'userActivation' );
} );

const touch = ( type: string ) => {
	hasBeenActive = true;
	document.body.dispatchEvent( new Event( type, { bubbles: true } ) );
};

test( 'a page counts once somebody has touched it, until it is closed', async () => {
	const closing = new AbortController();
	noteAudible( 'inbox', 'shop', closing.signal );
	expect( await isAnyAudible( 'inbox', 'shop' ) ).toBe( false );

	touch( 'keydown' );
	touch( 'click' );
	expect( held ).toHaveLength( 1 );
	expect( await isAnyAudible( 'inbox', 'shop' ) ).toBe( true );
	expect( await isAnyAudible( 'desk', 'shop' ) ).toBe( false );
	expect( await isAnyAudible( 'inbox', 'other' ) ).toBe( false );

	closing.abort();
	await new Promise( ( resolve ) => setTimeout( resolve ) );
	expect( await isAnyAudible( 'inbox', 'shop' ) ).toBe( false );
} );

test( 'a key that does not let it sound is no touch, and nothing is noted after the end', async () => {
	const closing = new AbortController();
	noteAudible( 'inbox', 'shop', closing.signal );
	document.body.dispatchEvent( new Event( 'keydown', { bubbles: true } ) );
	expect( held ).toEqual( [] );

	closing.abort();
	touch( 'click' );
	expect( held ).toEqual( [] );
} );

test( 'of several pages one sees to it that may sound, or any where none may', async () => {
	expect( await isTurnOfThisPage( 'desk', 'shop' ) ).toBe( true );

	held.push( { name: 'veranda:desk:shop' } );
	expect( await isTurnOfThisPage( 'desk', 'shop' ) ).toBe( false );
	hasBeenActive = true;
	expect( await isTurnOfThisPage( 'desk', 'shop' ) ).toBe( true );
} );

test( 'a browser without locks knows of no other page', async () => {
	Reflect.deleteProperty( navigator, 'locks' );
	touch( 'click' );
	noteAudible( 'inbox', 'shop' );

	expect( await isAnyAudible( 'inbox', 'shop' ) ).toBe( false );
	expect( await isTurnOfThisPage( 'inbox', 'shop' ) ).toBe( true );
} );
