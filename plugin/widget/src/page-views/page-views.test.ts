import { makeClient, type MadeCall } from '../../../../relay/client/fakes';
import type { Connection } from '../connection/connection';
import { makeChat, talking } from '../core/fakes';
import { makeConversation } from '../fakes';

function setUp( answer = async ( _call: MadeCall ) => {} ) {
	const { chat } = makeChat();
	const view = jest.fn( answer );
	const client = makeClient( { 'POST /v1/page-views': view } );
	chat.connection = { ...chat.connection, client } as unknown as Connection;
	const told = () => view.mock.calls.map( ( [ { body } ] ) => body );
	return { chat, told };
}

const received = ( conversation = talking ) => ( { type: 'conversation.received', conversation } ) as const;

beforeEach( () => {
	document.title = 'Lamps';
	history.replaceState( null, '', '/lamps?key=secret&utm_source=mail#part' );
} );

afterEach( () => Reflect.deleteProperty( window, 'wp_has_consent' ) );

test( 'a page is told once, as long as a conversation goes on, without what may be private', () => {
	const { chat, told } = setUp();
	expect( told() ).toEqual( [] );

	chat.dispatch( received( makeConversation() ) );
	chat.dispatch( received() );

	expect( told() ).toEqual( [ { url: `${ location.origin }/lamps?utm_source=mail`, title: 'Lamps', referrer: '' } ] );
} );

test( 'so is one that a script puts in the place of another, or the browser has kept', () => {
	const { chat, told } = setUp();
	chat.dispatch( received() );
	document.title = '(2) Green lamp';
	history.pushState( null, '', '/lamps/green' );
	chat.dispatch( { type: 'end.reached' } );
	window.dispatchEvent( new Event( 'pageshow' ) );

	expect( told().slice( 1 ) ).toEqual( [
		{ url: `${ location.origin }/lamps/green`, title: 'Green lamp', referrer: '' },
		{ url: `${ location.origin }/lamps/green`, title: 'Green lamp', referrer: '' },
	] );
} );

test( 'nothing is told after the end, without a connection, or without consent', () => {
	const { chat, told } = setUp();
	chat.dispatch( received( { ...talking, state: 'closed' } ) );
	const { connection } = chat;
	chat.connection = null;
	chat.dispatch( received() );
	chat.connection = connection;
	window.wp_has_consent = () => false;
	chat.dispatch( received() );
	expect( told() ).toEqual( [] );

	window.wp_has_consent = () => true;
	chat.dispatch( received() );
	expect( told() ).toHaveLength( 1 );
} );

test( 'a relay that does not take it disturbs nobody', async () => {
	const { chat, told } = setUp( async () => {
		throw new Error( 'away' );
	} );
	chat.dispatch( received() );
	chat.dispatch( { type: 'end.reached' } );

	expect( told() ).toHaveLength( 1 );
} );
