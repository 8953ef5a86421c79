import { SnackbarList } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { store } from '../store';

/** Shows short sentences about what did or did not work, at the lower edge. */
export function Snackbars() {
	const notices = useSelect( ( select ) => select( store ).getNotices(), [] );
	const { removeNotice } = useDispatch( store );

	return (
		<div className="veranda-snackbars">
			<SnackbarList notices={ notices } onRemove={ ( id ) => void removeNotice( id ) } />
		</div>
	);
}
