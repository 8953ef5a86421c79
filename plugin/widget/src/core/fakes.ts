/*
 * A chat for tests: its features and its window are the real ones; who is at the
 * other end is the test's to say.
 */
import type { PagePlace } from '../../../../relay/client';
import { makeClient, makeMessage, settled, type MadeCall } from '../../../../relay/client/fakes';
import type { LeaveLeadRequest, Message, OwnConversation } from '../../../../relay/protocol';
import type { WidgetConfig } from '../config';
import type { Connection } from '../connection/connection';
import { Chat } from './chat';
import { ANNA, config, makeConversation, makeItem, makeSession, ME, mine } from '../fakes';
import { features } from '../features';
import { laterFeatures } from '../later-features';
import { mount } from '../window/mount';

export const talking = makeConversation( {
	state: 'open',
	assignee: { ...ANNA, status: 'online' },
	openedAt: '2026-01-01T00:01:00.000Z',
	queuePosition: null,
} );

/** Makes a chat with all features, as after the relay has answered, but without a relay. */
export function makeChat( more: Partial< WidgetConfig > = {} ) {
	const { start: _start, ...session } = features.session;
	const chat = new Chat( makeLauncher( { ...config, ...more } ) );
	const closed = makeConversation( { state: 'closed' } );
	const relay = {
		close: jest.fn( async ( _call: MadeCall ) => ( { conversation: closed } ) ),
		rate: jest.fn( async ( _call: MadeCall ) => ( { conversation: closed } ) ),
		/** Knows the visitor by what they have entered, as the relay does. */
		leaveLead: jest.fn( async ( { body }: MadeCall ) => ( {
			visitor: { ...ME, ...( body as LeaveLeadRequest ).prechat },
		} ) ),
		start: jest.fn( async ( _call: MadeCall ) => ( { conversation: makeConversation() } ) ),
		exportVisitor: jest.fn( async ( _call: MadeCall ): Promise< unknown > => ( { conversations: [] } ) ),
		deleteVisitor: jest.fn( async ( _call: MadeCall ) => undefined ),
	};
	const connection = {
		client: makeClient( {
			'POST /v1/conversations/:id/close': relay.close,
			'POST /v1/conversations/:id/rating': relay.rate,
			'POST /v1/conversations': relay.start,
			'POST /v1/leads': relay.leaveLead,
			'GET /v1/visitors/me/export': relay.exportVisitor,
			'DELETE /v1/visitors/me': relay.deleteVisitor,
		} ),
		outbox: { add: jest.fn(), retry: jest.fn(), remove: jest.fn() },
		sync: {
			hear: jest.fn(),
			loadOlder: jest.fn(),
			typing: { tell: jest.fn(), forgetTold: jest.fn() },
		},
		start: jest.fn(),
		pause: jest.fn(),
		wake: jest.fn(),
	};
	chat.add( { ...features, session, ...laterFeatures } );
	chat.isComplete = true;
	chat.connection = connection as unknown as Connection;
	return { chat, relay, connection };
}

/** The same with its window open. */
export async function openChat( more?: Partial< WidgetConfig > ) {
	const made = makeChat( more );
	const { chat } = made;
	const place = chat.launcher.container;
	document.body.replaceChildren( place );
	chat.dispatch( { type: 'window.opened' } );
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	chat.dispatch( { type: 'stream.changed', stream: 'live' } );
	mount( chat );
	const find = < E extends HTMLElement = HTMLElement >( selector: string ) => place.querySelector< E >( selector )!;
	return {
		...made,
		find,
		text: () => find( '.window' ).textContent,
		button: ( name: string | RegExp ) =>
			[ ...place.querySelectorAll< HTMLButtonElement >( '.window button' ) ].find(
				( { textContent, ariaLabel } ) => ( ariaLabel ?? textContent )?.match( name )
			)!,
		/** Shows a conversation with its messages. */
		async show( conversation: OwnConversation, messages: Message[] = [ mine( 1 ), makeMessage( 2 ) ] ) {
			chat.dispatch( { type: 'conversation.received', conversation } );
			load( chat, messages, conversation.id );
			await settled();
		},
		/** Has the outbox hold these. */
		async hold( ...pending: ReturnType< typeof makeItem >[] ) {
			chat.dispatch( { type: 'outbox.changed', pending } );
			await settled();
		},
		async write( draft: string ) {
			type( find( '.composer textarea' ), draft );
			await settled();
		},
	};
}

/** Has a page of messages be loaded. */
export function load( chat: Chat, messages: Message[], conversationId = 'c_1', place: PagePlace = 'newest' ): void {
	chat.dispatch( { type: 'page.loaded', conversationId, place, page: { messages, hasMore: false } } );
}

/** Types into a field. */
export function type( field: HTMLElement, text: string ): void {
	( field as HTMLTextAreaElement ).value = text;
	field.dispatchEvent( new Event( 'input', { bubbles: true } ) );
}

export function press( element: HTMLElement, key: string, more: KeyboardEventInit = {} ): void {
	element.dispatchEvent( new KeyboardEvent( 'keydown', { key, bubbles: true, cancelable: true, ...more } ) );
}

/** What has the focus. */
export const focused = () => document.body.ownerDocument.activeElement;

export function makeLauncher( widgetConfig: WidgetConfig ) {
	const container = document.createElement( 'div' );
	const button = document.createElement( 'button' );
	button.innerHTML = '<svg><path></path></svg>';
	container.append( button );
	return {
		config: widgetConfig,
		root: document.createElement( 'div' ).attachShadow( { mode: 'open' } ),
		container,
		button,
		loadScript: jest.fn(),
	};
}

// jsdom knows nothing of screens and pointers.
window.matchMedia = () => ( { matches: false } ) as MediaQueryList;
window.ResizeObserver = class {
	observe() {}
	unobserve() {}
	disconnect() {}
};
