import { act, screen, within } from '@testing-library/react';
import { makeConversation, makeId, makeVisitorDetails } from '../../../../test-support/make';
import { VisitorFacts } from '../panes/visitor-facts';
import { anna, baseOf, edit, field, makeNote, refusal, show } from './person.fixture';

test( 'what the team has entered says who did it and when', async () => {
	await show(
		makeVisitorDetails( {
			email: 'vera@example.org',
			company: 'Lamps Ltd.',
			fields: { 'Customer number': '1001' },
			edits: [
				{ field: 'company', agent: anna, at: '2020-05-03T10:00:00.000Z' },
				{ field: 'fields.Customer number', agent: null, at: '2020-05-04T10:00:00.000Z' },
			],
		} )
	);

	const factOf = ( label: string ) => screen.getByText( label ).parentElement;
	expect( factOf( 'Company' ) ).toHaveTextContent( 'Changed by Anna, May 3, 2020' );
	expect( factOf( 'Customer number' ) ).toHaveTextContent( '1001Changed by the team, May 4, 2020' );
	expect( factOf( 'Email' ) ).toHaveTextContent( 'Not verified: the visitor typed it' );
} );

test( 'a visitor is edited by keyboard, and it can be taken back', async () => {
	const details = makeVisitorDetails( { name: 'Vera' } );
	const update = jest.fn( async ( request: { name: string } ) => ( {
		visitor: { ...details, name: request.name, company: 'Lamps' },
	} ) );
	const { user, snackbars } = await show( details, { PATCH: update as jest.Mock } );

	edit().focus();
	await user.keyboard( '{Enter}' );
	expect( field( 'Name' ) ).toHaveFocus();
	await user.keyboard( ' Quist' );
	await user.click( screen.getByRole( 'button', { name: 'Add a detail' } ) );
	await user.keyboard( 'Number{Tab}7{Enter}' );

	expect( update ).toHaveBeenCalledWith( {
		name: 'Vera Quist',
		fields: { Number: '7' },
		previous: { name: 'Vera', fields: { Number: null } },
	} );
	expect( screen.queryByRole( 'textbox', { name: 'Name' } ) ).not.toBeInTheDocument();
	expect( edit() ).toHaveFocus();
	expect( screen.getByText( 'Lamps' ) ).toBeInTheDocument();

	await act( async () => snackbars()[ 0 ]?.action?.onClick() );
	expect( update ).toHaveBeenLastCalledWith( {
		name: 'Vera',
		fields: { Number: null },
		previous: { name: 'Vera Quist', fields: { Number: '7' } },
	} );
} );

test( 'what is wrong is said at its field; what is typed outlives another conversation, and Escape gives it up', async () => {
	const details = makeVisitorDetails();
	const update = jest
		.fn()
		.mockRejectedValue( refusal( 'invalid_request', 400, { fields: [ { path: 'email', message: 'No.' } ] } ) );
	const { user, rerender } = await show( details, { PATCH: update } );
	await user.click( edit() );
	await user.type( field( 'Email' ), 'vera{Enter}' );
	expect( field( 'Email' ) ).toHaveAccessibleDescription( /looks incomplete/ );
	expect( field( 'Email' ) ).toHaveFocus();

	rerender( <p>Another</p> );
	rerender( <VisitorFacts conversation={ makeConversation( { visitor: baseOf( details ) } ) } /> );
	expect( field( 'Email' ) ).toHaveValue( 'vera' );
	await user.type( field( 'Email' ), '{Escape}' );

	expect( screen.queryByRole( 'textbox' ) ).not.toBeInTheDocument();
	await user.click( edit() );
	expect( field( 'Email' ) ).toHaveValue( '' );
} );

test( 'a form that was left open comes back without taking the focus', async () => {
	const details = makeVisitorDetails();
	const { user, rerender } = await show( details );
	await user.click( edit() );
	await user.click( screen.getByRole( 'button', { name: 'Add a detail' } ) );
	expect( field( 'Name of the detail' ) ).toHaveFocus();

	rerender( <p>Another</p> );
	rerender( <VisitorFacts conversation={ makeConversation( { visitor: baseOf( details ) } ) } /> );

	expect( field( 'Name of the detail' ) ).toBeVisible();
	expect( document.body ).toHaveFocus();
} );

test( 'what is given up can be had back', async () => {
	const { user, snackbars } = await show( makeVisitorDetails() );
	await user.click( edit() );
	await user.click( edit() );
	expect( snackbars() ).toEqual( [] );
	await user.click( edit() );
	await user.type( field( 'Company' ), 'Lamps{Escape}' );
	expect( screen.queryByRole( 'textbox', { name: 'Company' } ) ).not.toBeInTheDocument();
	expect( edit() ).toHaveFocus();

	await act( async () => snackbars()[ 0 ]?.action?.onClick() );

	expect( field( 'Company' ) ).toHaveValue( 'Lamps' );
} );

test( 'name and address of an account are not asked for', async () => {
	const { user } = await show( makeVisitorDetails( { verified: true, email: 'vera@example.org' } ) );
	await user.click( edit() );

	expect( screen.queryByRole( 'textbox', { name: 'Name' } ) ).not.toBeInTheDocument();
	expect( screen.getByText( /come from the user account/ ) ).toBeInTheDocument();
	expect( field( 'Phone' ) ).toHaveFocus();
} );

test( 'who has an account, is named by the role; how often and with what somebody came', async () => {
	const account = { userId: 12, role: 'customer' };
	await show(
		makeVisitorDetails( { verified: true, account, browser: 'Firefox', operatingSystem: 'Linux', visits: 3 } )
	);

	const factOf = ( label: string ) => screen.getByText( label ).parentElement as HTMLElement;
	expect( factOf( 'User account' ) ).toHaveTextContent( 'Customer' );
	expect( within( factOf( 'User account' ) ).getByRole( 'link', { name: /Open the profile/ } ) ).toHaveAttribute(
		'href',
		'https://shop.example/user-edit.php?user_id=12'
	);
	expect( factOf( 'Device' ) ).toHaveTextContent( 'Firefox on Linux' );
	expect( factOf( 'Visits' ) ).toHaveTextContent( '3' );
} );

test( 'what is not known of an account or a device is not shown', async () => {
	await show( makeVisitorDetails( { browser: 'Safari' } ) );

	expect( screen.queryByText( 'User account' ) ).not.toBeInTheDocument();
	expect( screen.getByText( 'Device' ).parentElement ).toHaveTextContent( /^DeviceSafari$/ );
	expect( screen.queryByText( 'Visits' ) ).not.toBeInTheDocument();
} );

test( 'a colleague’s edit is read at once', async () => {
	const details = makeVisitorDetails();
	const get = jest
		.fn()
		.mockResolvedValueOnce( { visitor: details } )
		.mockResolvedValueOnce( { visitor: { ...details, company: 'Lamps', notes: [ makeNote() ] } } );
	const { tell } = await show( details, { GET: get } );
	expect( screen.queryByText( 'Lamps' ) ).not.toBeInTheDocument();

	await act( async () => tell( { type: 'visitor.edited', visitorId: makeId( 'v' ) } ) );
	expect( get ).toHaveBeenCalledTimes( 1 );
	await act( async () => tell( { type: 'visitor.edited', visitorId: details.id } ) );

	expect( screen.getByText( 'Lamps' ) ).toBeInTheDocument();
	expect( screen.getByRole( 'listitem' ) ).toHaveTextContent( /^Prefers mailAnna/ );
} );

test( 'what cannot be read says so and can be tried again', async () => {
	const details = makeVisitorDetails( { company: 'Lamps' } );
	const get = jest.fn().mockRejectedValueOnce( new Error( 'away' ) ).mockResolvedValueOnce( { visitor: details } );
	const { user } = await show( details, { GET: get } );
	expect( screen.queryByRole( 'button', { name: 'Edit the visitor' } ) ).not.toBeInTheDocument();

	await user.click( screen.getByRole( 'button', { name: 'Try again' } ) );

	expect( screen.getByText( 'Lamps' ) ).toBeInTheDocument();
} );
