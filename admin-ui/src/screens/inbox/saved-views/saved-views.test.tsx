import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ProblemError } from '../../../../../relay/client';
import type { CreateSavedViewRequest, Problem, SavedView, UpdateSavedViewRequest } from '../../../../../relay/protocol';
import { snackbarStore } from '../../../snackbars/store';
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
} );

test( 'a name that was refused stays where it was typed, and can be tried again; none is no name', async () => {
	const inbox = await show();
	const { user, updated } = inbox;
	await choose( inbox, 'Manage saved views' );
	const field = screen.getByRole( 'textbox', { name: 'Name of “German”' } );
	await user.clear( field );
	await user.tab();
	await user.click( field );
	await user.tab();
	expect( updated ).not.toHaveBeenCalled();

	updated.mockRejectedValueOnce( new ProblemError( { code: 'db_unavailable' } as Problem ) );
	fireEvent.change( field, { target: { value: 'Deutsch' } } );
	fireEvent.keyDown( field, { key: 'Enter', isComposing: true } );
	expect( updated ).not.toHaveBeenCalled();
	await user.type( field, '{Enter}' );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'The database cannot be reached' );
	expect( field ).toHaveValue( 'Deutsch' );
	await user.type( field, '{Enter}' );

	expect( updated.mock.calls ).toEqual( [
		[ second.id, { name: 'Deutsch' } ],
		[ second.id, { name: 'Deutsch' } ],
	] );
	expect( await screen.findByRole( 'textbox', { name: 'Name of “Deutsch”' } ) ).toHaveValue( 'Deutsch' );
	expect( screen.queryByRole( 'alert' ) ).toBeNull();
} );

test( 'one that a colleague has deleted is gone here, too', async () => {
	const inbox = await show();
	const { user, updated, removed } = inbox;
	await choose( inbox, 'Manage saved views' );

	updated.mockRejectedValueOnce( new ProblemError( { code: 'not_found' } as Problem ) );
	await user.type( screen.getByRole( 'textbox', { name: 'Name of “Ours”' } ), '!{Enter}' );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'Somebody has deleted this view.' );
	expect( screen.queryByRole( 'list', { name: 'Shared' } ) ).toBeNull();
	expect( updated ).toHaveBeenCalledTimes( 1 );

	updated.mockRejectedValueOnce( new ProblemError( { code: 'not_found' } as Problem ) );
	await user.click( screen.getByRole( 'button', { name: 'Move “German” up' } ) );
	await waitFor( () => expect( names( 'Your own' ) ).toEqual( [ 'VIP' ] ) );

	removed.mockRejectedValueOnce( new ProblemError( { code: 'not_found' } as Problem ) );
	await user.click( screen.getByRole( 'button', { name: 'Delete “VIP”' } ) );
	expect( screen.queryByRole( 'list' ) ).toBeNull();
} );

test( 'moved twice at once, it goes two places; what cannot be moved is where it was', async () => {
	const third = makeSavedView( { name: 'Last', filters: { language: 'fr' }, order: 2 } );
	const inbox = await show( [ mine, second, third ] );
	const { user, updated, actions } = inbox;
	const answers: Array< () => void > = [];
	updated.mockImplementation(
		( _id, request ) => new Promise( ( resolve ) => answers.push( () => resolve( request ) ) )
	);
	await choose( inbox, 'Manage saved views' );
	const down = () => screen.getByRole( 'button', { name: 'Move “VIP” down' } );
	await user.click( down() );
	await user.click( down() );
	expect( names( 'Your own' ) ).toEqual( [ 'German', 'Last', 'VIP' ] );
	for ( let index = 0; index < 4; index++ ) {
		expect( updated ).toHaveBeenCalledTimes( index + 1 );
		await act( async () => answers[ index ]?.() );
		await act( settled );
	}
	expect( updated.mock.calls.slice( 2 ) ).toEqual( [
		[ third.id, { order: 1 } ],
		[ mine.id, { order: 2 } ],
	] );
	expect( names( 'Your own' ) ).toEqual( [ 'German', 'Last', 'VIP' ] );

	updated.mockRejectedValueOnce( new ProblemError( { code: 'db_unavailable' } as Problem ) );
	await act( async () => actions.savedViewsReceived( [ mine, second ] ) );
	await user.click( down() );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'The database cannot be reached' );
	await waitFor( () => expect( names( 'Your own' ) ).toEqual( [ 'VIP', 'German', 'Last' ] ) );
} );

test( 'changed filters are saved under the name of the view, and that is undone', async () => {
	const inbox = await show( [ mine, shared ], false, { values: mine.filters } );
	const { user, updated, registry, rerender, actions } = inbox;
	const values = { ...mine.filters, language: 'de' };
	rerender( <ViewSwitcher view={ open } values={ values } onChange={ onChange } /> );
	await choose( inbox, 'Save changes to “VIP”' );

	expect( updated ).toHaveBeenLastCalledWith( mine.id, { filters: values } );
	expect( document.querySelector( '[aria-current]' )?.textContent ).toBe( 'VIP' );
	const [ snackbar ] = registry.select( snackbarStore ).getSnackbars();
	expect( snackbar?.content ).toBe( 'The changes to “VIP” are saved.' );
	await act( async () => snackbar?.action?.onClick() );
	expect( updated ).toHaveBeenLastCalledWith( mine.id, { filters: mine.filters } );

	// Whoever has left it, or may not change it, is not asked.
	const offered = async ( props: object ) => {
		rerender( <ViewSwitcher view={ open } values={ {} } onChange={ onChange } { ...props } /> );
		await user.click( screen.getByRole( 'button', { name: 'More views' } ) );
		const item = screen.queryByRole( 'menuitem', { name: /^Save changes/ } );
		await user.keyboard( '{Escape}' );
		return item !== null;
	};
	expect( await offered( { values } ) ).toBe( true );
	expect( await offered( {} ) ).toBe( false );
	expect( await offered( { values } ) ).toBe( true );
	await act( async () => actions.savedViewChosen( null ) );
	expect( await offered( { values } ) ).toBe( false );
	await offered( { view: queue, values: shared.filters } );
	expect( await offered( { view: queue, values: { ...shared.filters, tag: 'vip' } } ) ).toBe( false );
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
