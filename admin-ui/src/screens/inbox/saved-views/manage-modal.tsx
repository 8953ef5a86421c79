import { Modal } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { SavedView } from '../../../../../relay/protocol';
import { focusFirst } from '../../../components/focus-first';
import { UndoDelete } from '../../../components/undo-delete';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { savedViewProblem } from '../../../store/saved-views/saved-view-problem';
import { ViewList } from './view-list';

/** Where agents rename their saved views, put them in order and delete them; shared ones, who manages. */
export function ManageModal( { onClose }: { onClose(): void } ) {
	const { all } = useSelect( ( select ) => select( store ).getSavedViews(), [] );
	const canManage = useSelect( ( select ) => select( store ).canManage(), [] );
	const { createSavedView, deleteSavedView } = useDispatch( store );
	const [ deleted, setDeleted ] = useState< SavedView | null >( null );
	const [ problem, setProblem ] = useState( '' );
	const content = useRef< HTMLDivElement >( null );

	const remove = async ( view: SavedView ) => {
		setProblem( '' );
		try {
			await deleteSavedView( view.id );
			setDeleted( view );
		} catch ( error ) {
			setProblem( savedViewProblem( error ) );
		}
	};
	const lists = [
		{ label: __( 'Your own', 'veranda' ), views: all.filter( ( { isShared } ) => ! isShared ), mayChange: true },
		{ label: __( 'Shared', 'veranda' ), views: all.filter( ( { isShared } ) => isShared ), mayChange: canManage },
	].filter( ( { views } ) => views.length > 0 );
	return (
		<Modal title={ __( 'Saved views', 'veranda' ) } size="medium" onRequestClose={ onClose }>
			<div ref={ content } className="veranda-saved-views">
				{ problem && (
					<p className="veranda-field-error" role="alert">
						{ problem }
					</p>
				) }
				{ deleted && (
					<UndoDelete
						key={ deleted.id }
						/* translators: %s: name of a saved view. */
						sentence={ sprintf( __( 'The view “%s” has been deleted.', 'veranda' ), deleted.name ) }
						undo={ () => {
							const { name, list, filters, order, isShared } = deleted;
							return createSavedView( { name, list, filters, order, isShared } );
						} }
						problemOf={ savedViewProblem }
						onUndone={ () => {
							setDeleted( null );
							focusFirst( content.current );
						} }
					/>
				) }
				{ lists.map( ( { label, views, mayChange } ) => (
					<section key={ label } aria-label={ label }>
						<h2>{ label }</h2>
						<ViewList
							label={ label }
							views={ views }
							mayChange={ mayChange }
							onDelete={ ( view ) => void remove( view ) }
							onProblem={ setProblem }
						/>
					</section>
				) ) }
				{ lists.length === 0 && (
					<p className="veranda-hint">
						{ __(
							'There are no saved views yet. Set filters or an order, then choose “Save this view” in the menu beside the views.',
							'veranda'
						) }
					</p>
				) }
				{ ! canManage && all.some( ( { isShared } ) => isShared ) && (
					<p className="veranda-hint">
						{ __( 'Shared views are changed by who may change the settings of the chat.', 'veranda' ) }
					</p>
				) }
			</div>
		</Modal>
	);
}
