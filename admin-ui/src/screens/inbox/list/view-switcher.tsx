import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store } from '../../../store';
import type { View } from '../../../store/state';

interface Props {
	view: View;
	onChange( view: View ): void;
}

/** Switches between the queue, the own, all open, and the closed conversations. */
export function ViewSwitcher( { view, onChange }: Props ) {
	const counts = useSelect( ( select ) => select( store ).getCounts(), [] );
	const views: { name: View; label: string; count: number | null }[] = [
		{ name: 'queue', label: __( 'Queue', 'veranda' ), count: counts.queue },
		{ name: 'mine', label: __( 'Mine', 'veranda' ), count: counts.mine },
		{ name: 'open', label: __( 'Open', 'veranda' ), count: counts.open },
		{ name: 'closed', label: __( 'Closed', 'veranda' ), count: null },
	];

	return (
		<nav className="veranda-views" aria-label={ __( 'Views', 'veranda' ) }>
			{ views.map( ( { name, label, count } ) => (
				<button
					key={ name }
					type="button"
					className={ name === view ? 'is-current' : '' }
					aria-current={ name === view ? 'page' : undefined }
					onClick={ () => onChange( name ) }
				>
					{ label }
					{ count !== null && count > 0 && (
						<span className={ `veranda-count ${ name === 'queue' ? 'is-urgent' : '' }` }>{ count }</span>
					) }
				</button>
			) ) }
		</nav>
	);
}
