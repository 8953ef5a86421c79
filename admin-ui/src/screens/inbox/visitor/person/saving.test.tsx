import { act, screen } from '@testing-library/react';
import { makeVisitorDetails } from '../../../../test-support/make';
import { edit, field, refusal, show } from './person.fixture';

test( 'a conflict shows what is there now, and what was typed stays', async () => {
	const details = makeVisitorDetails( { name: 'Vera' } );
	const now = { ...details, name: 'Veronika', phone: '+49 30 901820' };
	const update = jest
		.fn()
		.mockRejectedValueOnce( refusal( 'visitor_changed', 409, { visitor: now } ) )
		.mockResolvedValueOnce( { visitor: { ...now, name: 'Wera' } } );
	const { user } = await show( details, { PATCH: update } );
	await user.click( edit() );
	await user.clear( field( 'Name' ) );
	await user.keyboard( 'Wera{Enter}' );

	expect(
		screen.getByText( /Somebody else has changed this meanwhile/, { selector: '.components-notice *' } )
	).toBeVisible();
	expect( field( 'Name' ) ).toHaveValue( 'Wera' );
	expect( field( 'Name' ) ).toHaveAccessibleDescription( 'There is now: Veronika' );
	expect( field( 'Phone' ) ).toHaveValue( '+49 30 901820' );

	await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
	expect( update ).toHaveBeenLastCalledWith( { name: 'Wera', previous: { name: 'Veronika' } } );
} );

test( 'a detail that is half filled in, or there already, is told at its field', async () => {
	const details = makeVisitorDetails( { fields: { Number: '7' } } );
	const update = jest.fn( async ( { fields }: { fields: object } ) => ( {
		visitor: { ...details, fields: { ...details.fields, ...fields } },
	} ) );
	const { user } = await show( details, { PATCH: update as jest.Mock } );
	await user.click( edit() );
	await user.click( screen.getByRole( 'button', { name: 'Add a detail' } ) );

	await user.type( field( 'What is in it' ), 'x{Enter}' );
	expect( field( 'Name of the detail' ) ).toHaveAccessibleDescription( 'Give this detail a name, or take it away.' );
	expect( field( 'Name of the detail' ) ).toHaveFocus();
	await user.keyboard( ' Number {Enter}' );
	expect( field( 'Name of the detail' ) ).toHaveAccessibleDescription( /^There is a detail with this name already/ );
	await user.keyboard( '{Backspace}s' );
	await user.clear( field( 'What is in it' ) );
	await user.keyboard( '{Enter}' );
	expect( field( 'What is in it' ) ).toHaveAccessibleDescription( /^Enter what is in it/ );
	expect( update ).not.toHaveBeenCalled();

	await user.click( screen.getByRole( 'button', { name: 'Add a detail' } ) );
	await user.click( screen.getAllByRole( 'button', { name: 'Take this detail away' } )[ 0 ]! );
	expect( screen.getByRole( 'button', { name: 'Add a detail' } ) ).toHaveFocus();
	await user.type( field( 'Name of the detail' ), 'Dog' );
	await user.type( field( 'What is in it' ), 'Rex{Enter}' );
	expect( update ).toHaveBeenCalledWith( { fields: { Dog: 'Rex' }, previous: { fields: { Dog: null } } } );
} );

test( 'what the relay refuses of a detail is told at its field', async () => {
	const update = jest
		.fn()
		.mockRejectedValue( refusal( 'invalid_request', 400, { fields: [ { path: 'fields.Dog', message: 'No.' } ] } ) );
	const { user } = await show( makeVisitorDetails(), { PATCH: update } );
	await user.click( edit() );
	await user.click( screen.getByRole( 'button', { name: 'Add a detail' } ) );
	await user.keyboard( 'Dog{Tab}Rex{Enter}' );

	expect( field( 'What is in it' ) ).toHaveAccessibleDescription( 'This does not work here. Please change it.' );
} );

test( 'what is typed while it is being saved stays, and is saved next', async () => {
	const details = makeVisitorDetails( { name: 'Vera' } );
	const answers: Array< () => void > = [];
	const update = jest.fn(
		( { name, company = null, fields = {} }: { name?: string; company?: string | null; fields?: object } ) =>
			new Promise( ( resolve ) =>
				answers.push( () => resolve( { visitor: { ...details, name: name ?? 'Wera', company, fields } } ) )
			)
	);
	const { user } = await show( details, { PATCH: update as jest.Mock } );
	await user.click( edit() );
	await user.clear( field( 'Name' ) );
	await user.keyboard( 'Wera' );
	await user.click( screen.getByRole( 'button', { name: 'Add a detail' } ) );
	await user.keyboard( 'Number{Tab}7{Enter}' );
	await user.keyboard( '8' );
	await user.type( field( 'Company' ), 'Lamps' );
	await act( async () => answers[ 0 ]?.() );

	expect( field( 'Name' ) ).toHaveValue( 'Wera' );
	expect( field( 'Number' ) ).toHaveValue( '78' );
	expect( field( 'Company' ) ).toHaveFocus();
	await user.keyboard( '{Enter}' );
	expect( update ).toHaveBeenLastCalledWith( {
		company: 'Lamps',
		fields: { Number: '78' },
		previous: { company: '', fields: { Number: '7' } },
	} );
	await act( async () => answers[ 1 ]?.() );
	expect( screen.queryByRole( 'textbox', { name: 'Name' } ) ).not.toBeInTheDocument();
} );

test( 'what is typed while it is being refused stays, too; whoever writes elsewhere by then goes on there', async () => {
	const details = makeVisitorDetails( { name: 'Vera' } );
	let refuse: ( error: Error ) => void = () => {};
	const update = jest.fn( () => new Promise( ( _resolve, reject ) => ( refuse = reject ) ) );
	const { user } = await show( details, { PATCH: update as jest.Mock } );
	await user.click( edit() );
	await user.keyboard( ' Q{Enter}uist' );
	const note = field( 'Only your team sees these.' );
	await user.click( note );
	await act( async () => refuse( refusal( 'visitor_changed', 409, { visitor: { ...details, name: 'Veronika' } } ) ) );

	expect( field( 'Name' ) ).toHaveValue( 'Vera Quist' );
	expect( field( 'Name' ) ).toHaveAccessibleDescription( 'There is now: Veronika' );
	expect( note ).toHaveFocus();
} );
