import { act, screen, waitFor, within } from '@testing-library/react';
import { ProblemError } from '../../../../../relay/client';
import type { CreateSavedViewRequest, Problem, SavedView, UpdateSavedViewRequest } from '../../../../../relay/protocol';
import { settled } from '../../../test-support/inbox';
import { makeSavedView, makeSession } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { ViewSwitcher } from '../list/view-switcher';
import { open } from '../list/views/open';
import { queue } from '../list/views/queue';

const onChange = jest.fn();

beforeEach( () => {
	onChange.mockClear();
	// The test browser lays nothing out.
	window.ResizeObserver = class {
		observe() {}
		unobserve() {}
		disconnect() {}
	} as never;
	window.HTMLElement.prototype.scrollIntoView = () => undefined;
} );

const mine = makeSavedView( { name: 'VIP', filters: { tag: 'vip', sort: 'waiting' } } );
const second = makeSavedView( { name: 'German', filters: { language: 'de' }, order: 1 } );
const shared = makeSavedView( { name: 'Ours', list: 'queue', filters: { kind: 'chat' }, isShared: true } );

/** The row of views of an agent with these, at a relay that keeps what is changed. */
async function show( all: SavedView[] = [ mine, second, shared ], canManage = true, props = {} ) {
	const created = jest.fn( async ( request: CreateSavedViewRequest ) => request );
	const updated = jest.fn( async ( _id: string, request: UpdateSavedViewRequest ) => request );
	const removed = jest.fn( async ( _call: { id: string } ) => undefined );
	const stored = new Map( all.map( ( each ) => [ each.id, each ] ) );
	const connection = makeSession( {
		'GET /v1/views': async () => ( { savedViews: all, nextCursor: null } ),
		'POST /v1/views': async ( { body } ) => ( {
			savedView: makeSavedView( ( await created( body as CreateSavedViewRequest ) ) as Partial< SavedView > ),
		} ),
		'PATCH /v1/views/:id': async ( { id, body } ) => {
			const request = await updated( id, body as UpdateSavedViewRequest );
			const savedView = { ...stored.get( id ), ...request } as SavedView;
			stored.set( id, savedView );
			return { savedView };
		},
		'DELETE /v1/views/:id': removed,
	} );
	Object.assign( connection.session, { desk: { ...connection.session.desk, canManage } } );
	const inbox = renderWithStore(
		<ViewSwitcher view={ open } values={ {} } onChange={ onChange } { ...props } />,
		[ ( actions ) => actions.savedViewsReceived( all ) ],
		connection
	);
	await act( settled );
	return { ...inbox, created, updated, removed };
}

type Inbox = Awaited< ReturnType< typeof show > >;

async function choose( { user }: Inbox, name: string | RegExp ) {
	await user.click( screen.getByRole( 'button', { name: 'More views' } ) );
	await user.click( screen.getByRole( 'menuitem', { name } ) );
}

const names = ( list: string ) =>
	within( screen.getByRole( 'list', { name: list } ) )
		.getAllByRole( 'textbox' )
		.map( ( field ) => ( field as HTMLInputElement ).value );

test( 'a saved view is its list with its filters; it is current as long as both are as they were', async () => {
	const inbox = await show();
	await inbox.user.click( screen.getByRole( 'button', { name: 'More views' } ) );
	await inbox.user.click( screen.getByRole( 'menuitemradio', { name: /^Ours/ } ) );
	expect( onChange ).toHaveBeenCalledWith( queue, { kind: 'chat' } );

	const current = () => document.querySelector( '[aria-current]' )?.textContent;
	inbox.rerender( <ViewSwitcher view={ open } values={ { sort: 'waiting', tag: 'vip' } } onChange={ onChange } /> );
	expect( current() ).toBe( 'VIP' );
	inbox.rerender( <ViewSwitcher view={ open } values={ { tag: 'vip' } } onChange={ onChange } /> );
	expect( current() ).toBe( 'Open' );
} );

test( 'what is shown is saved under a name, for all if one manages', async () => {
	const inbox = await show( [], true, { values: { tag: 'vip', sort: 'waiting' } } );
	const { user, created, select } = inbox;
	await choose( inbox, /^Save this view/ );
	await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
	expect( screen.getAllByText( 'Give it a name.' )[ 0 ] ).toBeVisible();

	await user.type( screen.getByRole( 'textbox', { name: 'Name' } ), 'Dear ones' );
	await user.keyboard( '{Escape}' );
	expect( screen.getByRole( 'textbox', { name: 'Name' } ) ).toHaveValue( 'Dear ones' );
	await user.click( screen.getByRole( 'checkbox', { name: 'Share it with all agents' } ) );
	created.mockRejectedValueOnce( new ProblemError( { code: 'too_many_saved_views' } as Problem ) );
	await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
	expect( screen.getAllByText( /^There are as many saved views/ )[ 0 ] ).toBeVisible();
	await user.click( screen.getByRole( 'button', { name: 'Save' } ) );

	expect( created ).toHaveBeenLastCalledWith( {
		name: 'Dear ones',
		list: 'open',
		filters: { tag: 'vip', sort: 'waiting' },
		isShared: true,
	} );
	expect( select.getSavedViews().all ).toMatchObject( [ { name: 'Dear ones' } ] );
	expect( screen.queryByRole( 'textbox' ) ).toBeNull();
} );

test( 'without a filter there is nothing to save, and who does not manage shares nothing', async () => {
	const inbox = await show( [ shared ], false );
	await inbox.user.click( screen.getByRole( 'button', { name: 'More views' } ) );
	expect( screen.getByRole( 'menuitem', { name: /^Save this view/ } ) ).toBeDisabled();
	await inbox.user.click( screen.getByRole( 'menuitem', { name: 'Manage saved views' } ) );

	expect( screen.getByText( 'Ours' ) ).toBeVisible();
	expect( screen.queryByRole( 'textbox' ) ).toBeNull();
	expect( screen.queryByRole( 'button', { name: /^Delete/ } ) ).toBeNull();
	expect( screen.getByText( /^Shared views are changed by/ ) ).toBeVisible();
} );

test( 'they are renamed and put in order; what is refused is told', async () => {
	const inbox = await show();
	const { user, updated } = inbox;
	await choose( inbox, 'Manage saved views' );
	expect( names( 'Your own' ) ).toEqual( [ 'VIP', 'German' ] );

	const field = screen.getByRole( 'textbox', { name: 'Name of “German”' } );
	await user.clear( field );
	await user.type( field, 'Deutsch{Enter}' );
	expect( updated ).toHaveBeenLastCalledWith( second.id, { name: 'Deutsch' } );
	await user.clear( screen.getByRole( 'textbox', { name: 'Name of “Deutsch”' } ) );
	await user.tab();
	expect( names( 'Your own' ) ).toEqual( [ 'VIP', 'Deutsch' ] );

	await user.click( screen.getByRole( 'button', { name: 'Move “VIP” down' } ) );
	await waitFor( () => expect( names( 'Your own' ) ).toEqual( [ 'Deutsch', 'VIP' ] ) );
	expect( updated.mock.calls.slice( 1 ) ).toEqual( [
		[ second.id, { order: 0 } ],
		[ mine.id, { order: 1 } ],
	] );

	updated.mockRejectedValueOnce( new ProblemError( { code: 'not_found' } as Problem ) );
	await user.type( screen.getByRole( 'textbox', { name: 'Name of “Ours”' } ), '!{Enter}' );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'Somebody has deleted this view.' );
	expect( names( 'Shared' ) ).toEqual( [ 'Ours' ] );
} );

test( 'one that is deleted can be had back, as it was', async () => {
	const inbox = await show();
	const { user, removed, created } = inbox;
	await choose( inbox, 'Manage saved views' );

	await user.click( screen.getByRole( 'button', { name: 'Delete “Ours”' } ) );
	expect( removed.mock.calls[ 0 ]?.[ 0 ].id ).toBe( shared.id );
	expect( screen.queryByRole( 'list', { name: 'Shared' } ) ).toBeNull();
	expect( screen.getByRole( 'button', { name: 'Undo' } ) ).toHaveFocus();
	await user.click( screen.getByRole( 'button', { name: 'Undo' } ) );

	const { name, list, filters, order, isShared } = shared;
	expect( created ).toHaveBeenCalledWith( { name, list, filters, order, isShared } );
	await waitFor( () => expect( names( 'Shared' ) ).toEqual( [ 'Ours' ] ) );
} );
