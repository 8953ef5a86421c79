import { fireEvent, screen, waitFor } from '@testing-library/dom';
import { AccessEndedError } from '../../../relay/client';
import { maySound, playSound } from '../../../relay/client/play-sound';
import { DEFAULTS } from '../alerts/preferences';
import { makeConversation, makeMessage, makeOwnConversation, ME, START } from '../test-support/make';
import { readDeskConfig } from './config';
import { bar, cards, CONFIG, OLE, open } from './desk.fixture';

jest.mock( '../../../relay/client/play-sound' );

beforeEach( () => {
	localStorage.clear();
	document.title = 'Products';
	jest.mocked( playSound ).mockReset();
	jest.mocked( maySound ).mockReturnValue( true );
} );

afterEach( () => jest.restoreAllMocks() );

test( 'bar, menu and title tell who waits and what is unread', async () => {
	const { tell } = await open( {
		queued: [ makeConversation(), makeConversation( { leftAt: START } ) ],
		mine: [ makeOwnConversation( { unread: 2 } ) ],
	} );

	expect( bar().dataset.status ).toBe( 'online' );
	expect( bar() ).toHaveTextContent( /Chat: Online.*1 visitor is waiting.*2 unread messages/ );
	expect( document.querySelector( '.wp-menu-name' ) ).toHaveTextContent( '1 visitor is waiting' );
	expect( document.title ).toBe( '(3) Products' );

	tell( { type: 'conversation.created', conversation: makeConversation() } );
	expect( bar() ).toHaveTextContent( '2 visitors are waiting' );
	expect( document.title ).toBe( '(4) Products' );
} );

test( 'a list that was on its way does not bring back whom somebody has taken meanwhile', async () => {
	const conversation = makeConversation( { updatedAt: '2026-11-21T10:00:01.000Z' } );
	const taken = { ...conversation, state: 'open', assignee: OLE, updatedAt: '2026-11-21T10:00:02.000Z' };
	const page: Awaited< ReturnType< typeof open > > = await open( {
		queued: [ conversation ],
		answers: {
			'GET /v1/agents': async () => {
				page?.tell( { type: 'conversation.assigned', conversation: taken, previousAssignee: null } );
				return { agents: [], availability: { status: 'online', agents: [], backAt: null } };
			},
		} as never,
	} );
	await page.reload();

	expect( bar() ).toHaveTextContent( 'Nobody is waiting' );
} );

test( 'what could not be loaded is asked for again', async () => {
	jest.useFakeTimers();
	try {
		let asked = 0;
		const queued = {
			conversations: [ makeConversation() ],
			nextCursor: null,
			counts: { queued: 1, mine: 0, open: 0 },
		};
		await open( {
			answers: {
				'GET /v1/conversations': async () => {
					asked += 1;
					return asked > 2 ? queued : Promise.reject( new Error( 'Away.' ) );
				},
			} as never,
		} );
		expect( bar() ).toHaveTextContent( 'Nobody is waiting' );

		await jest.advanceTimersByTimeAsync( 10_000 );
		expect( bar() ).toHaveTextContent( '1 visitor is waiting' );
	} finally {
		jest.useRealTimers();
	}
} );

test( 'an agent who is away is not called for new visitors', async () => {
	const { tell } = await open( { status: 'away' } );
	tell( { type: 'conversation.created', conversation: makeConversation() } );
	await Promise.resolve();

	expect( cards() ).toHaveLength( 0 );
	expect( playSound ).not.toHaveBeenCalled();
	expect( bar() ).toHaveTextContent( '1 visitor is waiting' );
} );

test( 'while an inbox is open in this browser it calls, and the cards are silent', async () => {
	Object.defineProperty( navigator, 'locks', {
		configurable: true,
		value: {
			request: async () => undefined,
			query: async () => ( { held: [ { name: `veranda:inbox:s_1:${ ME }` } ] } ),
		},
	} );
	try {
		const { tell } = await open();
		tell( { type: 'conversation.created', conversation: makeConversation() } );
		await new Promise( ( resolve ) => setTimeout( resolve ) );

		expect( cards() ).toHaveLength( 1 );
		expect( playSound ).not.toHaveBeenCalled();
	} finally {
		Reflect.deleteProperty( navigator, 'locks' );
	}
} );

test( 'the status is changed in the bar, at once, and taken back if the relay does not hear of it', async () => {
	const { calls } = await open();
	expect( row( 'online' ) ).toHaveAttribute( 'aria-checked', 'true' );

	fireEvent.click( row( 'away' ) );
	expect( row( 'away' ) ).toHaveAttribute( 'aria-checked', 'true' );
	expect( row( 'online' ) ).toHaveAttribute( 'aria-checked', 'false' );
	await waitFor( () => expect( calls ).toHaveLength( 1 ) );

	await open( { answers: { 'PUT /v1/presence': () => Promise.reject( new Error( 'Away.' ) ) } } );
	fireEvent.click( row( 'away' ) );
	await waitFor( () => expect( row( 'online' ) ).toHaveAttribute( 'aria-checked', 'true' ) );
	expect( screen.getByRole( 'status' ) ).toHaveTextContent( 'Your availability was not changed.' );
} );

const row = ( name: string ) => document.querySelector( `#wp-admin-bar-veranda-${ name } a` ) as HTMLElement;

test( 'while nothing is heard from the relay no status is claimed, and after some seconds it is said', async () => {
	jest.useFakeTimers();
	try {
		const { follow } = await open();
		follow( 'reconnecting' );
		expect( bar().dataset.status ).toBe( 'unknown' );
		jest.advanceTimersByTime( 3_000 );
		follow( 'reconnecting', new Error( 'Still.' ) );
		jest.advanceTimersByTime( 2_000 );
		expect( bar().dataset.status ).toBe( 'not_connected' );
		expect( bar() ).toHaveTextContent( 'Chat is not connected' );
		expect( screen.getByRole( 'status' ) ).toHaveTextContent( 'Chat is not connected' );

		follow( 'live' );
		expect( bar().dataset.status ).toBe( 'online' );
		follow( 'offline' );
		follow( 'live' );
		jest.advanceTimersByTime( 10_000 );
		expect( bar().dataset.status ).toBe( 'online' );
	} finally {
		jest.useRealTimers();
	}
} );

test( 'a stream that has ended is said, with a way to try again', async () => {
	const { follow, retry } = await open();
	follow( 'stopped', { type: 'bye' } );
	expect( bar().dataset.status ).toBe( 'not_connected' );
	fireEvent.click( row( 'retry' ) );
	expect( retry ).toHaveBeenCalledTimes( 1 );

	// A click on the page is no login.
	window.dispatchEvent( new Event( 'focus' ) );
	expect( retry ).toHaveBeenCalledTimes( 1 );
	follow( 'connecting' );
	expect( bar().dataset.status ).toBe( 'unknown' );
} );

test( 'who is not logged in any more is told so, and is back when they have logged in elsewhere', async () => {
	const { follow, retry } = await open();
	jest.spyOn( document, 'hasFocus' ).mockReturnValue( true );
	follow( 'stopped', new AccessEndedError() );
	expect( bar().dataset.status ).toBe( 'logged_out' );

	window.dispatchEvent( new Event( 'focus' ) );
	expect( retry ).toHaveBeenCalledTimes( 1 );
	follow( 'live' );
	window.dispatchEvent( new Event( 'focus' ) );
	expect( retry ).toHaveBeenCalledTimes( 1 );
	expect( bar().dataset.status ).toBe( 'online' );
} );

test( 'those who manage the chat are told who has waited far too long', async () => {
	jest.useFakeTimers();
	try {
		const queued = [ makeConversation() ];
		await open( { queued, waitedSeconds: 180 } );
		await jest.advanceTimersByTimeAsync( 10_000 );
		expect( cards() ).toHaveLength( 0 );

		await open( { queued, config: { canManage: true }, waitedSeconds: 170 } );
		await jest.advanceTimersByTimeAsync( 5_000 );
		expect( cards() ).toHaveLength( 0 );
		await jest.advanceTimersByTimeAsync( 5_000 );
		expect( cards() ).toHaveLength( 1 );
		expect( cards()[ 0 ] ).toHaveTextContent( 'has been waiting far too long.' );

		// On the next page they are not told again.
		fireEvent.click( screen.getByRole( 'button', { name: 'Dismiss' } ) );
		await open( { queued, config: { canManage: true }, waitedSeconds: 200 } );
		await jest.advanceTimersByTimeAsync( 5_000 );
		expect( cards() ).toHaveLength( 0 );
	} finally {
		jest.useRealTimers();
	}
} );

test( 'reading to the end takes the number away, and conversations of others are forgotten', async () => {
	const own = makeOwnConversation( { lastSeq: 4, unread: 2 } );
	const { tell } = await open( { mine: [ own ] } );
	tell( { type: 'message.created', message: makeMessage( { conversationId: own.id, seq: 5 } ) } );
	expect( bar() ).toHaveTextContent( '3 unread messages' );

	tell( { type: 'read.advanced', conversationId: own.id, reader: 'agent', seq: 5 } );
	expect( bar() ).toHaveTextContent( 'No unread messages' );
	expect( document.title ).toBe( 'Products' );
} );

test( 'what the agent chooses on another page holds here at once', async () => {
	const { tell } = await open();
	const choose = ( key: string, newValue: string ) =>
		window.dispatchEvent( new StorageEvent( 'storage', { key, newValue } ) );
	choose( 'WP_PREFERENCES_USER_1', '{"veranda/alerts":{"volume":70}}' );
	choose( 'WP_PREFERENCES_USER_1', 'nonsense' );
	choose( 'WP_PREFERENCES_USER_2', '{"veranda/alerts":{"volume":10}}' );

	tell( { type: 'conversation.created', conversation: makeConversation() } );
	await waitFor( () => expect( playSound ).toHaveBeenCalledWith( 'veranda:alert', 0.7 ) );
} );

test( 'what WordPress printed is read, and preferences of another kind count as none', () => {
	const element = document.createElement( 'div' );
	element.dataset.config = JSON.stringify( { ...CONFIG, preferences: { volume: 'loud', isSoundOn: false } } );

	expect( readDeskConfig( element ) ).toEqual( { ...CONFIG, preferences: { ...DEFAULTS, isSoundOn: false } } );
} );
