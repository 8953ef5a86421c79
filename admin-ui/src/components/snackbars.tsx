import { SnackbarList } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store } from '../store';

/** Shows short sentences about what did or did not work, at the lower edge. */
export function Snackbars() {
	const notices = useSelect( ( select ) => select( store ).getNotices(), [] );
	const { removeNotice, reopenConversation } = useDispatch( store );

	return (
		<div className="veranda-snackbars">
			<SnackbarList
				notices={ notices.map( ( { id, content, reopens } ) => ( {
					id,
					content,
					actions: reopens
						? [
								{
									label: __( 'Reopen', 'veranda' ),
									onClick: () => void reopenConversation( reopens ),
								},
							]
						: [],
				} ) ) }
				onRemove={ ( id ) => void removeNotice( id ) }
			/>
		</div>
	);
}
