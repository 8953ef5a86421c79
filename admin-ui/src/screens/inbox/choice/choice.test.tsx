import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { box, chosen, NAMES, row, show } from './choice.fixture';

let isTouch = false;

beforeAll( () => {
	// What is asked once is kept: the answer changes, and not the object.
	window.matchMedia = ( ( media: string ) => ( {
		media,
		get matches() {
			return isTouch && media === '(pointer: coarse)';
		},
		addEventListener: () => undefined,
		removeEventListener: () => undefined,
		addListener: () => undefined,
		removeListener: () => undefined,
	} ) ) as never;
} );

afterEach( () => {
	isTouch = false;
} );

test( 'a range is chosen with Shift, single ones with Ctrl, all with Ctrl and A, and none with Escape', async () => {
	const { user, onOpen } = show();

	await user.click( box( 'Ada' ) );
	fireEvent.click( row( 'Cleo' ), { shiftKey: true } );
	expect( chosen() ).toEqual( [ 'Ada', 'Bea', 'Cleo' ] );
	expect( screen.getByText( '3 chosen' ) ).toBeInTheDocument();
	fireEvent.click( row( 'Bea' ), { ctrlKey: true } );
	expect( chosen() ).toEqual( [ 'Ada', 'Cleo' ] );

	fireEvent.keyDown( row( 'Ada' ), { key: 'a', metaKey: true } );
	expect( chosen() ).toEqual( NAMES );
	fireEvent.keyDown( row( 'Ada' ), { key: 'Escape' } );
	expect( chosen() ).toEqual( [] );
	expect( screen.queryByRole( 'toolbar' ) ).not.toBeInTheDocument();

	expect( onOpen ).not.toHaveBeenCalled();
	await user.click( row( 'Ada' ) );
	expect( onOpen ).toHaveBeenCalledTimes( 1 );
} );

test( 'on a touch screen a button lets taps choose', async () => {
	isTouch = true;
	const { user, onOpen } = show();

	await user.click( screen.getByRole( 'button', { name: 'Select' } ) );
	await user.click( row( 'Bea' ) );

	expect( onOpen ).not.toHaveBeenCalled();
	expect( chosen() ).toEqual( [ 'Bea' ] );
	expect( row( 'Bea' ) ).toHaveAttribute( 'aria-pressed', 'true' );
	await user.click( screen.getByRole( 'button', { name: 'Choose none' } ) );
	await user.click( row( 'Bea' ) );
	expect( onOpen ).toHaveBeenCalledTimes( 1 );
} );

test.each( [
	[ 'ends', async ( user ) => user.click( screen.getByRole( 'button', { name: 'End conversations' } ) ) ],
	[ 'chooses none', async ( user ) => user.click( screen.getByRole( 'button', { name: 'Choose none' } ) ) ],
	[
		'assigns',
		async ( user ) => {
			await user.click( screen.getByRole( 'button', { name: 'Assign' } ) );
			await user.click( screen.getByRole( 'menuitem', { name: 'Ole' } ) );
		},
	],
	[
		'tags',
		async ( user ) => {
			await user.click( screen.getByRole( 'button', { name: 'Tags' } ) );
			await user.type( screen.getByLabelText( 'Tags for the chosen conversations' ), 'vip{Enter}' );
			await user.click( screen.getByRole( 'button', { name: 'Add tags' } ) );
		},
	],
] satisfies [ string, ( user: UserEvent ) => Promise< void > ][] )(
	'whoever %s goes on in the list by the keyboard',
	async ( _what, press ) => {
		const { user, container } = show();
		await user.click( box( 'Ada' ) );

		await press( user );

		await waitFor( () => expect( container.querySelector( '.veranda-list' ) ).toHaveFocus() );
	}
);
