import { fireEvent, screen, waitFor, within } from '@testing-library/dom';
import { maySound, playSound } from '../../../relay/client/play-sound';
import {
	makeConversation,
	makeMessage,
	makeOwnConversation,
	makePassedOn,
	makeVisitor,
	ME,
} from '../test-support/make';
import { bar, cards, CONFIG, OLE, open } from './desk.fixture';

jest.mock( '../../../relay/client/play-sound' );

beforeEach( () => {
	localStorage.clear();
	document.title = 'Products';
	jest.mocked( playSound ).mockReset();
	jest.mocked( maySound ).mockReturnValue( true );
} );

afterEach( () => jest.restoreAllMocks() );

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

test( 'what another page has shown and the agent has dismissed does not come again', async () => {
	const conversation = makeConversation();
	const event = { type: 'conversation.created', conversation };
	const first = await open();
	first.tell( event );
	fireEvent.click( screen.getByRole( 'button', { name: 'Dismiss' } ) );

	// A page in the background may hear of it later.
	const second = await open();
	second.tell( event );
	expect( cards() ).toHaveLength( 0 );
	expect( screen.getByRole( 'status' ) ).toHaveTextContent( '' );
} );

/** Another page of this browser keeps these cards. */
function keepElsewhere( cardsThere: unknown[] ) {
	const key = `veranda:s_1:cards:${ ME }`;
	localStorage.setItem( key, JSON.stringify( cardsThere ) );
	window.dispatchEvent( new StorageEvent( 'storage', { key, storageArea: localStorage } ) );
}

const kept = () => JSON.parse( localStorage.getItem( `veranda:s_1:cards:${ ME }` ) ?? '[]' ) as object[];

test( 'a page does not take away what it does not know yet, and keeps what another page has added', async () => {
	const { tell } = await open();
	const known = makeConversation();
	const unknown = makeConversation();
	tell( { type: 'conversation.created', conversation: known } );
	keepElsewhere( [ ...kept(), { reason: 'waiting', conversationId: unknown.id, seq: 1 } ] );

	tell( { type: 'typing.started', conversationId: known.id } );
	expect( cards() ).toHaveLength( 1 );
	fireEvent.click( screen.getByRole( 'button', { name: 'Dismiss' } ) );
	expect( kept() ).toMatchObject( [ { conversationId: unknown.id } ] );

	tell( { type: 'conversation.created', conversation: unknown } );
	expect( cards() ).toHaveLength( 1 );
} );

test( 'what is dismissed on another page goes here, and nothing else', async () => {
	const { tell } = await open();
	const [ first, second ] = [ makeConversation(), makeConversation() ];
	tell( { type: 'conversation.created', conversation: first } );
	tell( { type: 'conversation.created', conversation: second } );

	keepElsewhere( kept().slice( 1 ) );

	expect( cards() ).toHaveLength( 1 );
	expect( screen.getByRole( 'link', { name: 'Open the conversation' } ) ).toHaveAttribute(
		'href',
		expect.stringContaining( second.id )
	);
} );

test( 'a card that is kept for somebody who has been answered meanwhile is not shown, and forgotten', async () => {
	keepElsewhere( [ { reason: 'waiting', conversationId: 'c_answered', seq: 1 }, { reason: 'loud' }, null ] );
	await open();

	expect( cards() ).toHaveLength( 0 );
	expect( kept() ).toEqual( [] );
} );

test( 'a card that goes gives the focus back, and one that is dismissed hands it to the next', async () => {
	const { tell } = await open();
	const conversations = [ makeConversation(), makeConversation(), makeConversation() ];
	conversations.forEach( ( conversation ) => tell( { type: 'conversation.created', conversation } ) );
	const dismiss = ( index: number ) =>
		within( cards()[ index ] as HTMLElement ).getByRole( 'button', { name: 'Dismiss' } );
	screen.getByRole( 'button', { name: 'Save the product' } ).focus();
	dismiss( 0 ).focus();

	fireEvent.click( dismiss( 0 ) );
	expect( dismiss( 0 ) ).toHaveFocus();
	expect( cards() ).toHaveLength( 2 );

	// Somebody else takes the visitor: who was about to press Enter does not dismiss another one.
	tell( {
		type: 'conversation.assigned',
		conversation: { ...conversations[ 1 ], state: 'open', assignee: OLE },
		previousAssignee: null,
	} );
	expect( cards() ).toHaveLength( 1 );
	expect( screen.getByRole( 'button', { name: 'Save the product' } ) ).toHaveFocus();
} );

test( 'the focus stays in a card while others come and its own words change', async () => {
	jest.useFakeTimers();
	try {
		const first = makeConversation();
		const { tell } = await open( { queued: [ first ], config: { canManage: true }, waitedSeconds: 179 } );
		tell( { type: 'conversation.created', conversation: first } );
		const dismiss = screen.getByRole( 'button', { name: 'Dismiss' } );
		dismiss.focus();

		await jest.advanceTimersByTimeAsync( 5_000 );
		expect( cards() ).toHaveLength( 1 );
		expect( cards()[ 0 ] ).toHaveTextContent( 'has been waiting far too long.' );
		expect( cards()[ 0 ] ).toHaveClass( 'is-overdue' );
		for ( let index = 0; index < 4; index++ ) {
			tell( { type: 'conversation.created', conversation: makeConversation() } );
		}
		expect( cards() ).toHaveLength( 3 );
		expect( dismiss ).toHaveFocus();
	} finally {
		jest.useRealTimers();
	}
} );

test( 'what was passed to the agent is done once they have answered, or passed it on', async () => {
	const { tell } = await open();
	const passed = makeOwnConversation( { lastSeq: 4 } );
	tell( { type: 'conversation.assigned', conversation: passed, previousAssignee: OLE } );
	tell( { type: 'message.created', message: makePassedOn( passed.id, OLE ) } );
	tell( { type: 'message.created', message: makeMessage( { conversationId: passed.id, seq: 5 } ) } );
	expect( cards() ).toHaveLength( 1 );
	const author = { type: 'agent', id: ME, name: 'Mia', avatarUrl: null };
	tell( { type: 'message.created', message: makeMessage( { conversationId: passed.id, seq: 6, author } as never ) } );
	expect( cards() ).toHaveLength( 0 );

	const other = makeOwnConversation();
	// From the queue.
	tell( { type: 'conversation.assigned', conversation: other, previousAssignee: null } );
	tell( { type: 'message.created', message: makePassedOn( other.id, OLE ) } );
	expect( cards() ).toHaveLength( 1 );
	tell( {
		type: 'conversation.assigned',
		conversation: { ...other, assignee: OLE },
		previousAssignee: { ...OLE, id: ME },
	} );
	expect( cards() ).toHaveLength( 0 );
	expect( kept() ).toEqual( [] );
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
	tell( { type: 'message.created', message: makePassedOn( passed.id, OLE ) } );
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
