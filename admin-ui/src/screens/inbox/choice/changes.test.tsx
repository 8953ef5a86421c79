import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { ProblemError, systemClock } from '../../../../../relay/client';
import { FakeClock } from '../../../../../relay/client/fakes';
import type { Problem } from '../../../../../relay/protocol';
import { settled } from '../../../test-support/inbox';
import { open } from '../list/views/open';
import { box, chosen, row, show } from './choice.fixture';

test( 'what ends together says how many and what failed, and undo gives each back to whoever had it', async () => {
	const { user, asked, snackbars } = show( 'Bea' );
	fireEvent.keyDown( row( 'Ada' ), { key: 'a', ctrlKey: true } );

	await user.click( screen.getByRole( 'button', { name: 'End conversations' } ) );

	await waitFor( () => expect( snackbars() ).toHaveLength( 1 ) );
	expect( asked.sort() ).toEqual( [ 'close Ada', 'close Bea', 'close Cleo', 'close Dora' ] );
	expect( snackbars()[ 0 ]?.content ).toMatch(
		/^3 conversations ended\. 1 could not be changed: Something went wrong/
	);
	expect( screen.queryByRole( 'toolbar' ) ).not.toBeInTheDocument();

	asked.length = 0;
	snackbars()[ 0 ]?.action?.onClick();
	await waitFor( () => expect( snackbars() ).toHaveLength( 2 ) );
	expect( asked.filter( ( each ) => each.startsWith( 'reopen' ) ).sort() ).toEqual( [
		'reopen Ada',
		'reopen Cleo',
		'reopen Dora',
	] );
	expect( asked ).toContain( 'assign Dora' );
	expect( snackbars()[ 1 ]?.content ).toBe( 'Everything is as it was.' );
} );

test( 'chosen ones are assigned, unless they are already', async () => {
	const { user, asked, snackbars } = show();
	await user.click( box( 'Cleo' ) );
	await user.click( box( 'Dora' ) );

	await user.click( screen.getByRole( 'button', { name: 'Assign' } ) );
	await user.click( screen.getByRole( 'menuitem', { name: 'Ole' } ) );

	await waitFor( () => expect( snackbars()[ 0 ]?.content ).toBe( '1 conversation assigned.' ) );
	expect( asked ).toEqual( [ 'assign Cleo' ] );
} );

test( 'chosen ones get tags beside their own, or are spam', async () => {
	const { user, asked, snackbars, select } = show();
	await user.click( box( 'Ada' ) );
	await user.click( screen.getByRole( 'button', { name: 'Tags' } ) );
	await user.type( screen.getByLabelText( 'Tags for the chosen conversations' ), 'vip{Enter}' );
	await user.click( screen.getByRole( 'button', { name: 'Add tags' } ) );
	await waitFor( () => expect( snackbars()[ 0 ]?.content ).toBe( '1 conversation tagged.' ) );
	expect( Object.values( select.getConversations() ).filter( ( { tags } ) => tags.includes( 'vip' ) ) ).toHaveLength(
		1
	);

	await user.click( box( 'Bea' ) );
	await user.click( screen.getByRole( 'button', { name: 'Mark as spam' } ) );
	await waitFor( () => expect( snackbars()[ 1 ]?.content ).toBe( '1 conversation marked as spam.' ) );
	expect( asked ).toEqual( [ 'tag Ada', 'spam Bea' ] );
} );

test( 'undo snoozes again what was snoozed, and leaves the tags that a colleague has put on meanwhile', async () => {
	const { user, asked, snackbars, select } = show(
		null,
		{ Ada: { snoozedUntil: '2099-11-21T12:00:00.000Z', tags: [ 'old' ] } },
		systemClock,
		{ ...open, holds: () => true }
	);
	const ada = () => Object.values( select.getConversations() ).find( ( { visitor } ) => visitor.name === 'Ada' );

	await user.click( box( 'Ada' ) );
	await user.click( screen.getByRole( 'button', { name: 'Tags' } ) );
	await user.type( screen.getByLabelText( 'Tags for the chosen conversations' ), 'vip{Enter}' );
	await user.click( screen.getByRole( 'button', { name: 'Add tags' } ) );
	await waitFor( () => expect( ada()?.tags ).toEqual( [ 'old', 'vip', 'colleague' ] ) );
	await waitFor( () => expect( snackbars() ).toHaveLength( 1 ) );
	snackbars()[ 0 ]?.action?.onClick();
	await waitFor( () => expect( snackbars() ).toHaveLength( 2 ) );
	expect( ada()?.tags ).toEqual( [ 'old', 'colleague' ] );

	for ( const name of [ 'End conversations', 'Mark as spam' ] ) {
		const before = snackbars().length;
		await user.click( box( 'Ada' ) );
		await user.click( screen.getByRole( 'button', { name } ) );
		await waitFor( () => expect( snackbars() ).toHaveLength( before + 1 ) );
		snackbars()[ before ]?.action?.onClick();
		await waitFor( () => expect( snackbars() ).toHaveLength( before + 2 ) );
		expect( ada()?.snoozedUntil ).toBe( '2099-11-21T12:00:00.000Z' );
	}
	expect( asked.filter( ( each ) => each === 'update Ada' ) ).toHaveLength( 2 );
} );

test( 'who manages exports the chosen ones, and they stay chosen', async () => {
	const createObjectURL = jest.fn( ( _blob: Blob ) => 'blob:chosen' );
	Object.assign( URL, { createObjectURL, revokeObjectURL: jest.fn() } );
	jest.spyOn( HTMLAnchorElement.prototype, 'click' ).mockImplementation( () => undefined );
	const { user, exported } = show();
	await user.click( box( 'Ada' ) );
	await user.click( box( 'Cleo' ) );

	await user.click( screen.getByRole( 'button', { name: 'Export' } ) );
	await user.click( screen.getByRole( 'menuitem', { name: 'Export as JSON' } ) );

	await waitFor( () => expect( createObjectURL ).toHaveBeenCalledTimes( 1 ) );
	expect( exported ).toHaveBeenCalledWith( { ids: [ expect.any( String ), expect.any( String ) ], format: 'json' } );
	expect( chosen() ).toEqual( [ 'Ada', 'Cleo' ] );
} );

test( 'at the limit of the relay it waits and goes on, and nothing else is done with one meanwhile', async () => {
	const clock = new FakeClock();
	const { user, asked, limits, snackbars, select } = show( null, {}, clock );
	const limit = new ProblemError( { code: 'rate_limited', detail: 'Too fast.' } as Problem, 2_000 );
	limits.push( limit );
	await user.click( box( 'Ada' ) );
	await user.click( screen.getByRole( 'button', { name: 'End conversations' } ) );
	await settled();

	const { id } = Object.values( select.getConversations() ).find( ( { visitor } ) => visitor.name === 'Ada' )!;
	expect( select.findPendingAction( id ) ).toBe( 'close' );
	expect( snackbars() ).toHaveLength( 0 );
	await act( () => clock.advance( 2_000 ) );

	await waitFor( () => expect( snackbars()[ 0 ]?.content ).toBe( '1 conversation ended.' ) );
	expect( asked ).toEqual( [ 'close Ada', 'close Ada' ] );
	expect( select.findPendingAction( id ) ).toBeNull();
} );

test( 'one with which something else is being done counts as failed, and says why', async () => {
	const { user, asked, snackbars, select, actions } = show();
	const { id } = Object.values( select.getConversations() ).find( ( { visitor } ) => visitor.name === 'Ada' )!;
	await act( async () => actions.pendingChanged( id, 'transfer' ) );
	await user.click( box( 'Ada' ) );
	await user.click( screen.getByRole( 'button', { name: 'End conversations' } ) );
	await waitFor( () => expect( snackbars() ).toHaveLength( 1 ) );

	expect( snackbars()[ 0 ] ).toMatchObject( {
		content:
			'1 could not be changed: Something else is being done to this conversation. Please try again in a moment.',
		action: null,
	} );
	expect( asked ).toEqual( [] );

	await act( async () => actions.pendingChanged( id, null ) );
	await user.click( box( 'Ada' ) );
	await user.click( screen.getByRole( 'button', { name: 'Mark as spam' } ) );
	await waitFor( () => expect( snackbars() ).toHaveLength( 2 ) );
	await act( async () => actions.pendingChanged( id, 'transfer' ) );
	snackbars()[ 1 ]?.action?.onClick();
	await waitFor( () => expect( snackbars() ).toHaveLength( 3 ) );
	expect( snackbars()[ 2 ]?.content ).toMatch( /^1 could not be changed: Something else/ );
} );
