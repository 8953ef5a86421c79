import { makeMessage, settled } from '../../../../relay/client/fakes';
import { continueConversation, listOwnConversations } from '../../../../relay/client/calls/past-conversations';
import { listMessages, markRead } from '../../../../relay/client/calls/messages';
import { ProblemError } from '../../../../relay/client/errors';
import type { OwnConversation } from '../../../../relay/protocol';
import type { WidgetConfig } from '../config';
import { focused, openChat, press, talking, type } from '../core/fakes';
import { makeConversation, mine } from '../fakes';

jest.mock( '../../../../relay/client/calls/past-conversations' );
jest.mock( '../../../../relay/client/calls/messages', () => ( {
	...jest.requireActual( '../../../../relay/client/calls/messages' ),
	listMessages: jest.fn(),
	markRead: jest.fn(),
} ) );

const list = jest.mocked( listOwnConversations );
const read = jest.mocked( listMessages );
const goOn = jest.mocked( continueConversation );

const closed = { ...talking, state: 'closed' as const, closedAt: '2026-01-02T09:00:00.000Z' };
const past = ( id: string, more: Partial< OwnConversation > = {} ) =>
	makeConversation( { ...closed, id, lastMessage: makeMessage( 2, { body: `About ${ id }` } ), ...more } );
const page = ( conversations: OwnConversation[], nextCursor: string | null = null ) => ( {
	conversations,
	nextCursor,
} );

beforeEach( () => jest.mocked( markRead ).mockResolvedValue( undefined ) );
afterEach( () => jest.resetAllMocks() );

/** Types into the field of the search, and lets the time pass until it is searched. */
async function search( field: HTMLElement, words: string ) {
	jest.useFakeTimers( { doNotFake: [ 'queueMicrotask', 'setImmediate' ] } );
	type( field, words );
	await jest.advanceTimersByTimeAsync( 399 );
	const calls = list.mock.calls.length;
	await jest.advanceTimersByTimeAsync( 1 );
	jest.useRealTimers();
	expect( list.mock.calls.length ).toBeGreaterThan( calls );
	await settled();
}

/** Chooses "Past conversations" in the menu of a chat that has ended, or goes on. */
async function look( current: OwnConversation | null = closed, config?: Partial< WidgetConfig > ) {
	const opened = await openChat( config );
	if ( current ) {
		await opened.show( current );
	}
	opened.button( 'Chat options' ).click();
	await settled();
	opened.button( /^Past conversations$/ ).click();
	await settled();
	const items = () => [ ...opened.find( '.past' ).querySelectorAll< HTMLButtonElement >( '.past-item' ) ];
	return { ...opened, items, shown: () => opened.find( '.past:not([hidden])' ) };
}

/** The same, and reads the first of the list. */
async function readFirst( current?: OwnConversation, conversation = past( 'c_2' ) ) {
	list.mockResolvedValue( page( [ conversation ] ) );
	read.mockResolvedValue( { messages: [ mine( 1, { body: 'The lamp?' } ), makeMessage( 2 ) ], hasMore: false } );
	const opened = await look( current );
	opened.items()[ 0 ]!.click();
	await settled();
	return opened;
}

const refusal = ( code: string, status = 403 ) =>
	new ProblemError( { type: 'about:blank', title: '', status, code, detail: '' } as never );

test( 'nobody who has not talked is offered to look back', async () => {
	const { button } = await openChat();
	button( 'Chat options' ).click();
	await settled();

	expect( button( /^Past conversations$/ ) ).toBeUndefined();
} );

test( 'the list says with whom, when, what was said last and how it was; what goes on is not in it', async () => {
	list.mockResolvedValue(
		page( [
			{ ...talking, id: 'c_9' },
			past( 'c_2', { rating: { score: 4, comment: null } } ),
			past( 'c_3', { assignee: null } ),
		] )
	);
	const { items, shown, chat } = await look();

	expect( items() ).toHaveLength( 2 );
	for ( const part of [ 'Anna Berg', 'January 2', 'About c_2', 'Your rating: ★★★★' ] ) {
		expect( items()[ 0 ]?.textContent ).toContain( part );
	}
	expect( items()[ 1 ]?.textContent ).toContain( chat.config.title );
	expect( shown().querySelector( '[role="status"]' )?.textContent ).toBe( '2 conversations' );
	expect( focused() ).toBe( shown().querySelector( 'h3' ) );
} );

test.each( [
	[ 'stars', 2, '★★' ],
	[ 'faces', 1, '😞' ],
	[ 'faces', 5, '😀' ],
	[ 'thumbs', 5, '👍' ],
	[ 'thumbs', 1, '👎' ],
	[ 'hearts', 3, '★★★' ],
] )( 'a rating is shown as it is given: %s, %d', async ( ratingKind, score, mark ) => {
	list.mockResolvedValue( page( [ past( 'c_2', { rating: { score, comment: null } } ) ] ) );
	const { items } = await look( closed, { ratingKind: ratingKind as 'stars' } );

	expect( items()[ 0 ]?.textContent ).toMatch( new RegExp( `Your rating: ${ mark }$` ) );
} );

test( 'what nobody has answered has the owner’s logo, wherever the site has its images', async () => {
	list.mockResolvedValue( page( [ past( 'c_2', { assignee: null } ) ] ) );
	const { items } = await look( closed, { logoUrl: 'https://cdn.example/logo.png', logoAlt: 'Lamps' } );

	const logo = items()[ 0 ]?.querySelector( 'img' );
	expect( [ logo?.src, logo?.alt ] ).toEqual( [ 'https://cdn.example/logo.png', '' ] );
} );

test( 'nothing to show is said, and so is what did not come; trying again takes the words that were searched', async () => {
	list.mockResolvedValueOnce( page( [] ) )
		.mockRejectedValueOnce( new Error( 'no network' ) )
		.mockResolvedValue( page( [] ) );
	const { shown, text, button } = await look();
	expect( text() ).toContain( 'There are no past conversations yet.' );

	await search( shown().querySelector( 'input' )!, ' lamp ' );
	expect( shown().querySelector( '[role="alert"]' )?.textContent ).toContain( 'That did not work.' );
	button( 'Try now' ).click();
	await settled();

	expect( list.mock.calls.slice( 1 ).map( ( [ , query ] ) => query.q ) ).toEqual( [ 'lamp', 'lamp' ] );
	expect( text() ).toContain( 'Nothing was found.' );
} );

test( 'an answer to what was typed before does not take the place of a newer one', async () => {
	let late: ( found: ReturnType< typeof page > ) => void = () => undefined;
	list.mockReturnValueOnce( new Promise( ( resolve ) => ( late = resolve ) ) ).mockResolvedValue(
		page( [ past( 'c_2' ) ] )
	);
	const { shown, items } = await look();
	await search( shown().querySelector( 'input' )!, 'lamp' );

	late( page( [ past( 'c_3' ), past( 'c_4' ) ] ) );
	await settled();

	expect( items().map( ( { textContent } ) => textContent ) ).toEqual( [ expect.stringContaining( 'About c_2' ) ] );
} );

test( 'older ones come below, also after pages that had none', async () => {
	list.mockResolvedValueOnce( page( [ talking ], '7' ) )
		.mockResolvedValueOnce( page( [ past( 'c_2' ) ], '5' ) )
		.mockResolvedValueOnce( page( [], '4' ) )
		.mockResolvedValue( page( [ past( 'c_3' ) ] ) );
	const { items, button } = await look();
	expect( items() ).toHaveLength( 1 );
	button( 'Show older conversations' ).click();
	await settled();

	expect( list.mock.calls.map( ( [ , { cursor } ] ) => cursor ) ).toEqual( [ undefined, '7', '5', '4' ] );
	expect( items() ).toHaveLength( 2 );
	expect( button( 'Show older conversations' ) ).toBeUndefined();
} );

test( 'a search says that nothing was found when it has looked through everything, and not before', async () => {
	list.mockResolvedValueOnce( page( [] ) );
	const { shown, text, button } = await look();
	let pages = 0;
	list.mockImplementation( async () => page( [], ++pages < 14 ? `${ pages }` : null ) );

	await search( shown().querySelector( 'input' )!, 'lamp' );
	expect( pages ).toBe( 10 );
	expect( shown().querySelector( '[role="status"]' )?.textContent ).toBe( 'Nothing was found so far.' );
	button( 'Search further' ).click();
	await settled();

	expect( pages ).toBe( 14 );
	expect( list.mock.lastCall?.[ 1 ] ).toEqual( { q: 'lamp', cursor: '13' } );
	expect( text() ).toContain( 'Nothing was found.' );
	expect( button( 'Search further' ) ).toBeUndefined();
} );

test( 'a search that breaks off goes on where it was', async () => {
	list.mockResolvedValueOnce( page( [] ) );
	const { shown, items, button } = await look();
	list.mockResolvedValueOnce( page( [], '7' ) )
		.mockRejectedValueOnce( new Error( 'no network' ) )
		.mockResolvedValue( page( [ past( 'c_2' ) ] ) );

	await search( shown().querySelector( 'input' )!, 'lamp' );
	button( 'Try now' ).click();
	await settled();

	expect( list.mock.lastCall?.[ 1 ] ).toEqual( { q: 'lamp', cursor: '7' } );
	expect( items() ).toHaveLength( 1 );
} );

test( 'reading shows the same bubbles; Escape goes back to the list, where it was chosen, and then to the chat', async () => {
	const { shown, items, chat, find } = await readFirst();
	expect( [ ...shown().querySelectorAll( '.bubble' ) ].map( ( { textContent } ) => textContent ) ).toEqual( [
		'The lamp?',
		'Message 2',
	] );
	expect( focused() ).toBe( shown().querySelector( 'h3' ) );

	press( shown(), 'Escape' );
	await settled();
	expect( focused() ).toBe( items()[ 0 ] );
	expect( list ).toHaveBeenCalledTimes( 1 );
	press( shown(), 'Escape' );
	await settled();

	expect( find( '.past' ) ).toBeNull();
	expect( chat.state.window.isOpen ).toBe( true );
} );

test( 'a long one is read page by page; what did not come can be tried again', async () => {
	list.mockResolvedValue( page( [ past( 'c_2' ) ] ) );
	read.mockRejectedValueOnce( new Error( 'no network' ) )
		.mockResolvedValueOnce( { messages: [ mine( 8 ) ], hasMore: true } )
		.mockResolvedValue( { messages: [ mine( 1 ) ], hasMore: false } );
	const { items, button, shown } = await look();
	items()[ 0 ]!.click();
	await settled();
	expect( shown().querySelector( '[role="alert"]' )?.textContent ).toContain( 'That did not work.' );
	button( 'Try now' ).click();
	await settled();
	button( 'Show earlier messages' ).click();
	await settled();

	expect( read.mock.calls.map( ( [ , id, place ] ) => [ id, place ] ) ).toEqual( [
		[ 'c_2', undefined ],
		[ 'c_2', undefined ],
		[ 'c_2', { before: 8 } ],
	] );
	expect( shown().querySelectorAll( '.bubble' ) ).toHaveLength( 2 );
} );

/** Presses a button, and again while it is busy; returns what has the focus meanwhile. */
async function pressAndWait( button: HTMLElement ) {
	button.focus();
	button.click();
	await settled();
	button.click();
	return focused();
}

/** An answer that comes when the test says so. */
function later< Answer >() {
	let answer!: ( value: Answer ) => void;
	let fail!: ( error: Error ) => void;
	const promise = new Promise< Answer >( ( resolve, reject ) => ( [ answer, fail ] = [ resolve, reject ] ) );
	return { promise, answer, fail };
}

test( 'the focus stays on what brings older ones, and goes to the first of them when there are no more', async () => {
	const [ older, again ] = [ later< ReturnType< typeof page > >(), later< ReturnType< typeof page > >() ];
	list.mockResolvedValueOnce( page( [ past( 'c_2' ) ], '7' ) )
		.mockReturnValueOnce( older.promise )
		.mockReturnValueOnce( again.promise );
	const { items, button, shown } = await look();
	const more = button( 'Show older conversations' );

	expect( await pressAndWait( more ) ).toBe( more );
	expect( more.getAttribute( 'aria-disabled' ) ).toBe( 'true' );
	older.fail( new Error( 'no network' ) );
	await settled();
	expect( focused() ).toBe( button( 'Try now' ) );
	expect( await pressAndWait( button( 'Try now' ) ) ).toBe( button( 'Try now' ) );
	again.answer( page( [ past( 'c_3' ) ] ) );
	await settled();

	expect( list ).toHaveBeenCalledTimes( 3 );
	expect( focused() ).toBe( items()[ 1 ] );
	press( focused() as HTMLElement, 'Escape' );
	await settled();
	expect( shown() ).toBeNull();
} );

test( 'the focus goes to the heading when trying again brings nothing to go to', async () => {
	list.mockRejectedValueOnce( new Error( 'no network' ) ).mockResolvedValue( page( [] ) );
	const { shown, button } = await look();

	button( 'Try now' ).focus();
	button( 'Try now' ).click();
	await settled();

	expect( focused() ).toBe( shown().querySelector( 'h3' ) );
} );

test( 'the focus stays in what is read while earlier messages come, and when there are no more', async () => {
	list.mockResolvedValue( page( [ past( 'c_2' ) ] ) );
	const earlier = later< Awaited< ReturnType< typeof listMessages > > >();
	read.mockResolvedValueOnce( { messages: [ mine( 8 ) ], hasMore: true } ).mockReturnValueOnce( earlier.promise );
	const { items, button, shown } = await look();
	items()[ 0 ]!.click();
	await settled();
	const more = button( 'Show earlier messages' );

	expect( await pressAndWait( more ) ).toBe( more );
	earlier.answer( { messages: [ mine( 1 ) ], hasMore: false } );
	await settled();

	expect( button( 'Show earlier messages' ) ).toBeUndefined();
	expect( focused() ).toBe( shown().querySelector( 'h3' ) );
} );

test( 'an answer that was not seen yet counts as read when it is; nothing is told of others', async () => {
	await readFirst();
	expect( jest.mocked( markRead ).mock.calls.filter( ( [ , id ] ) => id === 'c_2' ) ).toEqual( [] );

	const { chat } = await readFirst( closed, past( 'c_3', { unread: 1, lastSeq: 2 } ) );
	expect( jest.mocked( markRead ).mock.calls.filter( ( [ , id ] ) => id !== closed.id ) ).toEqual( [
		[ chat.connection?.client, 'c_3', 2 ],
	] );
} );

test( 'a past conversation is continued in the place of the one that has ended, once', async () => {
	const { button, chat, find } = await readFirst();
	goOn.mockResolvedValue( { ...past( 'c_2' ), state: 'queued', closedAt: null } );
	button( 'Continue this conversation' ).click();
	button( 'Continue this conversation' ).click();
	await settled();

	expect( goOn.mock.calls ).toEqual( [ [ chat.connection?.client, 'c_2' ] ] );
	expect( chat.state.conversation.current ).toMatchObject( { id: 'c_2', state: 'queued' } );
	expect( find( '.past' ) ).toBeNull();
	expect( focused() ).toBe( find( '.composer textarea' ) );
} );

test( 'a failure is said and can be tried again; where the owner refuses, a new chat is what is left', async () => {
	const { button, text, chat } = await readFirst();
	goOn.mockRejectedValueOnce( new Error( 'no network' ) )
		.mockRejectedValueOnce( refusal( 'rate_limited', 429 ) )
		.mockRejectedValue( refusal( 'forbidden' ) );
	for ( const sentence of [ 'That did not work.', 'That was too often. Please try again later.' ] ) {
		button( 'Continue this conversation' ).click();
		await settled();
		expect( text() ).toContain( sentence );
	}

	button( 'Continue this conversation' ).focus();
	button( 'Continue this conversation' ).click();
	await settled();
	expect( text() ).toContain( 'This conversation cannot be continued. Start a new one.' );
	expect( button( 'Continue this conversation' ) ).toBeUndefined();
	expect( focused() ).toBe( button( 'Start a new chat' ) );
	button( 'Start a new chat' ).click();
	await settled();

	expect( chat.state.conversation ).toMatchObject( { current: null, isStartingAgain: true } );
	expect( text() ).not.toContain( 'Past conversations' );
} );

test( 'beside a chat that goes on there is one way: back to it', async () => {
	const { button, find } = await readFirst( talking );
	expect( button( 'Continue this conversation' ) ).toBeUndefined();
	expect( button( 'Start a new chat' ) ).toBeUndefined();

	button( 'Back to your chat' ).click();
	await settled();

	expect( find( '.composer' ) ).not.toBeNull();
} );

test( 'an answer in the chat that goes on brings its reader back to it', async () => {
	const { chat, find } = await readFirst( talking );

	chat.dispatch( { type: 'message.created', message: makeMessage( 3, { body: 'Here you are' } ) } );
	await settled();

	expect( find( '.past' ) ).toBeNull();
	expect( find( '[role="log"]' ).textContent ).toContain( 'Here you are' );
} );

test( 'nothing of it is left for whoever sits here next', async () => {
	const { chat, find } = await readFirst();

	chat.dispatch( { type: 'session.ended', isForgotten: true } );
	await settled();

	expect( find( '.past' ) ).toBeNull();
	expect( chat.state.pastConversations ).toEqual( { isOpen: false, reading: null } );
} );
