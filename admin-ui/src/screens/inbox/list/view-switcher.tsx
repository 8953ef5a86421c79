import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { check, chevronDown } from '../../../icons';
import { store } from '../../../store';
import { overflowOf, useOverflow } from './use-overflow';
import { views } from './views';
import type { InboxView } from './views/view';

interface Props {
	view: InboxView;
	onChange( view: InboxView ): void;
}

/** Switches between the views of the list: one row, which scrolls where it is too long, and a menu with those that one needs less. */
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
		<div className="veranda-view-switcher">
			<nav
				ref={ row }
				className={ className.filter( Boolean ).join( ' ' ) }
				aria-label={ __( 'Views', 'veranda' ) }
			>
				{ views
					.filter( ( each ) => ! each.isInMenu || each === view )
					.map( ( each ) => (
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
			<DropdownMenu
				icon={ chevronDown }
				label={ __( 'More views', 'veranda' ) }
				toggleProps={ { size: 'compact' } }
				popoverProps={ { placement: 'bottom-end' } }
			>
				{ ( { onClose } ) => (
					<MenuGroup>
						{ views
							.filter( ( { isInMenu } ) => isInMenu )
							.map( ( each ) => (
								<MenuItem
									key={ each.name }
									role="menuitemradio"
									isSelected={ each === view }
									icon={ each === view ? check : null }
									suffix={ <Count view={ each } /> }
									onClick={ () => {
										onClose();
										onChange( each );
									} }
								>
									{ each.label() }
								</MenuItem>
							) ) }
					</MenuGroup>
				) }
			</DropdownMenu>
		</div>
	);
}

function Count( { view }: { view: InboxView } ) {
	const count = useSelect( ( select ) => select( store ).countIn( view ), [ view ] );
	return count ? <span className={ `veranda-count ${ view.isUrgent ? 'is-urgent' : '' }` }>{ count }</span> : null;
}
