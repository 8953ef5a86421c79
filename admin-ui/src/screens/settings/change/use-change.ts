import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { snackbarStore } from '../../../snackbars/store';
import { tagProblemSentence } from './tag-problem';

/** Runs one change of a tag: closes the modal and says so when it is done, or keeps it open with the reason why not. */
export function useTagChange( onClose: () => void ) {
	const { showSnackbar } = useDispatch( snackbarStore );
	const [ isBusy, setIsBusy ] = useState( false );
	const [ error, setError ] = useState< string | null >( null );

	const run = async ( change: () => Promise< void >, done: string ) => {
		if ( isBusy ) {
			return;
		}
		setIsBusy( true );
		setError( null );
		try {
			await change();
			void showSnackbar( done );
			onClose();
		} catch ( reason ) {
			setError( tagProblemSentence( reason ) );
			setIsBusy( false );
		}
	};

	return { isBusy, error, run };
}
