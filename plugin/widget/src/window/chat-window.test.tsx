import { render } from 'preact';
import { makeMessage } from '../../../../relay/client/fakes';
import type { ChatController } from '../chat-controller';
import { ANNA, config, makeConversation, makeItem, makeSession, mine } from '../fakes';
import { initialState, reduce, type Action, type State } from '../state';
import { ChatWindow } from './chat-window';

const { availability, visitor } = makeSession();
const ready: State = { ...initialState, isOpen: true, phase: 'ready', stream: 'live', availability, visitor };
const talking = makeConversation( {
	state: 'open',
	assignee: ANNA,
	openedAt: '2026-01-01T00:01:00.000Z',
	queuePosition: null,
} );

/** A state with a conversation and its messages. */
function withMessages( conversation = talking, messages = [ mine( 1 ), makeMessage( 2 ) ], hasMore = false ): State {
	const actions: Action[] = [
		{ type: 'conversationSeen', conversation },
		{ type: 'pageLoaded', isOlder: false, conversationId: conversation.id, page: { messages, hasMore } },
	];
	return actions.reduce( reduce, ready );
}

function setUp() {
	const place = document.createElement( 'div' );
	document.body.replaceChildren( place );
	const controller = {
		config,
		set: jest.fn(),
		close: jest.fn(),
		send: jest.fn(),
		setDraft: jest.fn(),
		retry: jest.fn(),
		remove: jest.fn(),
		retryNow: jest.fn(),
		reachEnd: jest.fn(),
		loadOlder: jest.fn(),
		end: jest.fn(),
		rate: jest.fn(),
		introduce: jest.fn(),
		startAgain: jest.fn(),
		leave: jest.fn(),
		keepLeftMessage: jest.fn(),
		goToChat: jest.fn(),
		leftMessage: () => ( { name: '', email: '', body: 'Half a message', website: '' } ),
	};
	const find = < E extends HTMLElement = HTMLElement >( selector: string ) => place.querySelector< E >( selector )!;
	return {
		controller,
		find,
		paint: ( state: State ) =>
			render( <ChatWindow state={ state } controller={ controller as unknown as ChatController } />, place ),
		text: () => find( '.window' ).textContent,
		button: ( name: string | RegExp ) =>
			[ ...place.querySelectorAll( 'button' ) ].find( ( { textContent, ariaLabel } ) =>
				( ariaLabel ?? textContent )?.match( name )
			)!,
	};
}

/** What has the focus. */
const focused = () => document.body.ownerDocument.activeElement;

const press = ( element: HTMLElement, key: string, more: KeyboardEventInit = {} ) =>
	element.dispatchEvent( new KeyboardEvent( 'keydown', { key, bubbles: true, cancelable: true, ...more } ) );

beforeAll( () => {
	// jsdom knows nothing of screens and pointers.
	window.matchMedia = () => ( { matches: false } ) as MediaQueryList;
} );

test( 'a new visitor is greeted and can write at once', () => {
	const { paint, text, find } = setUp();

	paint( ready );

	expect( text() ).toContain( 'Hello!' );
	expect( focused() ).toBe( find( 'textarea' ) );
	expect( find( '[role="dialog"]' ).getAttribute( 'aria-modal' ) ).toBeNull();
} );

test( 'Enter sends; with Shift, while composing, or without text it does not', () => {
	const { paint, find, controller } = setUp();
	paint( { ...ready, draft: ' ' } );
	press( find( 'textarea' ), 'Enter' );
	paint( { ...ready, draft: 'Hi' } );
	press( find( 'textarea' ), 'Enter', { shiftKey: true } );
	press( find( 'textarea' ), 'Enter', { isComposing: true } );
	press( find( 'textarea' ), 'Enter', { keyCode: 229 } );
	expect( controller.send ).not.toHaveBeenCalled();

	press( find( 'textarea' ), 'Enter' );

	expect( controller.send ).toHaveBeenCalledWith( 'Hi' );
} );

test( 'near the limit characters are counted, beyond it nothing is sent', () => {
	const { paint, find, text, button, controller } = setUp();
	paint( { ...ready, draft: 'x'.repeat( 7_199 ) } );
	expect( text() ).not.toContain( 'characters' );
	paint( { ...ready, draft: 'x'.repeat( 8_001 ) } );

	expect( text() ).toContain( '8001 of 8000 characters' );
	expect( button( 'Send' ).hasAttribute( 'disabled' ) ).toBe( true );
	press( find( 'textarea' ), 'Enter' );
	expect( controller.send ).not.toHaveBeenCalled();
} );

test( 'messages are text, whatever is in them, and a log announces them with their author', () => {
	const { paint, find } = setUp();
	const body = '<img src=x onerror="alert(1)"> https://a.test/?q=1';

	paint( withMessages( talking, [ makeMessage( 1, { body } ) ] ) );

	expect( find( 'img' ) ).toBeNull();
	expect( find( '.is-theirs[class~="message"] .bubble[dir="auto"] a' ).outerHTML ).toBe(
		'<a href="https://a.test/?q=1" target="_blank" rel="noopener noreferrer nofollow ugc">https://a.test/?q=1</a>'
	);
	expect( find( '[role="log"]' ).getAttribute( 'aria-live' ) ).toBe( 'polite' );
	expect( find( '[role="log"]' ).textContent ).toContain( 'Anna says:' + body );
} );

test( 'a message stays the same element when it is stored', () => {
	const { paint, find, text } = setUp();
	const pending = [ makeItem( { clientId: 'a' } ) ];
	paint( { ...withMessages( talking, [] ), pending } );
	const element = find( '.is-own' );
	expect( text() ).toContain( 'Sending…' );

	paint( { ...withMessages( talking, [ mine( 1, { clientId: 'a' } ) ] ), pending: [] } );

	expect( find( '.is-own' ) ).toBe( element );
	expect( text() ).toContain( 'Sent' );
} );

test( 'what was not sent says so and can be tried again or removed', () => {
	const { paint, button, text, controller } = setUp();
	paint( { ...withMessages(), pending: [ makeItem( { clientId: 'a', state: 'failed' } ) ] } );

	expect( text() ).toContain( 'Not sent.' );
	button( 'Try now' ).click();
	button( 'Remove' ).click();

	expect( controller.retry ).toHaveBeenCalledWith( 'a' );
	expect( controller.remove ).toHaveBeenCalledWith( 'a' );
} );

test( 'who waits is told their place, and may leave an address', () => {
	const { paint, text, button, controller } = setUp();
	paint( withMessages( makeConversation( { queuePosition: 3 } ), [ mine( 1 ) ] ) );

	expect( text() ).toContain( 'You are number 3 in the queue.' );
	button( 'Leave your e-mail address' ).click();
	expect( controller.set ).toHaveBeenCalledWith( { introduction: 'asking' } );
} );

test( 'when nobody is there that is said', () => {
	const { paint, text } = setUp();

	paint( { ...withMessages( makeConversation(), [ mine( 1 ) ] ), availability: { status: 'offline', agents: [] } } );

	expect( text() ).toContain( 'Nobody is here right now.' );
} );

test( 'who answers is named, and seen typing without being announced', () => {
	const { paint, find } = setUp();

	paint( { ...withMessages(), typing: { ...ANNA, type: 'agent' } } );

	expect( find( 'h2' ).textContent ).toBe( 'Anna Berg' );
	expect( find( '.typing' ).closest( '[role="log"]' ) ).toBeNull();
} );

test( 'a picture from another site is not loaded', () => {
	const { paint, find } = setUp();
	const assignee = { ...ANNA, avatarUrl: 'https://gravatar.test/a.png' };

	paint( withMessages( { ...talking, assignee } ) );
	expect( find( '.faces' ).innerHTML ).toContain( 'AB' );
	paint( withMessages( { ...talking, assignee: { ...ANNA, avatarUrl: `${ location.origin }/a.png` } } ) );

	expect( find( '.faces img' ).getAttribute( 'src' ) ).toContain( '/a.png' );
} );

test( 'ending asks first; Escape takes the question back before it closes the window', () => {
	const { paint, button, find, controller } = setUp();
	paint( withMessages() );
	paint( { ...withMessages(), ending: 'asking' } );
	expect( focused() ).toBe( button( 'End chat' ) );

	press( button( 'End chat' ), 'Escape' );
	expect( controller.set ).toHaveBeenLastCalledWith( { isMenuOpen: false, ending: 'no' } );
	paint( withMessages() );
	press( find( 'textarea' ), 'Escape' );

	expect( controller.close ).toHaveBeenCalledTimes( 1 );
} );

test( 'after the end one can rate with a comment, and start again', () => {
	const { paint, find, button, controller } = setUp();
	const closed = withMessages( { ...talking, state: 'closed' } );
	paint( closed );
	find( 'input[aria-label="4 stars"]' ).click();
	expect( controller.set ).toHaveBeenCalledWith( { score: 4 } );

	paint( { ...closed, score: 4 } );
	find< HTMLTextAreaElement >( 'textarea' ).value = 'Quick!';
	button( 'Send rating' ).click();
	button( 'Start a new chat' ).click();

	expect( controller.rate ).toHaveBeenCalledWith( 'Quick!' );
	expect( controller.startAgain ).toHaveBeenCalled();
} );

test( 'what nobody answered cannot be rated, and what was rated is thanked for', () => {
	const { paint, find, text } = setUp();
	paint( withMessages( makeConversation( { state: 'closed' } ), [ mine( 1 ) ] ) );
	expect( find( '.rating' ) ).toBeNull();

	paint( withMessages( { ...talking, state: 'closed', rating: { score: 5, comment: null } } ) );

	expect( find( '.rating' ) ).toBeNull();
	expect( text() ).toContain( 'Thank you' );
} );

test( 'while the relay is away a message can be left; what was typed is there', () => {
	const { paint, find, button, controller } = setUp();
	paint( { ...ready, phase: 'away' } );
	expect( find< HTMLTextAreaElement >( 'textarea' ).value ).toBe( 'Half a message' );

	find< HTMLInputElement >( 'input[name="name"]' ).value = 'Kim';
	find< HTMLInputElement >( 'input[name="email"]' ).value = 'kim@example.org';
	find( 'input[name="name"]' ).dispatchEvent( new Event( 'input', { bubbles: true } ) );
	button( 'Leave message' ).click();

	const message = { name: 'Kim', email: 'kim@example.org', body: 'Half a message', website: '' };
	expect( controller.keepLeftMessage ).toHaveBeenCalledWith( expect.objectContaining( message ) );
	expect( controller.leave ).toHaveBeenCalledWith( expect.objectContaining( message ) );
} );

test( 'why a message was not taken is said, and thanks when it was', () => {
	const { paint, text } = setUp();
	paint( { ...ready, phase: 'away', leaving: 'failed', leavingProblem: 'Try again in an hour.' } );
	expect( text() ).toContain( 'Try again in an hour.' );

	paint( { ...ready, phase: 'away', leaving: 'sent' } );

	expect( text() ).toContain( 'We have your message.' );
} );

test( 'a limit says when it is over', () => {
	const { paint, text } = setUp();

	paint( { ...withMessages(), limitedSeconds: 7 } );

	expect( text() ).toContain( 'in 7 seconds' );
} );

test( 'trouble with the connection says that nothing is lost, and offers to try', () => {
	const { paint, text, button, controller } = setUp();
	paint( { ...withMessages(), stream: 'reconnecting' } );

	expect( text() ).toContain( 'What you write is kept' );
	button( 'Try now' ).click();
	expect( controller.retryNow ).toHaveBeenCalled();
} );

test( 'a browser that keeps nothing is mentioned', () => {
	const { paint, text } = setUp();

	paint( { ...withMessages(), isStorageLasting: false } );

	expect( text() ).toContain( 'Your browser keeps nothing' );
} );

test( 'when what had the focus goes, the window has it', () => {
	const { paint, button, find } = setUp();
	const failed = { ...withMessages(), pending: [ makeItem( { state: 'failed' } ) ] };
	paint( failed );
	button( 'Remove' ).focus();

	paint( withMessages() );

	expect( focused() ).toBe( find( '.window' ) );
} );

test( 'the page behind scrolls again when the window has gone', () => {
	const { paint } = setUp();
	window.matchMedia = () => ( { matches: true } ) as MediaQueryList;
	paint( ready );
	expect( document.documentElement.style.overflow ).toBe( 'hidden' );

	render( null, document.body.firstElementChild! );

	expect( document.documentElement.style.overflow ).toBe( '' );
} );
