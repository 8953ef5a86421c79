import { __ } from '@wordpress/i18n';
import { calls } from '../../../../relay/client';
import type { CreateSavedViewRequest, SavedView, UpdateSavedViewRequest } from '../../../../relay/protocol';
import { snackbarStore } from '../../snackbars/store';
import { sprintf } from '../../sprintf';
import type { Thunk } from '../types';
import { isViewGone, savedViewProblem } from './saved-view-problem';

export const savedViewsReceived = ( savedViews: readonly SavedView[] ) =>
	( { type: 'SAVED_VIEWS_RECEIVED', savedViews } ) as const;
/** One is otherwise now, or is not there any more (null). */
export const savedViewChanged = ( savedViewId: string, savedView: SavedView | null ) =>
	( { type: 'SAVED_VIEW_CHANGED', savedViewId, savedView } ) as const;
/** The list is shown as one of them, or (null) has nothing to do with any. */
export const savedViewChosen = ( savedViewId: string | null ) =>
	( { type: 'SAVED_VIEW_CHOSEN', savedViewId } ) as const;

/** All changes run one after the other: those of the order build on each other. */
const IN_TURN = 'saved views';

/** Loads all that the agent may use. */
export function loadSavedViews(): Thunk {
	return async ( { dispatch, session } ) => {
		try {
			dispatch.savedViewsReceived( await calls.listSavedViews( session.client ) );
		} catch {
			// Those that are known stay; the next time that the connection is back they are read again.
		}
	};
}

/** Makes one; throws what the relay refuses. */
export function createSavedView( request: CreateSavedViewRequest ): Thunk< Promise< SavedView > > {
	return async ( { dispatch, session } ) => {
		const saved = await calls.createSavedView( session.client, request );
		dispatch.savedViewChanged( saved.id, saved );
		return saved;
	};
}

/** Changes one; throws what the relay refuses. One that somebody has deleted is gone here, too. */
export function updateSavedView( id: string, request: UpdateSavedViewRequest ): Thunk {
	return ( { dispatch, session, tools } ) =>
		tools.inTurn( IN_TURN, async () => {
			try {
				dispatch.savedViewChanged( id, await calls.updateSavedView( session.client, id, request ) );
			} catch ( error ) {
				if ( isViewGone( error ) ) {
					dispatch.savedViewChanged( id, null );
				}
				throw error;
			}
		} );
}

/** Saves how the list is filtered and sorted now under the name of one, and offers to undo it. */
export function replaceFilters( { id, name, filters: before }: SavedView, filters: SavedView[ 'filters' ] ): Thunk {
	return async ( { dispatch, registry } ) => {
		const { showSnackbar } = registry.dispatch( snackbarStore );
		const change = async ( to: SavedView[ 'filters' ] ) => {
			try {
				await dispatch.updateSavedView( id, { filters: to } );
				return true;
			} catch ( error ) {
				void showSnackbar( savedViewProblem( error ) );
				return false;
			}
		};
		if ( await change( filters ) ) {
			/* translators: %s: name of a saved view. */
			void showSnackbar( sprintf( __( 'The changes to “%s” are saved.', 'veranda' ), name ), {
				label: __( 'Undo', 'veranda' ),
				onClick: () => void change( before ),
			} );
		}
	};
}

/** Puts those of one owner in order. They are shown so at once, and as they are when that is refused: that is thrown. */
export function orderSavedViews( ordered: readonly SavedView[] ): Thunk {
	return async ( { dispatch, session, tools } ) => {
		const moved = ordered.flatMap( ( view, order ) => ( view.order === order ? [] : [ { before: view, order } ] ) );
		moved.forEach( ( { before, order } ) => dispatch.savedViewChanged( before.id, { ...before, order } ) );
		try {
			await tools.inTurn( IN_TURN, async () => {
				for ( const { before, order } of moved ) {
					await calls.updateSavedView( session.client, before.id, { order } ).catch( ( error: unknown ) => {
						if ( ! isViewGone( error ) ) {
							throw error;
						}
						dispatch.savedViewChanged( before.id, null );
					} );
				}
			} );
		} catch ( error ) {
			moved.forEach( ( { before } ) => dispatch.savedViewChanged( before.id, before ) );
			await dispatch.loadSavedViews();
			throw error;
		}
	};
}

/** Deletes one; throws what the relay refuses. */
export function deleteSavedView( id: string ): Thunk {
	return async ( { dispatch, session } ) => {
		try {
			await calls.deleteSavedView( session.client, id );
		} catch ( error ) {
			// Somebody else was faster.
			if ( ! isViewGone( error ) ) {
				throw error;
			}
		}
		dispatch.savedViewChanged( id, null );
	};
}
