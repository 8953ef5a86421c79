import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RegistryProvider } from '@wordpress/data';
import { makeRegistry } from '../test-support/registry';
import { Snackbars } from './snackbars';
import { snackbarStore } from './store';

beforeEach( () => {
	// The test browser lays nothing out; what leaves the screen asks for its place.
	window.scrollTo = () => undefined;
} );

test( 'a snackbar does what its button says', async () => {
	const registry = makeRegistry();
	const onClick = jest.fn();
	void registry.dispatch( snackbarStore ).showSnackbar( 'Saved.' );
	void registry.dispatch( snackbarStore ).showSnackbar( 'Conversation ended.', { label: 'Reopen', onClick } );
	render(
		<RegistryProvider value={ registry as never }>
			<Snackbars />
		</RegistryProvider>
	);

	await userEvent.setup().click( screen.getByRole( 'button', { name: 'Reopen' } ) );

	expect( onClick ).toHaveBeenCalledTimes( 1 );
} );

test( 'what has been hidden leaves the others', async () => {
	const registry = makeRegistry();
	const { showSnackbar, hideSnackbar } = registry.dispatch( snackbarStore );
	await showSnackbar( 'one' );
	await showSnackbar( 'two' );
	const contents = () =>
		registry
			.select( snackbarStore )
			.getSnackbars()
			.map( ( { content } ) => content );

	await hideSnackbar( registry.select( snackbarStore ).getSnackbars()[ 0 ]!.id );
	await showSnackbar( 'three' );

	expect( contents() ).toEqual( [ 'two', 'three' ] );
} );
