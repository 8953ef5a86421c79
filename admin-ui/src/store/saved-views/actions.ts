import { calls } from '../../../../relay/client';
import type { CreateSavedViewRequest, SavedView, UpdateSavedViewRequest } from '../../../../relay/protocol';
import type { Thunk } from '../types';

export const savedViewsReceived = ( savedViews: readonly SavedView[] ) =>
	( { type: 'SAVED_VIEWS_RECEIVED', savedViews } ) as const;
/** One is otherwise now, or is not there any more (null). */
export const savedViewChanged = ( savedViewId: string, savedView: SavedView | null ) =>
	( { type: 'SAVED_VIEW_CHANGED', savedViewId, savedView } ) as const;

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

/** Changes one. It is shown at once, and as it was when it is refused: that is thrown. */
export function updateSavedView( before: SavedView, request: UpdateSavedViewRequest ): Thunk {
	return async ( { dispatch, session } ) => {
		dispatch.savedViewChanged( before.id, { ...before, ...request } as SavedView );
		try {
			dispatch.savedViewChanged( before.id, await calls.updateSavedView( session.client, before.id, request ) );
		} catch ( error ) {
			dispatch.savedViewChanged( before.id, before );
			throw error;
		}
	};
}

/** Deletes one; throws what the relay refuses. */
export function deleteSavedView( id: string ): Thunk {
	return async ( { dispatch, session } ) => {
		await calls.deleteSavedView( session.client, id );
		dispatch.savedViewChanged( id, null );
	};
}
