import { makeMessage, settled } from '../../../../relay/client/fakes';
import { load, makeChat, talking } from '../core/fakes';
import { makeSession, mine } from '../fakes';

beforeEach( () => {
	document.title = 'Lamps';
} );

afterEach( () => {
	localStorage.clear();
	sessionStorage.clear();
	jest.restoreAllMocks();
} );

async function visit() {
	const { chat } = makeChat();
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	chat.dispatch( { type: 'conversation.received', conversation: talking } );
	load( chat, [ mine( 1 ) ] );
	await settled();
	return {
		chat,
		async happen( ...events: Parameters< typeof chat.dispatch >[ 0 ][] ) {
			events.forEach( ( event ) => chat.dispatch( event ) );
			await settled();
			return document.title;
		},
	};
}

const answer = ( seq: number ) => ( { type: 'message.created', message: makeMessage( seq ) } ) as const;
const seen = ( seq: number ) =>
	( { type: 'read.advanced', conversationId: talking.id, reader: 'visitor', seq } ) as const;

test( 'answers are counted until they have been read', async () => {
	const { happen } = await visit();
	expect( document.title ).toBe( 'Lamps' );

	expect( await happen( answer( 2 ) ) ).toBe( '(1) Lamps' );
	expect( await happen( answer( 3 ) ) ).toBe( '(2) Lamps' );
	expect( await happen( seen( 3 ) ) ).toBe( 'Lamps' );
} );

test( 'a title that the page changes meanwhile is kept', async () => {
	const { happen } = await visit();
	await happen( answer( 2 ) );
	document.title = 'Basket';

	expect( await happen( answer( 3 ) ) ).toBe( '(2) Basket' );
	expect( await happen( seen( 3 ) ) ).toBe( 'Basket' );
	document.title = 'Thank you';

	expect( await happen( seen( 4 ) ) ).toBe( 'Thank you' );
} );

test( 'who looks is told nothing; in the background the open window counts too', async () => {
	const { happen } = await visit();
	expect( await happen( { type: 'window.opened' }, answer( 2 ) ) ).toBe( 'Lamps' );

	jest.spyOn( document, 'visibilityState', 'get' ).mockReturnValue( 'hidden' );
	document.dispatchEvent( new Event( 'visibilitychange' ) );

	expect( await happen( answer( 3 ) ) ).toMatch( /^\(\d\) Lamps$/ );
} );
