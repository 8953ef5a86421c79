import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store } from '../../../store';
import { views } from './views';
import type { InboxView } from './views/view';

interface Props {
	view: InboxView;
	onChange( view: InboxView ): void;
}

/** Switches between the views of the list. */
export function ViewSwitcher( { view, onChange }: Props ) {
	return (
		<nav className="veranda-views" aria-label={ __( 'Views', 'veranda' ) }>
			{ views.map( ( each ) => (
				<button
					key={ each.name }
					type="button"
					className={ each === view ? 'is-current' : '' }
					aria-current={ each === view ? 'page' : undefined }
					onClick={ () => onChange( each ) }
				>
					{ each.label() }
					<Count view={ each } />
				</button>
			) ) }
		</nav>
	);
}

function Count( { view }: { view: InboxView } ) {
	const count = useSelect( ( select ) => select( store ).countIn( view ), [ view ] );
	return count ? <span className={ `veranda-count ${ view.isUrgent ? 'is-urgent' : '' }` }>{ count }</span> : null;
}
