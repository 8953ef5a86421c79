import { settled } from '../../../../relay/client/fakes';
import { Chat } from '../core/chat';
import { makeLauncher } from '../core/fakes';
import { config } from '../fakes';
import { keptVisitorId } from '../session/session';
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
	const [ [ type, change ] = [] ] = listen.mock.calls as unknown as [ string, ( event: Event ) => void ][];
	listen.mockRestore();
	expect( type ).toBe( 'wp_listen_for_consent_change' );
	return Object.assign( chat, { change: () => change?.( new Event( String( type ) ) ) } );
}

/** Channels as browsers have them: what one says, the others of its name hear. */
class Channel {
	static all: Channel[] = [];
	onmessage?: ( message: { data: unknown } ) => void;
	constructor( readonly name: string ) {
		Channel.all.push( this );
	}
	postMessage( data: unknown ) {
		for ( const other of Channel.all ) {
			if ( other !== this && other.name === this.name ) {
				other.onmessage?.( { data } );
			}
		}
	}
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

describe( 'the visitor’s other tabs', () => {
	const token = ( visitorId: string, refreshToken: string ) =>
		JSON.stringify( { visitorId, owner: null, refreshToken } );

	beforeEach( () => {
		window.BroadcastChannel = Channel as unknown as typeof BroadcastChannel;
	} );
	afterEach( () => {
		Channel.all = [];
		delete ( window as Partial< typeof window > ).BroadcastChannel;
	} );

	/** Two tabs of one visitor, in the first of which the consent was taken back. */
	async function takeBack() {
		const first = visit( true );
		const second = visit( true );
		// As the session does.
		second.storage.onChange( () => {} );
		first.storage.set( 'session', token( 'v_1', 'old' ) );
		first.storage.set( 'draft', 'I would like' );
		const entries = Object.entries( localStorage );
		window.wp_has_consent = () => false;
		first.change();
		// jsdom tells no other tab; each key is told of once.
		for ( const [ key, oldValue ] of entries ) {
			window.dispatchEvent( new StorageEvent( 'storage', { key, oldValue, storageArea: localStorage } ) );
		}
		await settled();
		return { first, second };
	}

	test( 'go on with what was kept for all of them, in memory', async () => {
		const { second } = await takeBack();

		expect( kept() ).toBe( 0 );
		expect( [ keptVisitorId( second.storage ), second.storage.get( 'draft' ) ] ).toEqual( [
			'v_1',
			'I would like',
		] );
	} );

	test( 'hear of each new token, whichever of them has got it, and keep nothing', async () => {
		const { first, second } = await takeBack();

		second.storage.set( 'session', token( 'v_1', 'new' ) );
		expect( first.storage.get( 'session' ) ).toContain( 'new' );
		first.storage.set( 'session', token( 'v_1', 'newer' ) );

		expect( second.storage.get( 'session' ) ).toContain( 'newer' );
		expect( kept() ).toBe( 0 );
	} );

	test( 'do not become somebody else', async () => {
		const { first } = await takeBack();
		const stranger = visit( false );
		await settled();
		stranger.storage.set( 'session', token( 'v_2', 'theirs' ) );

		expect( keptVisitorId( first.storage ) ).toBe( 'v_1' );
		first.storage.set( 'session', token( 'v_1', 'new' ) );
		expect( keptVisitorId( stranger.storage ) ).toBe( 'v_2' );
	} );
} );
