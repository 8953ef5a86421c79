import { act, screen, waitFor, within } from '@testing-library/react';
import { snackbarStore } from '../../../snackbars/store';
import { store } from '../../../store';
import { makeConversation, makeDepartment, makeSession } from '../../../test-support/make';
import { makeProblem } from '../../../test-support/problem';
import { renderWithStore } from '../../../test-support/render';
import { narrow } from '../list/filters/filter';
import { queue } from '../list/views/queue';
import { byDepartment } from './department-filter';
import { DepartmentOf } from './department-of';
import { PriorityMark } from './priority-mark';
import { Routing } from './routing';

const sales = makeDepartment( { name: 'Sales', color: '#0f766e' } );
const support = makeDepartment( { name: 'Support' } );
const reference = ( { id, name }: typeof sales ) => ( { id, name } );

/** The pane of a conversation, as it is in the store, beside a relay that takes every change unless it is told otherwise. */
function show( part = {}, departments = [ sales, support ] ) {
	const conversation = makeConversation( { department: reference( sales ), ...part } );
	let now = conversation;
	const update = jest.fn( async ( { body } ) => {
		const { departmentId, ...changes } = body;
		const department = departments.find( ( { id } ) => id === departmentId );
		now = {
			...now,
			...changes,
			...( departmentId !== undefined && { department: department ? reference( department ) : null } ),
			updatedAt: new Date( Date.parse( now.updatedAt ) + 1_000 ).toISOString(),
		};
		return { conversation: now };
	} );
	const shown = renderWithStore(
		<Routing conversation={ conversation } />,
		[ ( actions ) => actions.conversationReceived( conversation ) ],
		makeSession( {
			'GET /v1/departments': async () => ( { departments, nextCursor: null } ),
			'PATCH /v1/conversations/:id': update,
		} )
	);
	const found = () => shown.registry.select( store ).findConversation( conversation.id );
	const snackbars = () => shown.registry.select( snackbarStore ).getSnackbars();
	return { ...shown, conversation, update, found, snackbars };
}

test( 'a conversation is put into another department, and that is undone', async () => {
	const { user, update, found, snackbars, conversation } = show();
	const select = await screen.findByRole( 'combobox', { name: 'Department' } );
	expect(
		within( select )
			.getAllByRole( 'option' )
			.map( ( { textContent } ) => textContent )
	).toEqual( [ 'No department', 'Sales', 'Support' ] );

	await user.selectOptions( select, 'Support' );
	await waitFor( () => expect( found()?.department?.name ).toBe( 'Support' ) );
	expect( snackbars()[ 0 ] ).toMatchObject( {
		content: 'The conversation is in “Support” now.',
		action: { label: 'Undo' },
	} );

	await act( async () => snackbars()[ 0 ]?.action?.onClick() );
	await waitFor( () => expect( found()?.department?.name ).toBe( 'Sales' ) );
	expect( update.mock.calls.map( ( [ { id, body } ] ) => [ id, body ] ) ).toEqual( [
		[ conversation.id, { departmentId: support.id } ],
		[ conversation.id, { departmentId: sales.id } ],
	] );
} );

test( 'it is taken out of all departments', async () => {
	const { user, update, snackbars } = show();

	await user.selectOptions( await screen.findByRole( 'combobox', { name: 'Department' } ), 'No department' );

	await waitFor( () => expect( snackbars()[ 0 ]?.content ).toBe( 'The conversation is in no department now.' ) );
	expect( update ).toHaveBeenCalledWith( expect.objectContaining( { body: { departmentId: null } } ) );
} );

test( 'it is made urgent, and that is undone', async () => {
	const { user, found, snackbars } = show();

	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Priority' } ), 'Urgent' );
	await waitFor( () => expect( found()?.priority ).toBe( 'urgent' ) );
	expect( snackbars()[ 0 ]?.content ).toBe( 'Priority: Urgent.' );

	await act( async () => snackbars()[ 0 ]?.action?.onClick() );
	await waitFor( () => expect( found()?.priority ).toBe( 'normal' ) );
} );

test( 'two changes in a row are both made, also while somebody accepts', async () => {
	const { user, found, actions, conversation } = show();
	await screen.findByRole( 'combobox', { name: 'Department' } );
	await act( async () => void actions.pendingChanged( conversation.id, 'accept' ) );

	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Department' } ), 'Support' );
	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Priority' } ), 'Urgent' );

	await waitFor( () => expect( found()?.priority ).toBe( 'urgent' ) );
	expect( found()?.department?.name ).toBe( 'Support' );
} );

test( 'what the relay refuses is said, and nothing is offered to be undone', async () => {
	const { user, update, snackbars } = show();
	update.mockRejectedValueOnce( makeProblem( 'not_found' ) );

	await user.selectOptions( screen.getByRole( 'combobox', { name: 'Priority' } ), 'High' );

	await waitFor( () => expect( snackbars() ).toHaveLength( 1 ) );
	expect( snackbars()[ 0 ]?.action ).toBeNull();
	expect( screen.getByRole( 'combobox', { name: 'Priority' } ) ).toHaveDisplayValue( 'Normal' );
} );

test( 'a site without departments asks for none', async () => {
	show( { department: null }, [] );

	await act( async () => undefined );

	expect( screen.queryByRole( 'combobox', { name: 'Department' } ) ).toBeNull();
	expect( screen.getByRole( 'combobox', { name: 'Priority' } ) ).toBeVisible();
} );

test( 'a department has its colour, and only what is more urgent than others is marked', async () => {
	const { container } = renderWithStore(
		<>
			<DepartmentOf conversation={ { department: reference( sales ) } } />
			<DepartmentOf conversation={ { department: null } } />
			{ ( [ 'low', 'normal', 'high', 'urgent' ] as const ).map( ( priority ) => (
				<PriorityMark key={ priority } conversation={ { priority } } />
			) ) }
		</>,
		[],
		makeSession( { 'GET /v1/departments': async () => ( { departments: [ sales ], nextCursor: null } ) } )
	);
	await act( async () => undefined );

	expect( container.textContent ).toBe( 'SalesHighUrgent' );
	expect( container.querySelector( '[aria-hidden]' ) ).toHaveStyle( { background: '#0f766e' } );
} );

test( 'the list can be narrowed to one department, and a department that is gone narrows nothing', async () => {
	const onChange = jest.fn();
	const { user, actions, rerender } = renderWithStore(
		<byDepartment.Control value={ null } onChange={ onChange } />,
		[],
		makeSession( {
			'GET /v1/departments': async () => ( { departments: [ sales, support ], nextCursor: null } ),
		} )
	);
	await user.selectOptions( await screen.findByRole( 'combobox', { name: 'Department' } ), 'Support' );
	expect( onChange ).toHaveBeenLastCalledWith( support.id );
	const narrowed = narrow( queue, [ byDepartment ], { department: support.id } );
	expect( narrowed.query ).toEqual( { state: 'queued', department: support.id } );
	expect( narrowed.holds( makeConversation( { department: reference( support ) } ), 'agent:1' ) ).toBe( true );
	expect( narrowed.holds( makeConversation( { department: reference( sales ) } ), 'agent:1' ) ).toBe( false );

	rerender( <byDepartment.Control value={ support.id } onChange={ onChange } /> );
	onChange.mockClear();
	act( () => void actions.departmentChanged( support.id, null ) );

	expect( onChange ).toHaveBeenCalledWith( null );
} );
