import { fireEvent, screen, waitFor, within } from '@testing-library/dom';
import type { StreamState } from '../../../relay/client';
import { makeClient, type Answers } from '../../../relay/client/fakes';
import { maySound, playSound } from '../../../relay/client/play-sound';
import type { Conversation } from '../../../relay/protocol';
import type { ConnectionListener } from '../agent-connection';
import { DEFAULTS } from '../alerts/preferences';
import {
	makeAgent,
	makeConversation,
	makeMessage,
	makeOwnConversation,
	makeVisitor,
	ME,
	START,
} from '../test-support/make';
import { readDeskConfig, type DeskConfig } from './config';
import { Desk } from './desk';

jest.mock( '../../../relay/client/play-sound' );

const OLE = { id: 'agent:2', name: 'Ole', avatarUrl: null };
const CONFIG: DeskConfig = {
	relayUrl: 'https://relay.test',
	siteId: 's_1',
	agentId: ME,
	canManage: false,
	inboxUrl: 'https://shop.test/wp-admin/admin.php?page=veranda',
	waitTargetSeconds: 90,
	preferences: DEFAULTS,
};

/** As the plugin prints it. */
const PAGE = `
	<ul id="adminmenu"><li id="toplevel_page_veranda"><span class="wp-menu-name">Veranda</span></li></ul>
	<ul><li id="wp-admin-bar-veranda">
		<a class="ab-item"><span class="veranda-bar-status"></span>
			<span class="veranda-bar-waiting" hidden><span aria-hidden="true"></span><span class="screen-reader-text"></span></span>
			<span class="veranda-bar-unread" hidden><span aria-hidden="true"></span><span class="screen-reader-text"></span></span>
		</a>
		<ul>
			${ [ 'online', 'away', 'waiting', 'unread' ].map( ( name ) => `<li id="wp-admin-bar-veranda-${ name }"><a class="ab-item" href="#">${ name }</a></li>` ).join( '' ) }
		</ul>
	</li></ul>
	<button>Save the product</button>
	<div id="veranda-desk"></div>`;

interface Known {
	queued?: Conversation[];
	mine?: Conversation[];
	config?: Partial< DeskConfig >;
	status?: 'online' | 'away';
	answers?: Answers;
	/** By the relay's clock, since `START`; the browser's says something else. */
	waitedSeconds?: number;
}

/** Opens a page beside the inbox; resolves when it has loaded what there is. */
async function open( {
	queued = [],
	mine = [],
	config = {},
	status = 'online',
	answers = {},
	waitedSeconds = 0,
}: Known = {} ) {
	const openedAt = Date.now();
	document.body.innerHTML = PAGE;
	const listeners: ConnectionListener[] = [];
	const calls: unknown[] = [];
	const client = makeClient< Conversation >( {
		'GET /v1/agents': async () => ( {
			agents: [ makeAgent( { id: ME, status } ) ],
			availability: { status: 'online', agents: [], backAt: null },
		} ),
		'GET /v1/conversations': async ( { query }: { query?: { state?: string } } = {} ) => ( {
			conversations: query?.state === 'queued' ? queued : mine,
			nextCursor: null,
			counts: { queued: 0, mine: 0, open: 0 },
		} ),
		'PUT /v1/presence': async ( call: unknown ) => {
			calls.push( call );
			return { agent: makeAgent( { id: ME } ) };
		},
		...answers,
	} as Answers );
	const serverNow = () => Date.parse( START ) + waitedSeconds * 1_000 + Date.now() - openedAt;
	const root = document.getElementById( 'veranda-desk' ) as HTMLElement;
	const desk = new Desk( root, { ...CONFIG, ...config }, ( listener ) => {
		listeners.push( listener );
		return { client, start: () => undefined, serverNow };
	} );
	desk.start();
	const listener = listeners[ 0 ] as ConnectionListener;
	const follow = ( state: StreamState ) => listener.onStatus( { state, error: null } );
	follow( 'live' );
	await listener.onReload( false );
	return { tell: listener.onEvent as ( event: object ) => void, follow, calls };
}

const bar = () => document.getElementById( 'wp-admin-bar-veranda' ) as HTMLElement;
const cards = () => screen.queryAllByRole( 'article' );

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

test( 'who begins to wait is on a card that opens the conversation, is announced, and takes no focus', async () => {
	const { tell } = await open();
	const other = screen.getByRole( 'button', { name: 'Save the product' } );
	other.focus();
	const conversation = makeConversation( {
		visitor: makeVisitor( { name: 'Zoë <b>' } ),
		lastMessage: makeMessage( { body: '<img src=x onerror=alert(1)> Hello?' } ),
	} );

	tell( { type: 'conversation.created', conversation } );

	expect( within( screen.getByRole( 'region', { name: 'Chat' } ) ).getAllByRole( 'article' ) ).toHaveLength( 1 );
	expect( cards()[ 0 ] ).toHaveTextContent(
		/Zoë <b> is waiting for an answer\..*<img src=x onerror=alert\(1\)> Hello\?/
	);
	expect( screen.getByRole( 'link', { name: 'Open the conversation' } ) ).toHaveAttribute(
		'href',
		`${ CONFIG.inboxUrl }#/queue/${ conversation.id }`
	);
	expect( screen.getByRole( 'status' ) ).toHaveTextContent( 'is waiting for an answer.' );
	expect( other ).toHaveFocus();
	await waitFor( () => expect( playSound ).toHaveBeenCalledTimes( 1 ) );
} );

test( 'a card stays from page to page until it is dismissed', async () => {
	const conversation = makeConversation();
	const { tell } = await open();
	tell( { type: 'conversation.created', conversation } );

	await open( { queued: [ conversation ] } );
	expect( cards() ).toHaveLength( 1 );
	expect( screen.getByRole( 'status' ) ).toHaveTextContent( '' );

	fireEvent.click( screen.getByRole( 'button', { name: 'Dismiss' } ) );
	expect( cards() ).toHaveLength( 0 );
	await open( { queued: [ conversation ] } );
	expect( cards() ).toHaveLength( 0 );
} );

test( 'a card goes when somebody else takes the visitor', async () => {
	const conversation = makeConversation();
	const { tell } = await open();
	tell( { type: 'conversation.created', conversation } );

	tell( {
		type: 'conversation.assigned',
		conversation: { ...conversation, state: 'open', assignee: OLE },
		previousAssignee: null,
	} );

	expect( cards() ).toHaveLength( 0 );
	expect( document.title ).toBe( 'Products' );
} );

test( 'what is passed to the agent has a card, what they accept has none', async () => {
	const { tell } = await open();
	tell( { type: 'conversation.assigned', conversation: makeOwnConversation(), previousAssignee: null } );
	expect( cards() ).toHaveLength( 0 );

	const passed = makeOwnConversation();
	tell( { type: 'conversation.assigned', conversation: passed, previousAssignee: OLE } );
	expect( cards() ).toHaveLength( 1 );
	expect( screen.getByRole( 'link', { name: 'Open the conversation' } ) ).toHaveAttribute(
		'href',
		`${ CONFIG.inboxUrl }#/mine/${ passed.id }`
	);
} );

test( 'however many wait, three cards are enough', async () => {
	const { tell } = await open();
	for ( let index = 0; index < 6; index++ ) {
		tell( { type: 'conversation.created', conversation: makeConversation() } );
	}

	expect( cards() ).toHaveLength( 3 );
	expect( bar() ).toHaveTextContent( '6 visitors are waiting' );
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
	const choice = ( name: string ) => document.querySelector( `#wp-admin-bar-veranda-${ name } a` ) as HTMLElement;
	expect( choice( 'online' ) ).toHaveAttribute( 'aria-checked', 'true' );

	fireEvent.click( choice( 'away' ) );
	expect( choice( 'away' ) ).toHaveAttribute( 'aria-checked', 'true' );
	expect( choice( 'online' ) ).toHaveAttribute( 'aria-checked', 'false' );
	await waitFor( () => expect( calls ).toHaveLength( 1 ) );

	await open( { answers: { 'PUT /v1/presence': () => Promise.reject( new Error( 'Away.' ) ) } } );
	fireEvent.click( choice( 'away' ) );
	await waitFor( () => expect( choice( 'online' ) ).toHaveAttribute( 'aria-checked', 'true' ) );
	expect( screen.getByRole( 'status' ) ).toHaveTextContent( 'Your availability was not changed.' );
} );

test( 'while nothing is heard from the relay no status is claimed', async () => {
	const { follow } = await open();
	follow( 'reconnecting' );

	expect( bar().dataset.status ).toBe( 'unknown' );
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

test( 'what WordPress printed is read, and preferences of another kind count as none', () => {
	const element = document.createElement( 'div' );
	element.dataset.config = JSON.stringify( { ...CONFIG, preferences: { volume: 'loud', isSoundOn: false } } );

	expect( readDeskConfig( element ) ).toEqual( { ...CONFIG, preferences: { ...DEFAULTS, isSoundOn: false } } );
} );
