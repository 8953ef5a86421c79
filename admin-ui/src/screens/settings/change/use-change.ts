import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { snackbarStore } from '../../../snackbars/store';

/**
 * Runs one change: closes the modal and says so when it is done, or keeps it open with what is wrong.
 *
 * @param onClose     Closes the modal.
 * @param readProblem Returns what to tell a person about a change that did not work.
 */
export function useChange< Problem >( onClose: () => void, readProblem: ( error: unknown ) => Problem ) {
	const { showSnackbar } = useDispatch( snackbarStore );
	const [ isBusy, setIsBusy ] = useState( false );
	const [ problem, setProblem ] = useState< Problem | null >( null );

	const run = async ( change: () => Promise< void >, done: string ) => {
		if ( isBusy ) {
			return;
		}
		setIsBusy( true );
		setProblem( null );
		try {
			await change();
			void showSnackbar( done );
			onClose();
		} catch ( error ) {
			setProblem( readProblem( error ) );
			setIsBusy( false );
		}
	};

	return { isBusy, problem, run };
}
