import { act, screen, waitFor, within } from '@testing-library/react';
import { makeConversation, makeMessage, makeSession, makeVisitor } from '../../../../test-support/make';
import { renderWithStore } from '../../../../test-support/render';
import { EarlierConversations } from './earlier-conversations';

const visitor = makeVisitor();
const current = makeConversation( { visitor } );
const counts = { queued: 0, mine: 0, open: 0 };

function makeEarlier( body: string ) {
	return makeConversation( { visitor, state: 'closed', lastMessage: makeMessage( { body } ) } );
}

function show( listConversations: jest.Mock ) {
	return renderWithStore(
		<EarlierConversations conversation={ current } />,
		[],
		makeSession( { 'GET /v1/conversations': ( { query } ) => listConversations( query ) } )
	);
}

test( 'earlier conversations are listed without the current one, and open beside it', async () => {
	const earlier = makeEarlier( 'The lamp flickers' );
	const list = jest.fn( async () => ( { conversations: [ current, earlier ], nextCursor: null, counts } ) );
	show( list );

	const [ item, ...others ] = await screen.findAllByRole( 'listitem' );
	const link = within( item as HTMLElement ).getByRole( 'link' );

	expect( others ).toHaveLength( 0 );
	expect( item ).toHaveTextContent( 'The lamp flickers' );
	expect( link ).toHaveAttribute( 'href', `#/closed/${ earlier.id }` );
	expect( link ).toHaveAttribute( 'target', '_blank' );
	expect( link ).toHaveAccessibleName( /opens in a new tab/ );
	expect( list ).toHaveBeenCalledWith( expect.objectContaining( { visitor: visitor.id } ) );
} );

test( 'of a visitor who comes for the first time nothing is shown', async () => {
	const list = jest.fn( async () => ( { conversations: [ current ], nextCursor: null, counts } ) );
	const { container } = show( list );
	await waitFor( () => expect( list ).toHaveBeenCalledTimes( 1 ) );

	expect( container ).toBeEmptyDOMElement();
} );

test( 'older ones are read when asked for', async () => {
	const list = jest
		.fn()
		.mockResolvedValueOnce( { conversations: [ makeEarlier( 'Second' ) ], nextCursor: '7', counts } )
		.mockResolvedValueOnce( { conversations: [ makeEarlier( 'First' ) ], nextCursor: null, counts } );
	const { user } = show( list );

	await user.click( await screen.findByRole( 'button', { name: 'Show older conversations' } ) );
	await screen.findByText( 'First', { exact: false } );
	// The button has gone with the last page.
	expect( screen.getByRole( 'heading' ) ).toHaveFocus();

	expect( screen.getByText( 'Second', { exact: false } ) ).toBeInTheDocument();
	expect( list ).toHaveBeenLastCalledWith( expect.objectContaining( { cursor: '7' } ) );
	expect( screen.queryByRole( 'button' ) ).not.toBeInTheDocument();
} );

test( 'a failure says so and can be tried again', async () => {
	const list = jest
		.fn()
		.mockRejectedValueOnce( new Error( 'away' ) )
		.mockResolvedValueOnce( { conversations: [ makeEarlier( 'Found' ) ], nextCursor: null, counts } );
	const { user } = show( list );

	await user.click( await screen.findByRole( 'button', { name: 'Try again' } ) );

	expect( await screen.findByText( 'Found', { exact: false } ) ).toBeInTheDocument();
	expect( screen.queryByRole( 'alert' ) ).not.toBeInTheDocument();
} );

test( 'the button stays through a failure and another try, and the focus with it', async () => {
	const list = jest
		.fn()
		.mockResolvedValueOnce( { conversations: [ makeEarlier( 'Second' ) ], nextCursor: '7', counts } )
		.mockRejectedValueOnce( new Error( 'away' ) )
		.mockResolvedValueOnce( { conversations: [ makeEarlier( 'First' ) ], nextCursor: '3', counts } );
	const { user } = show( list );
	const button = await screen.findByRole( 'button', { name: 'Show older conversations' } );

	await user.click( button );
	await screen.findByRole( 'alert' );
	expect( button ).toHaveFocus();
	expect( button ).toHaveTextContent( 'Try again' );
	await user.click( button );

	await screen.findByText( 'First', { exact: false } );
	expect( button ).toHaveFocus();
	expect( button ).toHaveTextContent( 'Show older conversations' );
} );

test( 'what is out of date is read again and replaced', async () => {
	const list = jest
		.fn()
		.mockResolvedValueOnce( {
			conversations: [ makeEarlier( 'Erased' ), makeEarlier( 'Kept' ) ],
			nextCursor: null,
			counts,
		} )
		.mockResolvedValueOnce( { conversations: [ makeEarlier( 'Kept' ) ], nextCursor: null, counts } );
	const { actions } = show( list );
	await screen.findByText( 'Erased', { exact: false } );

	await act( async () => actions.reloadHistories() );

	await waitFor( () => expect( screen.getAllByRole( 'listitem' ) ).toHaveLength( 1 ) );
	expect( screen.queryByText( 'Erased', { exact: false } ) ).not.toBeInTheDocument();
} );

test( 'what happens to the visitor’s conversations afterwards shows', async () => {
	const earlier = makeConversation( { visitor, state: 'open', updatedAt: '2026-11-21T10:00:00.000Z' } );
	const list = jest.fn( async () => ( { conversations: [ earlier ], nextCursor: null, counts } ) );
	const { actions } = show( list );
	await screen.findByRole( 'listitem' );

	const closed = { ...earlier, state: 'closed' as const, updatedAt: '2026-11-21T10:05:00.000Z' };
	act( () => void actions.conversationReceived( closed ) );
	act( () => void actions.conversationReceived( makeConversation( { visitor } ) ) );

	const links = screen.getAllByRole( 'link' );
	expect( links ).toHaveLength( 2 );
	expect( links[ 1 ] ).toHaveAttribute( 'href', `#/closed/${ earlier.id }` );
} );

test( 'a conversation that is told of while the history is read shows once', async () => {
	const earlier = makeEarlier( 'The lamp flickers' );
	let answer: ( page: object ) => void = () => {};
	const list = jest.fn( () => new Promise( ( resolve ) => ( answer = resolve ) ) );
	const { actions } = show( list );
	await waitFor( () => expect( list ).toHaveBeenCalledTimes( 1 ) );
	act( () => void actions.conversationReceived( earlier ) );

	await act( async () => answer( { conversations: [ earlier ], nextCursor: null, counts } ) );

	expect( await screen.findAllByRole( 'listitem' ) ).toHaveLength( 1 );
} );

test( 'the button stays while older ones are read, and the focus with it', async () => {
	const list = jest
		.fn()
		.mockResolvedValueOnce( { conversations: [ makeEarlier( 'Second' ) ], nextCursor: '7', counts } )
		.mockReturnValueOnce( new Promise( () => {} ) );
	const { user } = show( list );
	const button = await screen.findByRole( 'button', { name: 'Show older conversations' } );

	await user.click( button );

	expect( button ).toBeInTheDocument();
	expect( button ).toHaveFocus();
} );
