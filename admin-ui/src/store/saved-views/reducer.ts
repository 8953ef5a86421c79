import type { SavedView } from '../../../../relay/protocol';
import type { InboxAction } from '../types';

export interface SavedViewsState {
	/** The agent's own first, each in their order. */
	all: readonly SavedView[];
	/** The one as which the list was last shown; its filters may have been changed since. */
	chosenId: string | null;
}

export const initialState = (): SavedViewsState => ( { all: [], chosenId: null } );

export function reducer( state: SavedViewsState, action: InboxAction ): SavedViewsState {
	switch ( action.type ) {
		case 'SAVED_VIEWS_RECEIVED':
			return { ...state, all: action.savedViews };
		case 'SAVED_VIEW_CHANGED': {
			const others = state.all.filter( ( { id } ) => id !== action.savedViewId );
			return { ...state, all: action.savedView ? [ ...others, action.savedView ].sort( compare ) : others };
		}
		case 'SAVED_VIEW_CHOSEN':
			return { ...state, chosenId: action.savedViewId };
		default:
			return state;
	}
}

function compare( one: SavedView, other: SavedView ): number {
	return (
		Number( one.isShared ) - Number( other.isShared ) ||
		one.order - other.order ||
		one.createdAt.localeCompare( other.createdAt )
	);
}
