import { act, screen, waitFor, within } from '@testing-library/react';
import type { Lead } from '../../../../../relay/protocol';
import { makeConversation, makeId, makeSession, makeVisitor, START } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { EnteredAnswers } from '../visitor/panes/entered-answers';
import { LeadList } from './lead-list';

function makeLead( part: Partial< Lead > = {} ): Lead {
	return {
		id: makeId( 'l' ),
		visitorId: makeId( 'v' ),
		conversationId: null,
		name: 'Ada',
		email: 'ada@example.org',
		phone: null,
		answers: [],
		consent: null,
		page: null,
		createdAt: START,
		updatedAt: START,
		...part,
	};
}

function show( listLeads: jest.Mock, { canManage = true, onOpen = jest.fn(), exportLeads = jest.fn() } = {} ) {
	return renderWithStore(
		<LeadList canManage={ canManage } onOpen={ onOpen } />,
		[],
		makeSession( { 'GET /v1/leads': ( { query } ) => listLeads( query ), 'GET /v1/leads/export': exportLeads } )
	);
}

test( 'who has entered something is listed, and their conversation opens if there is one', async () => {
	const conversationId = makeId( 'c' );
	const leads = [
		makeLead( {
			answers: [ { key: 'topic', label: 'Topic', value: 'An order' } ],
			consent: { text: 'I agree.', at: START },
		} ),
		makeLead( { name: '', email: 'bob@example.org', conversationId } ),
	];
	const onOpen = jest.fn();
	const { user } = show(
		jest.fn( async () => ( { leads, nextCursor: null } ) ),
		{ onOpen }
	);

	const [ first, second ] = ( await screen.findAllByRole( 'listitem' ) ) as [ HTMLElement, HTMLElement ];
	expect( first ).toHaveTextContent( 'Ada' );
	expect( first ).toHaveTextContent( 'TopicAn order' );
	expect( first ).toHaveTextContent( 'I agree.' );
	expect( first ).toHaveTextContent( 'Has not written yet.' );
	expect( second ).toHaveTextContent( 'bob@example.org' );
	await user.click( within( second ).getByRole( 'button', { name: 'Open the conversation' } ) );
	expect( onOpen ).toHaveBeenCalledWith( conversationId );
} );

test( 'more of them come when asked for; what could not be read can be tried again', async () => {
	const list = jest
		.fn()
		.mockResolvedValueOnce( { leads: [ makeLead() ], nextCursor: '7' } )
		.mockRejectedValueOnce( new Error() )
		.mockResolvedValueOnce( { leads: [ makeLead( { name: 'Bob' } ) ], nextCursor: null } );
	const { user } = show( list );

	await user.click( await screen.findByRole( 'button', { name: 'Show more' } ) );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'could not be read' );
	await user.click( screen.getByRole( 'button', { name: 'Try again' } ) );

	expect( await screen.findByText( 'Bob' ) ).toBeInTheDocument();
	expect( screen.getByText( 'Ada' ) ).toBeInTheDocument();
	expect( list ).toHaveBeenLastCalledWith( expect.objectContaining( { cursor: '7' } ) );
	// The button has gone; the keyboard goes on in the list.
	expect( document.body ).not.toHaveFocus();
} );

test( 'the newest that could not be read again are read again, and nobody is listed twice', async () => {
	const leads = [ makeLead() ];
	const list = jest
		.fn()
		.mockResolvedValueOnce( { leads, nextCursor: null } )
		.mockRejectedValueOnce( new Error() )
		.mockResolvedValueOnce( { leads, nextCursor: null } );
	const { user, rerender } = show( list );
	await screen.findByText( 'Ada' );
	rerender( <LeadList key="again" canManage onOpen={ jest.fn() } /> );
	await user.click( await screen.findByRole( 'button', { name: 'Try again' } ) );

	await waitFor( () => expect( list ).toHaveBeenCalledTimes( 3 ) );
	await waitFor( () => expect( screen.queryByRole( 'alert' ) ).toBeNull() );
	expect( screen.getAllByRole( 'listitem' ) ).toHaveLength( 1 );
} );

describe( 'when somebody enters something', () => {
	const ada = makeLead();
	const bob = makeLead( { name: 'Bob', createdAt: '2026-11-21T11:00:00.000Z' } );
	const older = makeLead( { name: 'Eve', createdAt: '2026-11-20T09:00:00.000Z' } );
	const names = () => screen.getAllByRole( 'listitem' ).map( ( item ) => item.querySelector( 'bdi' )?.textContent );

	/** A list of two pages, of which both are shown, and Bob, who comes then. */
	async function showTwoPages() {
		const list = jest.fn( async ( query?: { cursor?: string } ) =>
			query?.cursor ? { leads: [ older ], nextCursor: null } : { leads: [ ada ], nextCursor: '7' }
		);
		const shown = show( list );
		await shown.user.click( await screen.findByRole( 'button', { name: 'Show more' } ) );
		await screen.findByText( 'Eve' );
		list.mockResolvedValueOnce( { leads: [ bob, ada ], nextCursor: '8' } );
		return { ...shown, list };
	}

	test( 'it is in the list by itself, and what was there stays', async () => {
		const { actions, list, user, container } = await showTwoPages();
		const shown = container.querySelector( '.veranda-leads' ) as HTMLElement;
		await user.hover( shown );
		await user.unhover( shown );

		await act( async () => actions.leadsOutdated() );

		await screen.findByText( 'Bob' );
		expect( names() ).toEqual( [ 'Bob', 'Ada', 'Eve' ] );
		expect( list ).toHaveBeenCalledTimes( 3 );
		expect( screen.queryByRole( 'button', { name: 'Show more' } ) ).toBeNull();
	} );

	test( 'nothing moves under the pointer', async () => {
		const { actions, user, container } = await showTwoPages();
		await user.hover( container.querySelector( '.veranda-leads' ) as HTMLElement );

		await act( async () => actions.leadsOutdated() );
		await user.click( await screen.findByRole( 'button', { name: 'Show what has come since' } ) );

		await screen.findByText( 'Bob' );
		expect( screen.queryByRole( 'button', { name: 'Show what has come since' } ) ).toBeNull();
	} );

	test( 'what cannot be read says nothing, and comes with the next one', async () => {
		const list = jest
			.fn()
			.mockResolvedValueOnce( { leads: [ ada ], nextCursor: null } )
			.mockRejectedValueOnce( new Error() )
			.mockResolvedValueOnce( { leads: [ bob, ada ], nextCursor: null } );
		const { actions } = show( list );
		await screen.findByText( 'Ada' );

		await act( async () => actions.leadsOutdated() );
		await waitFor( () => expect( list ).toHaveBeenCalledTimes( 2 ) );
		expect( screen.queryByRole( 'alert' ) ).toBeNull();
		await act( async () => actions.leadsOutdated() );

		expect( await screen.findByText( 'Bob' ) ).toBeInTheDocument();
	} );
} );

test( 'the table is for who manages', async () => {
	const createObjectURL = jest.fn( ( _blob: Blob ) => 'blob:leads' );
	Object.assign( URL, { createObjectURL, revokeObjectURL: jest.fn() } );
	jest.spyOn( HTMLAnchorElement.prototype, 'click' ).mockImplementation( () => undefined );
	const list = jest.fn( async () => ( { leads: [ makeLead() ], nextCursor: null } ) );
	const exportLeads = jest.fn( async () => '"Entered"\r\n' );
	const { user, unmount } = show( list, { exportLeads } );

	await user.click( await screen.findByRole( 'button', { name: 'Export as CSV' } ) );
	expect( exportLeads ).toHaveBeenCalled();
	expect( createObjectURL.mock.calls[ 0 ]?.[ 0 ]?.size ).toBe( 11 );

	unmount();
	show( list, { canManage: false } );
	await screen.findByText( 'Ada' );
	expect( screen.queryByRole( 'button', { name: 'Export as CSV' } ) ).toBeNull();
} );

test( 'an empty list says what comes here', async () => {
	show( jest.fn( async () => ( { leads: [], nextCursor: null } ) ) );

	expect( await screen.findByText( 'No leads yet' ) ).toBeInTheDocument();
} );

test( 'beside a conversation stands what was entered for it', async () => {
	const visitor = makeVisitor();
	const conversation = makeConversation( { visitor } );
	const lead = makeLead( {
		visitorId: visitor.id,
		conversationId: conversation.id,
		phone: '+49 30 901820',
		answers: [ { key: 'order', label: '', value: '#1001' } ],
	} );
	const other = makeLead( { answers: [ { key: 'order', label: '', value: '#999' } ] } );
	renderWithStore(
		<EnteredAnswers conversation={ conversation } />,
		[],
		makeSession( { 'GET /v1/leads': async () => ( { leads: [ other, lead ], nextCursor: null } ) } )
	);

	const pane = await screen.findByRole( 'region', { name: 'Entered in the form' } );
	expect( pane ).toHaveTextContent( 'Order number#1001' );
	expect( pane ).toHaveTextContent( '+49 30 901820' );
	expect( pane ).not.toHaveTextContent( '#999' );
	expect( pane ).not.toHaveTextContent( 'ada@example.org' );
} );
