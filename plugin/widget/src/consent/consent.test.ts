import { Chat } from '../core/chat';
import { makeLauncher } from '../core/fakes';
import { config } from '../fakes';
import { consent } from '.';

beforeEach( () => {
	localStorage.clear();
	sessionStorage.clear();
} );
afterEach( () => delete window.wp_has_consent );

/** A chat on a site where the visitor has said this to what the site needs to work. */
function visit( answer: boolean | null ) {
	if ( answer !== null ) {
		window.wp_has_consent = ( category ) => category === 'functional' && answer;
	}
	const chat = new Chat( makeLauncher( config ) );
	// A page has one chat; those of other tests are not to hear of this one's changes.
	const listen = jest.spyOn( document, 'addEventListener' );
	chat.add( { consent } );
	const [ [ type, change ] = [] ] = listen.mock.calls as unknown as [ string, () => void ][];
	listen.mockRestore();
	expect( type ).toBe( 'wp_listen_for_consent_change' );
	return Object.assign( chat, { change: change as () => void } );
}

const kept = () => localStorage.length + sessionStorage.length;

test( 'a site without the API, and a visitor who agrees, let the browser keep what is needed', () => {
	for ( const answer of [ null, true ] ) {
		const { storage } = visit( answer );
		storage.set( 'session', 'token' );

		expect( storage.isLasting ).toBe( true );
		expect( localStorage.getItem( 'veranda:s_1:session' ) ).toBe( 'token' );
	}
} );

test( 'who refuses chats on this page only: nothing is written, not even to try', () => {
	const write = jest.spyOn( Storage.prototype, 'setItem' );
	const { storage, tabStorage } = visit( false );
	storage.set( 'session', 'token' );
	tabStorage.set( 'open', '1' );

	expect( [ storage.get( 'session' ), storage.isLasting ] ).toEqual( [ 'token', false ] );
	expect( write ).not.toHaveBeenCalled();
	write.mockRestore();
} );

test( 'who takes it back leaves nothing in the browser, and the chat goes on on this page', () => {
	const { storage, tabStorage, change } = visit( true );
	storage.set( 'session', 'token' );
	storage.set( 'draft', 'I would like' );
	tabStorage.set( 'open', '1' );

	window.wp_has_consent = () => false;
	change();

	expect( kept() ).toBe( 0 );
	expect( [ storage.get( 'session' ), storage.get( 'draft' ), tabStorage.get( 'open' ) ] ).toEqual( [
		'token',
		'I would like',
		'1',
	] );
	storage.set( 'session', 'another' );
	expect( kept() ).toBe( 0 );
} );

test( 'what is kept from before goes on, on this page only, where consent is missing by now', () => {
	localStorage.setItem( 'veranda:s_1:session', 'token' );
	localStorage.setItem( 'veranda:s_1:resume', '1' );
	sessionStorage.setItem( 'veranda:s_1:open', '1' );

	const { storage, tabStorage } = visit( false );

	expect( kept() ).toBe( 0 );
	expect( [ storage.get( 'session' ), storage.get( 'resume' ), tabStorage.get( 'open' ) ] ).toEqual( [
		'token',
		'1',
		'1',
	] );
	storage.remove( 'resume' );
	expect( storage.get( 'resume' ) ).toBeNull();
} );

test( 'a change of something else touches nothing', () => {
	const { storage, change } = visit( true );
	storage.set( 'session', 'token' );

	change();

	expect( storage.isLasting ).toBe( true );
	expect( kept() ).toBe( 1 );
} );
