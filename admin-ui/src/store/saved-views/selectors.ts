import type { InboxState } from '../types';
import type { SavedViewsState } from './reducer';

/** Returns the saved views that the agent may use. */
export function getSavedViews( { savedViews }: InboxState ): SavedViewsState {
	return savedViews;
}
