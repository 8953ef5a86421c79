import { SnackbarList } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { snackbarStore } from './store';

/** Shows short messages about what just happened, at the bottom of the screen. */
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
