import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { RegistryProvider } from '@wordpress/data';
import { NetworkError, RelayClient } from '../../../../../relay/client';
import type { DepartmentDetails } from '../../../../../relay/protocol';
import type { OpeningHours } from '../../../../../relay/protocol/opening-hours';
import { Snackbars } from '../../../snackbars/snackbars';
import { makeDepartment } from '../../../test-support/make';
import { makeProblem } from '../../../test-support/problem';
import { makeRegistry } from '../../../test-support/registry';
import { firstHours } from '../opening-hours/hours';
import { Departments } from './departments';

const SITE_HOURS = { ...firstHours(), timezone: 'Pacific/Auckland', exceptions: [] };

/** The relay's routes for departments in memory. */
class FakeRelay {
	departments: DepartmentDetails[] = [
		makeDepartment( { id: 'd_1', name: 'Sales', order: 0 } ),
		makeDepartment( { id: 'd_2', name: 'Support', order: 1 } ),
		makeDepartment( { id: 'd_3', name: 'Billing', order: 2 } ),
	];
	/** What was asked of it, besides reading. */
	readonly asked: string[] = [];
	/** The next call fails with this. */
	failure: Error | null = null;

	/** Answers in the place of the client's `call`. */
	readonly answer = async ( method: string, path: string, { body }: { body?: object } = {} ): Promise< unknown > => {
		const { failure } = this;
		this.failure = null;
		if ( failure ) {
			throw failure;
		}
		if ( method === 'GET' ) {
			return { departments: this.departments, nextCursor: null };
		}
		const id = path.split( '/' )[ 3 ];
		this.asked.push( [ method, id, JSON.stringify( body ) ].filter( Boolean ).join( ' ' ) );
		const before = this.departments.find( ( department ) => department.id === id );
		const department = { ...( before ?? makeDepartment( { id: 'd_9' } ) ), ...body };
		this.departments =
			method === 'DELETE'
				? this.departments.filter( ( each ) => each.id !== id )
				: [ ...this.departments.filter( ( each ) => each.id !== id ), department ];
		return { department };
	};
}

async function show( relay = new FakeRelay(), inForm: string[] = [], siteHours: OpeningHours | null = SITE_HOURS ) {
	jest.spyOn( RelayClient.prototype, 'call' ).mockImplementation( relay.answer as never );
	render(
		<RegistryProvider value={ makeRegistry() as never }>
			<Departments
				relayUrl="https://chat.example.org"
				siteHours={ siteHours }
				siteTimezone={ siteHours?.timezone ?? 'Pacific/Auckland' }
				inForm={ inForm }
			/>
			<Snackbars />
		</RegistryProvider>
	);
	await waitFor( () => expect( screen.queryByText( 'Loading the departments' ) ).toBeNull() );
	return relay;
}

const names = () => screen.getAllByRole( 'listitem' ).map( ( row ) => row.querySelector( 'bdi' )?.textContent );
const press = ( name: string ) => fireEvent.click( screen.getByRole( 'button', { name } ) );

async function open( name: string ) {
	press( name );
	const dialog = await screen.findByRole( 'dialog' );
	return {
		dialog,
		name: within( dialog ).getByRole< HTMLInputElement >( 'textbox', { name: 'Name' } ),
		type: ( text: string ) =>
			fireEvent.change( within( dialog ).getByRole( 'textbox', { name: 'Name' } ), { target: { value: text } } ),
		submit: ( action: string ) => fireEvent.click( within( dialog ).getByRole( 'button', { name: action } ) ),
	};
}

beforeEach( () => {
	// What the test browser does not have: it lays nothing out.
	window.scrollTo = () => undefined;
	window.HTMLElement.prototype.scrollIntoView = () => undefined;
} );

afterEach( () => jest.restoreAllMocks() );

test( 'each department is listed in its order, with what visitors find now', async () => {
	const relay = new FakeRelay();
	relay.departments = [
		makeDepartment( { name: 'Sales' } ),
		makeDepartment( { name: 'Support', availability: { status: 'away', agents: [], backAt: null } } ),
		makeDepartment( {
			name: 'Billing',
			availability: { status: 'offline', agents: [], backAt: '2026-11-30T09:00:00.000Z' },
		} ),
		makeDepartment( { name: 'Returns', availability: { status: 'offline', agents: [], backAt: null } } ),
	];
	await show( relay );

	expect( names() ).toEqual( [ 'Sales', 'Support', 'Billing', 'Returns' ] );
	const [ sales, support, billing, returns ] = screen.getAllByRole( 'listitem' );
	expect( sales ).toHaveTextContent( 'Open, somebody is there' );
	expect( support ).toHaveTextContent( 'Open, but everybody is busy' );
	expect( billing ).toHaveTextContent( /Closed until .*2026/ );
	expect( returns ).toHaveTextContent( 'Nobody is there' );
} );

test( 'without departments it says what holds, and the first is added', async () => {
	const relay = new FakeRelay();
	relay.departments = [];
	await show( relay );
	expect( screen.getByText( 'There are no departments yet. Everybody answers everything.' ) ).toBeVisible();

	const { dialog, type, submit } = await open( 'Add a department' );
	expect( within( dialog ).getByRole( 'button', { name: 'Add' } ) ).toHaveAttribute( 'aria-disabled', 'true' );
	type( ' Sales ' );
	fireEvent.click( within( dialog ).getByRole( 'option', { name: /Teal/ } ) );
	submit( 'Add' );

	await waitFor( () => expect( screen.queryByRole( 'dialog' ) ).toBeNull() );
	expect( relay.asked ).toEqual( [ 'POST {"name":"Sales","color":"#0f766e","openingHours":null}' ] );
	expect( names() ).toEqual( [ 'Sales' ] );
} );

test( 'a relay that is away is asked again on demand', async () => {
	const relay = new FakeRelay();
	relay.failure = new NetworkError( 'unreachable' );
	await show( relay );
	expect( screen.getByRole( 'alert' ) ).toHaveTextContent( 'The relay cannot be reached' );

	press( 'Try again' );

	expect( await screen.findByText( 'Sales' ) ).toBeVisible();
} );

test( 'a department gets hours of its own, which begin as those of the site, in its time zone', async () => {
	const relay = await show();
	const { dialog, submit } = await open( 'Change “Sales”' );

	fireEvent.click( within( dialog ).getByLabelText( 'Opening hours of its own' ) );
	fireEvent.change( within( dialog ).getByLabelText( 'Monday: open until' ), { target: { value: '12:00' } } );
	submit( 'Save' );

	await waitFor( () => expect( screen.queryByRole( 'dialog' ) ).toBeNull() );
	const [ call = '' ] = relay.asked;
	const { openingHours } = JSON.parse( call.slice( 'PATCH d_1 '.length ) );
	expect( openingHours ).toMatchObject( { timezone: 'Pacific/Auckland', exceptions: [] } );
	expect( openingHours.week.slice( 0, 2 ) ).toEqual( [ [ [ '09:00', '12:00' ] ], [ [ '09:00', '17:00' ] ] ] );
} );

test.each( [
	[ 'department_exists', {}, 'Name', 'Another department has this name.' ],
	[ 'invalid_request', { fields: [ { path: 'name', message: '' } ] }, 'Name', 'from 1 to 100 characters' ],
] )( 'what is wrong is told at its field, and what was typed stays: %s', async ( code, more, label, sentence ) => {
	const relay = await show();
	const { dialog, name, type, submit } = await open( 'Change “Sales”' );
	relay.failure = makeProblem( code as never, more );

	type( 'Support' );
	submit( 'Save' );

	await waitFor( () => expect( name ).toBeInvalid() );
	expect( within( dialog ).getByRole( 'textbox', { name: label } ) ).toHaveAccessibleDescription(
		expect.stringContaining( sentence )
	);
	expect( name ).toHaveValue( 'Support' );
	expect( name ).toHaveFocus();
} );

test( 'hours that the relay refuses are told there', async () => {
	const relay = await show();
	const { dialog, submit } = await open( 'Change “Sales”' );
	fireEvent.click( within( dialog ).getByLabelText( 'Opening hours of its own' ) );
	relay.failure = makeProblem( 'invalid_request', {
		fields: [ { path: 'openingHours.week.0.0.1', message: '' } ],
	} );

	submit( 'Save' );

	const alert = await within( dialog ).findByRole( 'alert' );
	expect( alert ).toHaveTextContent( 'Enter times such as 09:00' );
	expect( alert.closest( '.veranda-hours' ) ).toHaveFocus();
} );

test( 'a department is moved by the keyboard, and what the relay does not take is taken back', async () => {
	const relay = await show();

	press( 'Move “Billing” up' );
	expect( names() ).toEqual( [ 'Sales', 'Billing', 'Support' ] );
	expect( screen.getByText( '“Billing” is now department 2 of 3.' ) ).toBeInTheDocument();
	expect( screen.getByRole( 'button', { name: 'Move “Billing” up' } ) ).toHaveFocus();
	await waitFor( () => expect( relay.asked ).toEqual( [ 'PATCH d_3 {"order":1}', 'PATCH d_2 {"order":2}' ] ) );

	relay.departments.sort( ( one, other ) => one.order - other.order );
	relay.failure = new NetworkError( 'unreachable' );
	press( 'Move “Sales” down' );
	expect( names() ).toEqual( [ 'Billing', 'Sales', 'Support' ] );
	await waitFor( () => expect( names() ).toEqual( [ 'Sales', 'Billing', 'Support' ] ) );
	expect( screen.getByText( /The relay cannot be reached/, { selector: '.components-snackbar *' } ) ).toBeVisible();
} );

test( 'a department is dragged to its place', async () => {
	const relay = await show();
	const rows = screen.getAllByRole( 'listitem' );
	const dataTransfer = { setData: jest.fn(), setDragImage: jest.fn() };

	fireEvent.dragStart( rows[ 2 ]?.querySelector( '[draggable]' ) as Element, { dataTransfer } );
	fireEvent.dragOver( rows[ 0 ] as Element, { dataTransfer } );
	fireEvent.drop( rows[ 0 ] as Element, { dataTransfer } );

	expect( names() ).toEqual( [ 'Billing', 'Sales', 'Support' ] );
	await waitFor( () => expect( relay.asked ).toHaveLength( 3 ) );
} );

test.each( [
	[ 'its hours', SITE_HOURS ],
	[ 'WordPress, without hours', null ],
] )(
	'a department is closed for today by one click, in the time zone of %s, and that is undone',
	async ( _of, siteHours ) => {
		const now = jest.spyOn( Date, 'now' ).mockReturnValue( Date.parse( '2026-11-29T12:30:00.000Z' ) );
		const relay = await show( new FakeRelay(), [], siteHours );

		press( 'Close “Sales” for today' );
		// In Auckland it is the next day already.
		await screen.findByRole( 'button', { name: 'Open “Sales” today after all' } );
		fireEvent.click( await screen.findByRole( 'button', { name: 'Undo' } ) );
		await screen.findByRole( 'button', { name: 'Close “Sales” for today' } );

		expect( relay.asked ).toEqual( [ 'PATCH d_1 {"closedOn":"2026-11-30"}', 'PATCH d_1 {"closedOn":null}' ] );
		now.mockRestore();
	}
);

test( 'deleting says who sees the conversations then, and what becomes of the form', async () => {
	const relay = await show( new FakeRelay(), [ 'd_1' ] );
	press( 'Delete “Sales”' );
	const dialog = await screen.findByRole( 'dialog' );
	expect( dialog ).toHaveTextContent( 'Only agents who see every department see them then' );
	expect( dialog ).toHaveTextContent( 'An option of the form before the chat leads here.' );
	fireEvent.click( within( dialog ).getByRole( 'button', { name: 'Cancel' } ) );
	expect( relay.asked ).toEqual( [] );

	press( 'Delete “Support”' );
	const second = await screen.findByRole( 'dialog' );
	expect( second ).not.toHaveTextContent( 'An option of the form' );
	fireEvent.click( within( second ).getByRole( 'button', { name: 'Delete' } ) );

	await waitFor( () => expect( names() ).toEqual( [ 'Sales', 'Billing' ] ) );
	expect( relay.asked ).toEqual( [ 'DELETE d_2' ] );
	await waitFor( () => expect( screen.getByRole( 'list', { name: 'Departments' } ) ).toHaveFocus() );
} );

test( 'who may not change them looks only, and reads why', async () => {
	const relay = await show();
	relay.failure = makeProblem( 'forbidden' );

	await act( async () => press( 'Close “Sales” for today' ) );

	expect( await screen.findByText( /Only people who manage the chat may change departments/ ) ).toBeVisible();
	expect( names() ).toEqual( [ 'Sales', 'Support', 'Billing' ] );
	expect( screen.queryByRole( 'button', { name: /Sales|Add a department/ } ) ).toBeNull();
} );
