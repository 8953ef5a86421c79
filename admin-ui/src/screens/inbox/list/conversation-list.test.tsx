import { act, fireEvent, screen } from '@testing-library/react';
import type { Conversation } from '../../../../../relay/protocol';
import {
	makeConversation,
	makeMessage,
	makeOwnConversation,
	makeSession,
	makeVisitor,
} from '../../../test-support/make';
import { renderWithStore, type Step } from '../../../test-support/render';
import { visitorAlias } from '../../../visitor-alias';
import { byTag } from '../tags/tag-filter';
import { ConversationList, type Props as ListProps } from './conversation-list';
import { narrow } from './filters/filter';
import { closed } from './views/closed';
import { inOrder } from './filters/order';
import { mine } from './views/mine';
import { needsReply } from './views/needs-reply';
import { open } from './views/open';
import { queue } from './views/queue';
import type { InboxView } from './views/view';

const loaded =
	( conversations: ReturnType< typeof makeConversation >[] ): Step =>
	( actions ) =>
		actions.activeLoaded( {
			conversations,
			counts: { queued: 0, mine: 0, open: 0 },
			isComplete: true,
			knownBefore: {},
		} );

function list( view: InboxView, selectedId: string | null, part: Partial< ListProps > = {} ) {
	return (
		<ConversationList
			view={ view }
			selectedId={ selectedId }
			siteUrl="https://example.org/"
			canManage
			onShowAll={ null }
			onOpen={ () => undefined }
			{ ...part }
		/>
	);
}

function show( view: InboxView, steps: Step[], selectedId: string | null = null, part: Partial< ListProps > = {} ) {
	return renderWithStore( list( view, selectedId, part ), steps );
}

const names = () => screen.queryAllByRole( 'button' ).map( ( button ) => button.querySelector( 'bdi' )?.textContent );

test( 'the first run shows how to try the chat', async () => {
	show( queue, [ loaded( [] ) ] );

	const link = await screen.findByRole( 'link', { name: 'Send yourself a test message' } );

	expect( link ).toHaveAttribute( 'href', 'https://example.org/' );
	expect( link ).toHaveAttribute( 'target', '_blank' );
} );

test( 'who has left the queue comes last, with their address, and is no longer timed', () => {
	const [ gone, unknown, waiting ] = [
		{ queuedAt: '2026-11-21T09:00:00.000Z', leftAt: '2026-11-21T09:06:00.000Z', email: 'vera@example.org' },
		{ queuedAt: '2026-11-21T09:01:00.000Z', leftAt: '2026-11-21T09:07:00.000Z', email: null },
		{ queuedAt: '2026-11-21T09:30:00.000Z', leftAt: null, email: null },
	].map( ( { email, ...part }, index ) =>
		makeConversation( { ...part, visitor: makeVisitor( { name: `Visitor ${ index }`, email } ) } )
	) as [ Conversation, Conversation, Conversation ];
	show( queue, [ loaded( [ gone, unknown, waiting ] ) ] );

	expect( names() ).toEqual( [ 'Visitor 2', 'Visitor 0', 'Visitor 1' ] );
	const [ , first, second ] = screen.getAllByRole( 'button' );
	expect( first ).toHaveTextContent( /Visitor 0\s*Left.*vera@example\.org/ );
	expect( second ).toHaveTextContent( /Visitor 1\s*Left/ );
	expect( screen.getAllByText( /^Waiting for/ ) ).toHaveLength( 1 );
} );

test( 'the list does not move under the pointer', () => {
	const [ first, second, third ] = [ 'Ada', 'Bea', 'Cleo' ].map( ( name, index ) =>
		makeOwnConversation( {
			visitor: makeVisitor( { name } ),
			createdAt: `2026-11-21T10:0${ 3 - index }:00.000Z`,
		} )
	);
	const { container, actions } = show( mine, [ loaded( [ first!, second! ] ) ] );
	const element = container.querySelector( '.veranda-list' )!;
	expect( names() ).toEqual( [ 'Ada', 'Bea' ] );

	fireEvent.pointerEnter( element, { pointerType: 'mouse' } );
	act( () => {
		void actions.conversationReceived( { ...third!, createdAt: '2026-11-21T10:30:00.000Z' } );
		void actions.messageReceived(
			makeMessage( { conversationId: second!.id, createdAt: '2026-11-21T11:00:00.000Z' } )
		);
	} );
	expect( names().filter( Boolean ) ).toEqual( [ 'Ada', 'Bea' ] );
	expect( screen.getByRole( 'button', { name: 'Show 1 new conversation' } ) ).toBeInTheDocument();

	fireEvent.pointerLeave( element );
	expect( names() ).toEqual( [ 'Bea', 'Cleo', 'Ada' ] );
} );

test( 'what is only added at the end does not wait for the pointer', () => {
	const [ first, second ] = [ makeConversation(), makeConversation( { queuedAt: '2026-11-21T10:30:00.000Z' } ) ];
	const { container, actions } = show( queue, [ loaded( [ first ] ) ] );
	fireEvent.pointerEnter( container.querySelector( '.veranda-list' )!, { pointerType: 'mouse' } );

	act( () => void actions.conversationReceived( second ) );

	expect( names() ).toHaveLength( 2 );
	expect( screen.queryByRole( 'button', { name: /new conversation/ } ) ).not.toBeInTheDocument();
} );

test( 'the open conversation keeps its row when it leaves the view, until another is opened', () => {
	const [ first, second, third ] = [ 'Ada', 'Bea', 'Cleo' ].map( ( name, index ) =>
		makeConversation( {
			visitor: makeVisitor( { name } ),
			queuedAt: `2026-11-21T10:0${ index }:00.000Z`,
		} )
	);
	const { actions, rerender } = show( queue, [ loaded( [ first!, second!, third! ] ) ], second!.id );

	act( () => void actions.conversationReceived( makeOwnConversation( { ...second, state: 'open' } ) ) );
	expect( names() ).toEqual( [ 'Ada', 'Bea', 'Cleo' ] );

	rerender( list( queue, first!.id ) );
	expect( names() ).toEqual( [ 'Ada', 'Cleo' ] );
} );

test( 'a key shows the present order', () => {
	const first = makeOwnConversation( { visitor: makeVisitor( { name: 'Ada' } ) } );
	const { container, actions } = show( mine, [ loaded( [ first ] ) ] );
	fireEvent.pointerEnter( container.querySelector( '.veranda-list' )!, { pointerType: 'mouse' } );
	const newer = makeOwnConversation( { createdAt: '2026-11-21T10:30:00.000Z' } );
	act( () => void actions.conversationReceived( newer ) );
	expect( names().filter( Boolean ) ).toHaveLength( 1 );

	fireEvent.keyDown( document.body, { key: 'j' } );

	expect( names() ).toHaveLength( 2 );
} );

test( 'what is still being read is nothing new and shows at once, also under the pointer', () => {
	const [ first, second ] = [ makeOwnConversation(), makeOwnConversation() ];
	const counts = { queued: 0, open: 2, mine: 2 };
	const { container, actions } = show( mine, [
		( { activeLoading } ) => activeLoading(),
		( { activePartLoaded } ) => activePartLoaded( [ first ], counts ),
	] );
	fireEvent.pointerEnter( container.querySelector( '.veranda-list' )!, { pointerType: 'mouse' } );

	act( () => void loaded( [ first, second ] )( actions ) );

	expect( names() ).toHaveLength( 2 );
	expect( screen.queryByRole( 'button', { name: /new conversation/ } ) ).not.toBeInTheDocument();
} );

test( 'a name is shown as text, and who gave none has one that is made up', () => {
	const nameless = makeVisitor( { name: '', timezone: 'America/Argentina/Buenos_Aires' } );
	const { container } = show( queue, [
		loaded( [
			makeConversation( {
				visitor: makeVisitor( { name: '<b onclick=x>Eve</b>' } ),
				queuedAt: '2026-11-21T09:00:00.000Z',
			} ),
			makeConversation( { visitor: nameless } ),
		] ),
	] );

	expect( names() ).toEqual( [ '<b onclick=x>Eve</b>', visitorAlias( nameless.id ) ] );
	expect( screen.getByText( 'Buenos Aires' ) ).toBeInTheDocument();
	expect( container.querySelector( 'b' ) ).toBeNull();
} );

test( 'a line says whose turn it is, and where the visitor is', () => {
	const page = { url: 'https://example.org/shop/lamp', title: 'Lamp' };
	const elsewhere = { url: 'https://evil.example/lure', title: 'Lure' };
	const lastMessage = makeMessage();
	show( open, [
		loaded( [
			makeOwnConversation( { lastMessage, needsReply: true, visitor: makeVisitor( { page } ) } ),
			makeOwnConversation( { lastMessage, visitor: makeVisitor( { page: elsewhere } ) } ),
			makeOwnConversation(),
		] ),
	] );

	const [ asked, answered, unbegun ] = screen.getAllByRole( 'button' ).map( ( { textContent } ) => textContent );
	expect( asked ).toMatch( /Needs reply.*\/shop\/lamp$/ );
	expect( answered ).toMatch( /Answered$/ );
	expect( unbegun ).not.toMatch( /Answered|Needs reply/ );
} );

test( 'a conversation that has ended shows its last line, its agent, its rating and how long it took', () => {
	const closedAt = '2026-11-21T10:12:30.000Z';
	const ended = { state: 'closed', closedAt, openedAt: '2026-11-21T10:00:00.000Z' } as const;
	show( closed, [
		loaded( [
			makeOwnConversation( {
				...ended,
				lastMessage: makeMessage( { body: 'Thank you!' } ),
				rating: { score: 4, comment: null },
			} ),
			makeConversation( { ...ended, openedAt: null, closedAt: '2026-11-21T10:11:00.000Z' } ),
		] ),
	] );

	const [ rated, missed ] = screen.getAllByRole( 'button' ).map( ( { textContent } ) => textContent );
	expect( rated ).toMatch( /Thank you!.*Mia.*Rated 4 of 5.*12 min/ );
	expect( missed ).toMatch( /Not answered/ );
} );

test( 'unread messages are told of where they are the agent’s own', () => {
	show( open, [
		loaded( [
			makeOwnConversation( { unread: 2 } ),
			makeOwnConversation( { unread: 5, assignee: { id: 'agent:2', name: 'Ole', avatarUrl: null } } ),
		] ),
	] );

	expect( screen.getByText( '2 unread messages' ) ).toBeInTheDocument();
	expect( screen.queryByText( '5 unread messages' ) ).not.toBeInTheDocument();
} );

test( 'a list that cannot be read says so and offers to try again', () => {
	show( queue, [ ( { activeFailed } ) => activeFailed() ] );

	expect( screen.getByRole( 'alert' ) ).toHaveTextContent( 'could not be read' );
	expect( screen.getByRole( 'button', { name: 'Try again' } ) ).toBeEnabled();
} );

test( 'a view that is narrowed to nothing offers to show all of it', async () => {
	const onShowAll = jest.fn();
	const { user } = show( open, [ loaded( [] ) ], null, { onShowAll } );

	await user.click( screen.getByRole( 'button', { name: 'Show all conversations' } ) );

	expect( onShowAll ).toHaveBeenCalledTimes( 1 );
	expect( screen.queryByText( 'No conversation is open' ) ).not.toBeInTheDocument();
} );

test( 'a narrowed view goes on to older conversations although none of the newest ones matches', async () => {
	const old = makeConversation( { state: 'closed', tags: [ 'VIP' ], visitor: makeVisitor( { name: 'Ada' } ) } );
	const answer = async ( { query }: { query?: Record< string, unknown > } ) => ( {
		conversations: query?.cursor === '900' ? [ old ] : [],
		nextCursor: query?.cursor === '900' ? null : '900',
		counts: { queued: 0, mine: 0, open: 0 },
	} );
	const narrowed = narrow( closed, [ byTag ], { tag: 'VIP' } );
	const { user } = renderWithStore(
		list( narrowed, null, { onShowAll: () => undefined } ),
		[],
		makeSession( { 'GET /v1/conversations': answer } )
	);

	await user.click( await screen.findByRole( 'button', { name: 'Show older conversations' } ) );

	expect( await screen.findByText( 'Ada' ) ).toBeInTheDocument();
	expect( screen.queryByRole( 'button', { name: 'Show older conversations' } ) ).not.toBeInTheDocument();
} );

describe( 'a long list', () => {
	let comeNear: ( isIntersecting: boolean ) => void;
	const waiting = Array.from( { length: 150 }, ( _, index ) =>
		makeConversation( { queuedAt: new Date( Date.UTC( 2026, 10, 21, 9, 0, index ) ).toISOString() } )
	);

	beforeEach( () => {
		// jsdom lays nothing out: the test says what comes near.
		window.IntersectionObserver = class {
			constructor( tell: ( entries: { isIntersecting: boolean }[] ) => void ) {
				comeNear = ( isIntersecting ) => act( () => tell( [ { isIntersecting } ] ) );
			}
			observe() {}
			disconnect() {}
		} as never;
	} );

	test( 'is drawn further as one comes near its end', () => {
		show( queue, [ loaded( waiting ) ] );
		expect( screen.getAllByRole( 'button' ) ).toHaveLength( 60 );

		comeNear( false );
		expect( screen.getAllByRole( 'button' ) ).toHaveLength( 60 );
		comeNear( true );
		expect( screen.getAllByRole( 'button' ) ).toHaveLength( 120 );
		comeNear( true );
		expect( screen.getAllByRole( 'button' ) ).toHaveLength( 150 );
	} );

	test( 'reaches to the conversation that is open', () => {
		show( queue, [ loaded( waiting ) ], waiting[ 99 ]!.id );

		expect( screen.getAllByRole( 'button' ) ).toHaveLength( 100 );
		expect( screen.getByRole( 'button', { current: true } ) ).toBeInTheDocument();
	} );
} );

test( 'another view or another order begins at the first row, also where the relay is asked for the same', () => {
	const conversation = makeOwnConversation( { needsReply: true } );
	const { container, rerender } = show( mine, [ loaded( [ conversation ] ) ] );
	const element = container.querySelector( '.veranda-list' )!;
	const scrollTo = jest.fn();
	Object.assign( element, { scrollTo } );
	fireEvent.click( screen.getByRole( 'checkbox' ) );
	expect( screen.getByRole( 'toolbar' ) ).toBeInTheDocument();

	rerender( list( mine, null ) );
	expect( scrollTo ).not.toHaveBeenCalled();
	rerender( list( needsReply, null ) );
	expect( scrollTo ).toHaveBeenCalledTimes( 1 );
	expect( screen.queryByRole( 'toolbar' ) ).not.toBeInTheDocument();
	rerender( list( narrow( needsReply, [ inOrder ], { sort: 'priority' } ), null ) );
	expect( scrollTo ).toHaveBeenCalledTimes( 2 );
} );
