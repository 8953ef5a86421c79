import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { check, chevronDown } from '../../../icons';
import { store } from '../../../store';
import { ManageModal } from '../saved-views/manage-modal';
import { SaveModal } from '../saved-views/save-modal';
import { SavedViewItems } from '../saved-views/saved-view-items';
import { useSavedViews } from '../saved-views/use-saved-views';
import type { FilterValues } from './filters/filter';
import { overflowOf, useOverflow } from './use-overflow';
import { views } from './views';
import type { InboxView } from './views/view';

interface Props {
	view: InboxView;
	/** How it is filtered. */
	values: FilterValues;
	/** With the filters of a saved view. */
	onChange( view: InboxView, values?: FilterValues ): void;
}

/** Switches between the views of the list: one row, which scrolls where it is too long, and a menu with those that one needs less. */
export function ViewSwitcher( { view, values, onChange }: Props ) {
	const { known, current, changed } = useSavedViews( view, values );
	const canManage = useSelect( ( select ) => select( store ).canManage(), [] );
	const { replaceFilters, savedViewChosen } = useDispatch( store );
	const chosenId = ( current ?? changed )?.saved.id ?? null;
	const maySave = ! view.List && current === null && Object.keys( values ).length > 0;
	const [ dialog, setDialog ] = useState< 'save' | 'manage' | null >( null );
	const closeDialog = () => setDialog( null );
	const isShown = ( each: InboxView ) => each === view && current === null;
	const row = useRef< HTMLElement >( null );
	const { left, right } = useOverflow( row );
	const className = [ 'veranda-views', left && 'has-more-left', right && 'has-more-right' ];

	// Also when a key has chosen it.
	useEffect( () => {
		const hidden = row.current && overflowOf( row.current );
		if ( hidden?.left || hidden?.right ) {
			row.current?.querySelector( '[aria-current]' )?.scrollIntoView( { block: 'nearest', inline: 'nearest' } );
		}
	}, [ view, current?.saved.id ] );

	useEffect( () => void savedViewChosen( chosenId ), [ savedViewChosen, chosenId ] );

	return (
		<div className="veranda-view-switcher">
			<nav
				ref={ row }
				className={ className.filter( Boolean ).join( ' ' ) }
				aria-label={ __( 'Views', 'veranda' ) }
			>
				{ views
					.filter( ( each ) => ! each.isInMenu || isShown( each ) )
					.map( ( each ) => (
						<button
							key={ each.name }
							type="button"
							className={ isShown( each ) ? 'is-current' : '' }
							aria-current={ isShown( each ) ? 'page' : undefined }
							onClick={ () => onChange( each ) }
						>
							{ each.label() }
							<Count view={ each } />
						</button>
					) ) }
				{ current && (
					<button
						type="button"
						className="is-current"
						aria-current="page"
						onClick={ () => onChange( current.view, current.saved.filters ) }
					>
						<bdi>{ current.saved.name }</bdi>
					</button>
				) }
			</nav>
			<DropdownMenu
				icon={ chevronDown }
				label={ __( 'More views', 'veranda' ) }
				toggleProps={ { size: 'compact' } }
				popoverProps={ { placement: 'bottom-end', className: 'veranda-views-menu' } }
			>
				{ ( { onClose } ) => (
					<>
						<MenuGroup>
							{ views
								.filter( ( { isInMenu } ) => isInMenu )
								.map( ( each ) => (
									<MenuItem
										key={ each.name }
										role="menuitemradio"
										isSelected={ isShown( each ) }
										icon={ isShown( each ) ? check : null }
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
						<SavedViewItems
							known={ known }
							current={ current }
							changed={ maySave && ( canManage || ! changed?.saved.isShared ) ? changed : null }
							maySave={ maySave }
							onChoose={ ( { view: list, saved } ) => {
								onClose();
								onChange( list, saved.filters );
							} }
							onSave={ () => {
								onClose();
								setDialog( 'save' );
							} }
							onReplace={ ( { saved } ) => {
								onClose();
								void replaceFilters( saved, { ...values } );
							} }
							onManage={ () => {
								onClose();
								setDialog( 'manage' );
							} }
						/>
					</>
				) }
			</DropdownMenu>
			{ dialog === 'save' && <SaveModal view={ view } values={ values } onClose={ closeDialog } /> }
			{ dialog === 'manage' && <ManageModal onClose={ closeDialog } /> }
		</div>
	);
}

function Count( { view }: { view: InboxView } ) {
	const count = useSelect( ( select ) => select( store ).countIn( view ), [ view ] );
	return count ? <span className={ `veranda-count ${ view.isUrgent ? 'is-urgent' : '' }` }>{ count }</span> : null;
}
