import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { UndoDelete } from './undo-delete';

test( 'a second click makes no second one; what was refused can be tried again', async () => {
	const answers: Array< ( error?: Error ) => void > = [];
	const undo = jest.fn(
		() =>
			new Promise< void >( ( resolve, reject ) =>
				answers.push( ( error ) => ( error ? reject( error ) : resolve() ) )
			)
	);
	const onUndone = jest.fn();
	const user = userEvent.setup();
	render( <UndoDelete sentence="It is gone." undo={ undo } problemOf={ () => 'Not now.' } onUndone={ onUndone } /> );

	await user.dblClick( screen.getByRole( 'button', { name: 'Undo' } ) );
	expect( undo ).toHaveBeenCalledTimes( 1 );
	await act( async () => answers[ 0 ]?.( new Error( 'refused' ) ) );
	expect( screen.getByRole( 'status' ) ).toHaveTextContent( 'Not now.' );
	await user.dblClick( screen.getByRole( 'button', { name: 'Undo' } ) );
	await act( async () => answers[ 1 ]?.() );

	expect( undo ).toHaveBeenCalledTimes( 2 );
	expect( onUndone ).toHaveBeenCalledTimes( 1 );
} );
