import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { SearchHit } from '../../../../../relay/protocol';
import { makeConversation, makeMessage, makeSession } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { MessageList } from '../conversation/message-list';
import { useSearch } from './use-search';

const onOpen = jest.fn();

function Desk( { canManage }: { canManage: boolean } ) {
	const search = useSearch( canManage, null, onOpen );
	return (
		<>
			<button onClick={ search.open }>Search</button>
			<textarea aria-label="Answer" />
			{ search.dialog }
		</>
	);
}

function makeHit( body: string, word: string, name = 'Vera' ): SearchHit {
	const conversation = makeConversation( { tags: [ 'billing' ] } );
	const start = body.indexOf( word );
	return {
		conversation: { ...conversation, visitor: { ...conversation.visitor, name } },
		message: makeMessage( { conversationId: conversation.id, seq: 7, body } ),
		highlights: [ { field: 'body', text: body, ranges: [ { start, end: start + word.length } ] } ],
	};
}

function show( answers: { search: jest.Mock; exportSearch?: jest.Mock; canManage?: boolean } ) {
	const { search, exportSearch = jest.fn(), canManage = true } = answers;
	return renderWithStore(
		<Desk canManage={ canManage } />,
		[],
		makeSession( {
			'GET /v1/search': ( { query } ) => search( query ),
			'GET /v1/search/export': ( { query } ) => exportSearch( query ),
		} )
	);
}

beforeEach( () => onOpen.mockClear() );

test( 'Ctrl and K open it while one writes, arrows and Enter choose, and the message is wanted', async () => {
	const hits = [ makeHit( 'Where is my <b>lamp</b>?', 'lamp' ), makeHit( 'A lamp, please', 'lamp', 'Bob' ) ];
	const search = jest.fn( async () => ( { hits, nextCursor: null } ) );
	const { user, select } = show( { search } );
	screen.getByLabelText( 'Answer' ).focus();

	await user.keyboard( '{Control>}k{/Control}' );
	const field = await screen.findByRole( 'combobox' );
	expect( field ).toHaveFocus();
	await user.keyboard( 'lamp' );
	const [ first, second ] = ( await screen.findAllByRole( 'option' ) ) as [ HTMLElement, HTMLElement ];

	expect( search ).toHaveBeenCalledTimes( 1 );
	expect( search ).toHaveBeenCalledWith( expect.objectContaining( { q: 'lamp' } ) );
	expect( first ).toHaveTextContent( 'Where is my <b>lamp</b>?' );
	expect( within( first ).getByText( 'lamp' ).tagName ).toBe( 'MARK' );
	expect( first ).toHaveTextContent( 'billing' );
	expect( first ).toHaveAttribute( 'aria-selected', 'true' );
	await user.keyboard( '{ArrowDown}' );
	expect( second ).toHaveAttribute( 'aria-selected', 'true' );
	expect( field ).toHaveAttribute( 'aria-activedescendant', second.id );
	fireEvent.keyDown( field, { key: 'Enter', isComposing: true } );
	expect( onOpen ).not.toHaveBeenCalled();
	await user.keyboard( '{Enter}' );

	expect( onOpen ).toHaveBeenCalledWith( hits[ 1 ]?.conversation.id );
	expect( select.getWantedMessage() ).toEqual( { conversationId: hits[ 1 ]?.conversation.id, seq: 7 } );
	expect( screen.queryByRole( 'combobox' ) ).toBeNull();
} );

test( 'Escape gives the focus back', async () => {
	const { user } = show( { search: jest.fn() } );
	const button = screen.getByRole( 'button', { name: 'Search' } );
	await user.click( button );
	await screen.findByRole( 'combobox' );

	await user.keyboard( '{Escape}' );

	await waitFor( () => expect( screen.queryByRole( 'combobox' ) ).toBeNull() );
	expect( button ).toHaveFocus();
} );

test( 'an answer that comes too late is not shown', async () => {
	let answerFirst: ( answer: object ) => void = () => {};
	const search = jest.fn( ( { q }: { q: string } ) =>
		q === 'la'
			? new Promise( ( resolve ) => ( answerFirst = resolve ) )
			: Promise.resolve( { hits: [ makeHit( 'A lamp', 'lamp' ) ], nextCursor: null } )
	);
	const { user } = show( { search } );
	await user.click( screen.getByRole( 'button', { name: 'Search' } ) );
	await user.type( await screen.findByRole( 'combobox' ), 'la' );
	await waitFor( () => expect( search ).toHaveBeenCalledTimes( 1 ) );
	await user.type( screen.getByRole( 'combobox' ), 'mp' );
	await screen.findByText( 'lamp' );
	await act( async () => answerFirst( { hits: [ makeHit( 'A lama', 'la' ) ], nextCursor: null } ) );

	expect( screen.getAllByRole( 'option' ) ).toHaveLength( 1 );
	expect( screen.queryByText( 'A lama' ) ).toBeNull();
} );

test( 'pages without a hit are read on, and older ones when asked for; what fails can be tried again', async () => {
	const search = jest
		.fn()
		.mockResolvedValueOnce( { hits: [], nextCursor: '9.1' } )
		.mockResolvedValueOnce( { hits: [ makeHit( 'A lamp', 'lamp' ) ], nextCursor: '5.1' } )
		.mockRejectedValueOnce( new Error() )
		.mockResolvedValueOnce( { hits: [ makeHit( 'Old lamp', 'lamp' ) ], nextCursor: null } );
	const { user } = show( { search } );
	await user.click( screen.getByRole( 'button', { name: 'Search' } ) );
	await user.type( await screen.findByRole( 'combobox' ), 'lamp' );

	await user.click( await screen.findByRole( 'button', { name: 'Search further back' } ) );
	await user.click( await screen.findByRole( 'button', { name: 'Try again' } ) );

	await waitFor( () => expect( screen.getAllByRole( 'option' ) ).toHaveLength( 2 ) );
	expect( search ).toHaveBeenLastCalledWith( expect.objectContaining( { cursor: '5.1' } ) );
	// The button has gone; the keyboard goes on in the window.
	await waitFor( () => expect( document.body ).not.toHaveFocus() );
	expect( screen.getByText( '2 results' ) ).toBeInTheDocument();
} );

test( 'that nothing was found is said, with what to do', async () => {
	const { user } = show( { search: jest.fn( async () => ( { hits: [], nextCursor: null } ) ) } );
	await user.click( screen.getByRole( 'button', { name: 'Search' } ) );
	await user.type( await screen.findByRole( 'combobox' ), 'zzz' );

	expect( await screen.findByText( /Nothing was found/ ) ).toBeInTheDocument();
} );

test( 'who manages exports what was found', async () => {
	const createObjectURL = jest.fn( ( _blob: Blob ) => 'blob:found' );
	Object.assign( URL, { createObjectURL, revokeObjectURL: jest.fn() } );
	jest.spyOn( HTMLAnchorElement.prototype, 'click' ).mockImplementation( () => undefined );
	const search = jest.fn( async () => ( { hits: [ makeHit( 'A lamp', 'lamp' ) ], nextCursor: null } ) );
	const exportSearch = jest.fn( async () => '{"hits":[]}' );
	const { user, unmount } = show( { search, exportSearch } );
	await user.click( screen.getByRole( 'button', { name: 'Search' } ) );
	await user.type( await screen.findByRole( 'combobox' ), 'lamp' );

	await user.click( await screen.findByRole( 'button', { name: 'Export as JSON' } ) );
	await waitFor( () => expect( createObjectURL ).toHaveBeenCalledTimes( 1 ) );
	expect( exportSearch ).toHaveBeenCalledWith( expect.objectContaining( { q: 'lamp', format: 'json' } ) );

	unmount();
	const other = show( { search, canManage: false } );
	await other.user.click( screen.getByRole( 'button', { name: 'Search' } ) );
	await other.user.type( await screen.findByRole( 'combobox' ), 'lamp' );
	await screen.findByRole( 'option' );
	expect( screen.queryByRole( 'button', { name: 'Export as CSV' } ) ).toBeNull();
} );

test( 'a conversation that is opened at a message is read back to it, and it has mark and focus', async () => {
	const conversation = makeConversation( { lastSeq: 300 } );
	const { id } = conversation;
	const page = ( from: number, to: number ) =>
		Array.from( { length: to - from + 1 }, ( _, index ) =>
			makeMessage( { conversationId: id, seq: from + index, body: `Message ${ from + index }` } )
		);
	const listMessages = jest.fn( async ( before?: string ) => {
		const to = before === undefined ? 300 : Number( before ) - 1;
		return { messages: page( to - 49, to ), hasMore: true };
	} );
	const { select, actions } = renderWithStore(
		<MessageList conversation={ conversation } mail="works" />,
		[
			( { conversationReceived } ) => conversationReceived( conversation ),
			( { messageWanted } ) => messageWanted( { conversationId: id, seq: 120 } ),
		],
		makeSession( {
			'GET /v1/conversations/:id/messages': ( { query } ) => listMessages( query?.before as string | undefined ),
		} )
	);

	const found = ( await screen.findByText( 'Message 120' ) ).closest< HTMLElement >( '.veranda-bubble' );

	expect( found ).toHaveClass( 'is-found' );
	await waitFor( () => expect( found ).toHaveFocus() );
	expect( listMessages ).toHaveBeenCalledTimes( 4 );
	expect( select.findLog( id )?.messages.at( -1 )?.seq ).toBe( 300 );

	// Trimmed away at the end of the list, and read again, it takes the focus no more.
	found?.blur();
	await act( async () => {
		void actions.pauseTrimming( id, false );
		void actions.messageReceived( makeMessage( { conversationId: id, seq: 301 } ) );
	} );
	expect( screen.queryByText( 'Message 120' ) ).toBeNull();
	expect( listMessages ).toHaveBeenCalledTimes( 4 );
	await act( async () => {
		void actions.pauseTrimming( id, true );
		for ( let time = 0; time < 4; time++ ) {
			await actions.loadEarlier( id );
		}
	} );
	expect( screen.getByText( 'Message 120' ) ).toBeInTheDocument();
	expect( document.body ).toHaveFocus();
} );
