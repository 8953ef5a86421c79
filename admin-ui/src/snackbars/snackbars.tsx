import { SnackbarList } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { snackbarStore } from './store';

/** Shows short sentences about what did or did not work, at the lower edge. */
export function Snackbars() {
	const snackbars = useSelect( ( select ) => select( snackbarStore ).getSnackbars(), [] );
	const { hideSnackbar } = useDispatch( snackbarStore );

	return (
		<div className="veranda-snackbars">
			<SnackbarList
				notices={ snackbars.map( ( { id, content, action } ) => ( {
					id,
					content,
					actions: action ? [ action ] : [],
				} ) ) }
				onRemove={ ( id ) => void hideSnackbar( id ) }
			/>
		</div>
	);
}
