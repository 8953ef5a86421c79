import { useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store } from '../../../store';
import { overflowOf, useOverflow } from './use-overflow';
import { views } from './views';
import type { InboxView } from './views/view';

interface Props {
	view: InboxView;
	onChange( view: InboxView ): void;
}

/** Switches between the views of the list: one row, which scrolls where it is too long. */
export function ViewSwitcher( { view, onChange }: Props ) {
	const row = useRef< HTMLElement >( null );
	const { left, right } = useOverflow( row );
	const className = [ 'veranda-views', left && 'has-more-left', right && 'has-more-right' ];

	// Also when a key has chosen it.
	useEffect( () => {
		const hidden = row.current && overflowOf( row.current );
		if ( hidden?.left || hidden?.right ) {
			row.current?.querySelector( '[aria-current]' )?.scrollIntoView( { block: 'nearest', inline: 'nearest' } );
		}
	}, [ view ] );

	return (
		<nav ref={ row } className={ className.filter( Boolean ).join( ' ' ) } aria-label={ __( 'Views', 'veranda' ) }>
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
