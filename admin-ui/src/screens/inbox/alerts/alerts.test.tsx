import { act, screen } from '@testing-library/react';
import { useDispatch } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';
import { maySound, playSound } from '../../../../../relay/client/play-sound';
import { DEFAULTS, type AlertPreferences } from '../../../alerts/preferences';
import { makeAgent, makeConversation, makeMessage, makeOwnConversation, ME } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { useAlertPreferences } from './alert-preferences';
import { AlertsModal } from './alerts-modal';
import { useAlerts } from './use-alerts';

jest.mock( '../../../../../relay/client/play-sound' );

const own = makeOwnConversation( { id: 'c_own' } );
const message = makeMessage( { conversationId: own.id, body: 'Are you there?' } );

interface Shown {
	title: string;
	body: string;
	click(): void;
}

let shown: Shown[];

/** A browser that allows notifications, or not, or asks first. */
function allow( permission: NotificationPermission, answer: NotificationPermission = permission ) {
	shown = [];
	class FakeNotification extends EventTarget {
		static permission = permission;
		static requestPermission() {
			FakeNotification.permission = answer;
			return Promise.resolve( answer );
		}
		constructor( title: string, { body }: { body: string } ) {
			super();
			shown.push( { title, body, click: () => this.dispatchEvent( new Event( 'click' ) ) } );
		}
		close() {}
	}
	Object.assign( window, { Notification: FakeNotification, isSecureContext: true } );
}

beforeEach( () => {
	allow( 'granted' );
	jest.mocked( playSound ).mockReset();
	jest.mocked( maySound ).mockReturnValue( true );
	jest.spyOn( window, 'focus' ).mockImplementation( () => undefined );
} );

afterEach( () => {
	jest.useRealTimers();
	jest.restoreAllMocks();
	localStorage.clear();
	Reflect.deleteProperty( window, 'Notification' );
} );

const opened = jest.fn();
const NAME = `s_1:${ ME }`;

interface Props {
	openId?: string | null;
	preferences?: Partial< AlertPreferences >;
}

function Agent( { openId = null, preferences }: Props ) {
	const { set } = useDispatch( preferencesStore );
	const [ current ] = useAlertPreferences();
	useAlerts( NAME, openId, opened );
	return (
		<>
			<button
				onClick={ () =>
					Object.entries( preferences ?? {} ).forEach( ( [ name, value ] ) =>
						set( 'veranda/alerts', name, value )
					)
				}
			>
				Prefer
			</button>
			<output>{ JSON.stringify( current ) }</output>
		</>
	);
}

/** Shows an inbox of an agent with these wishes; `isInView`: they look at it. */
async function show( props: Props = {}, { isInView = false, status = 'online' as 'online' | 'away' } = {} ) {
	jest.spyOn( document, 'hasFocus' ).mockReturnValue( isInView );
	const inbox = renderWithStore( <Agent { ...props } />, [
		( { agentChanged, conversationReceived } ) => {
			void agentChanged( makeAgent( { id: ME, status } ) );
			void conversationReceived( own );
		},
	] );
	await inbox.user.click( screen.getByRole( 'button', { name: 'Prefer' } ) );
	return inbox;
}

const call = ( { actions }: Awaited< ReturnType< typeof show > >, reason: 'message' | 'waiting', id = own.id ) =>
	act( async () => void actions.alerted( { reason, conversationId: id, occasion: '1', text: message.body } ) );

test( 'a message to an agent sounds, as loud as they like it', async () => {
	await call( await show( { preferences: { volume: 50 } } ), 'message' );

	expect( playSound ).toHaveBeenCalledTimes( 1 );
	expect( playSound ).toHaveBeenCalledWith( 'veranda:alert', 0.5 );
	expect( shown ).toEqual( [] );
} );

test( 'what the agent looks at does not sound; what is open behind another window does', async () => {
	await call( await show( { openId: own.id }, { isInView: true } ), 'message' );
	expect( playSound ).not.toHaveBeenCalled();
} );

test( 'other pages of this browser hear which conversation the agent looks at, as long as they do', async () => {
	const request = jest.fn( async ( _lock: string, _options: { signal: AbortSignal } ) => undefined );
	Object.defineProperty( navigator, 'locks', { configurable: true, value: { request } } );
	const { unmount } = await show( { openId: own.id }, { isInView: true } );
	const [ lock, { signal } ] = request.mock.lastCall ?? [ '', { signal: AbortSignal.abort() } ];
	expect( lock ).toBe( `veranda:view:${ NAME }:${ own.id }` );
	expect( signal.aborted ).toBe( false );

	unmount();
	expect( signal.aborted ).toBe( true );
	Reflect.deleteProperty( navigator, 'locks' );
} );

test( 'what the agent chooses on another page of this browser holds here, until they choose here', async () => {
	const inbox = await show( { preferences: { volume: 50 } } );
	const choose = ( stored: object ) =>
		act( () =>
			window.dispatchEvent(
				new StorageEvent( 'storage', { key: 'WP_PREFERENCES_USER_1', newValue: JSON.stringify( stored ) } )
			)
		);
	choose( { 'veranda/alerts': { volume: 80 } } );
	choose( { core: { volume: 1 } } );
	await call( inbox, 'message' );
	expect( playSound ).toHaveBeenLastCalledWith( 'veranda:alert', 0.8 );

	await act( async () => void inbox.registry.dispatch( preferencesStore ).set( 'veranda/alerts', 'volume', 20 ) );
	await call( inbox, 'message' );
	expect( playSound ).toHaveBeenLastCalledWith( 'veranda:alert', 0.2 );
} );

test( 'an open conversation that nobody looks at sounds', async () => {
	await call( await show( { openId: own.id } ), 'message' );
	expect( playSound ).toHaveBeenCalledTimes( 1 );
} );

test( 'what comes all at once after a broken connection is one sound, and a notification for each', async () => {
	const inbox = await show( { preferences: { isNotificationOn: true } } );
	await act( async () => {
		for ( let index = 0; index < 5; index++ ) {
			void inbox.actions.alerted( {
				reason: 'message',
				conversationId: own.id,
				occasion: `${ index }`,
				text: '',
			} );
		}
	} );

	expect( playSound ).toHaveBeenCalledTimes( 1 );
	expect( shown ).toHaveLength( 5 );
} );

test( 'of two things that happen at once none is missed', async () => {
	const inbox = await show( { openId: own.id }, { isInView: true } );
	const waiting = makeConversation();
	await act( async () => {
		void inbox.actions.conversationReceived( waiting );
		void inbox.actions.alerted( { reason: 'waiting', conversationId: waiting.id, occasion: '1', text: '' } );
		void inbox.actions.alerted( { reason: 'message', conversationId: own.id, occasion: '1', text: '' } );
	} );

	expect( playSound ).toHaveBeenCalledTimes( 1 );
	expect( playSound ).toHaveBeenCalledWith( 'veranda:alert', 0.3 );
} );

test( 'an agent who is away is not called for new visitors, but for their own', async () => {
	const inbox = await show( {}, { status: 'away' } );
	await call( inbox, 'waiting' );
	expect( playSound ).not.toHaveBeenCalled();

	await call( inbox, 'message' );
	expect( playSound ).toHaveBeenCalledTimes( 1 );
} );

test( 'a notification says who and what, and opens the conversation', async () => {
	await call( await show( { preferences: { isNotificationOn: true, isSoundOn: false } } ), 'message' );

	expect( playSound ).not.toHaveBeenCalled();
	expect( shown ).toMatchObject( [ { title: 'New message from Vera', body: 'Are you there?' } ] );
	shown[ 0 ]?.click();
	expect( window.focus ).toHaveBeenCalled();
	expect( opened ).toHaveBeenCalledWith( own.id );
} );

test( 'nothing is shown while the inbox is in sight, nor where the browser refuses', async () => {
	await call( await show( { preferences: { isNotificationOn: true } }, { isInView: true } ), 'message' );
	expect( shown ).toEqual( [] );
} );

test( 'in quiet hours nothing sounds or shows', async () => {
	const quiet = { quietFrom: '00:00', quietUntil: '23:59', isNotificationOn: true };
	jest.useFakeTimers( { now: new Date( '2026-11-29T12:00:00' ), doNotFake: [ 'setTimeout', 'queueMicrotask' ] } );
	await call( await show( { preferences: quiet } ), 'message' );

	expect( playSound ).not.toHaveBeenCalled();
	expect( shown ).toEqual( [] );
} );

test( 'who waits is called for again and again, if the agent likes, until nobody waits', async () => {
	jest.useFakeTimers( { doNotFake: [ 'setTimeout', 'queueMicrotask' ] } );
	const waiting = makeConversation();
	const inbox = await show( { preferences: { isRepeated: true } } );
	await act( async () => void inbox.actions.conversationReceived( waiting ) );

	act( () => jest.advanceTimersByTime( 60_000 ) );
	expect( playSound ).toHaveBeenCalledTimes( 3 );

	// Another tab of this browser has the next turn.
	localStorage.setItem( 'veranda:repeated', String( Date.now() + 5_000 ) );
	act( () => jest.advanceTimersByTime( 20_000 ) );
	expect( playSound ).toHaveBeenCalledTimes( 3 );
	act( () => jest.advanceTimersByTime( 20_000 ) );
	expect( playSound ).toHaveBeenCalledTimes( 4 );

	await act( async () => void inbox.actions.conversationReceived( { ...waiting, leftAt: waiting.queuedAt } ) );
	act( () => jest.advanceTimersByTime( 60_000 ) );
	expect( playSound ).toHaveBeenCalledTimes( 4 );
} );

test( 'a page that may not sound leaves the turn to one that may', async () => {
	jest.useFakeTimers( { doNotFake: [ 'setTimeout', 'queueMicrotask' ] } );
	jest.mocked( maySound ).mockReturnValue( false );
	const inbox = await show( { preferences: { isRepeated: true } } );
	await act( async () => void inbox.actions.conversationReceived( makeConversation() ) );

	act( () => jest.advanceTimersByTime( 60_000 ) );

	expect( playSound ).not.toHaveBeenCalled();
	expect( localStorage.getItem( 'veranda:repeated' ) ).toBeNull();
} );

test( 'a preference of another kind, by whomever it was stored, counts as none', async () => {
	await show( { preferences: { volume: 'loud', isSoundOn: null } as never } );

	expect( JSON.parse( screen.getByRole( 'status' ).textContent ?? '' ) ).toEqual( DEFAULTS );
} );

test( 'the browser is asked when notifications are turned on, and a refusal is explained', async () => {
	allow( 'default', 'denied' );
	const { user } = renderWithStore( <AlertsModal conversation={ null } commands={ [] } onClose={ () => {} } /> );

	await user.click( screen.getByLabelText( 'Show notifications while the inbox is out of sight' ) );
	await act( async () => undefined );

	expect( screen.getAllByText( /^Your browser blocks notifications of this site./ ).length ).toBeGreaterThan( 0 );
} );

test( 'the test sounds and shows what was chosen', async () => {
	const { user } = renderWithStore( <AlertsModal conversation={ null } commands={ [] } onClose={ () => {} } /> );
	await user.click( screen.getByLabelText( 'Show notifications while the inbox is out of sight' ) );

	await user.click( screen.getByRole( 'button', { name: 'Try it' } ) );
	await act( async () => undefined );
	expect( playSound ).toHaveBeenCalledTimes( 1 );
	expect( shown ).toMatchObject( [ { title: 'This is a test.' } ] );

	await user.click( screen.getByLabelText( 'Play a sound' ) );
	await user.click( screen.getByLabelText( 'Show notifications while the inbox is out of sight' ) );
	expect( screen.getByRole( 'button', { name: 'Try it' } ) ).toHaveAttribute( 'aria-disabled', 'true' );
} );
