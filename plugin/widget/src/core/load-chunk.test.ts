import { config } from '../fakes';
import { makeLauncher } from './fakes';
import { provideChunks } from './load-chunk';

type Scripts = Record< string, ( take: ( name: string ) => object ) => object >;

/** A site whose scripts are these. */
function setUp( scripts: Scripts ) {
	const launcher = makeLauncher( { ...config, chatUrl: 'https://shop.test/widget/chat.js?ver=1.2' } );
	launcher.loadScript.mockImplementation( async ( address: string, onEnd: () => void ) => {
		const name = /(\w+)\.js/.exec( address )![ 1 ]!;
		await Promise.resolve();
		window.verandaChunks[ name ] = scripts[ name ];
		onEnd();
	} );
	window.verandaChunks = { chat: () => ( { greeting: 'Hello' } ) };
	provideChunks( launcher );
	return { loaded: () => launcher.loadScript.mock.calls.map( ( [ address ] ) => address ) };
}

test( 'a chunk lies beside chat.js and has its version', async () => {
	const { loaded } = setUp( { a: () => ( { A: 1 } ) } );

	expect( await window.verandaImport( 'a' ) ).toEqual( { A: 1 } );
	expect( loaded() ).toEqual( [ 'https://shop.test/widget/a.js?ver=1.2' ] );
} );

test( 'chunks take what they need from the chat and from each other; each is loaded and made once', async () => {
	const make = jest.fn( () => ( { name: 'Kim' } ) );
	const { loaded } = setUp( {
		a: ( take ) => ( { text: [ take( 'chat' ), take( 'shared' ) ] } ),
		b: ( take ) => take( 'shared' ),
		shared: make,
	} );

	expect( await window.verandaImport( 'shared', 'a' ) ).toEqual( {
		text: [ { greeting: 'Hello' }, { name: 'Kim' } ],
	} );
	await window.verandaImport( 'shared', 'b' );

	expect( loaded() ).toHaveLength( 3 );
	expect( make ).toHaveBeenCalledTimes( 1 );
} );

test( 'what several ask for at the same moment is loaded once', async () => {
	const { loaded } = setUp( { a: () => ( { A: 1 } ) } );

	await Promise.all( [ window.verandaImport( 'a' ), window.verandaImport( 'a' ), window.verandaImport( 'a' ) ] );

	expect( loaded() ).toHaveLength( 1 );
} );

test( 'a chunk that does not come, or is another than was asked for, is an error; it can be asked for again', async () => {
	const scripts: Scripts = {};
	setUp( scripts );
	await expect( window.verandaImport( 'a' ) ).rejects.toThrow( 'a.js' );
	scripts.a = () => ( { A: 1 } );

	expect( await window.verandaImport( 'a' ) ).toEqual( { A: 1 } );
} );
