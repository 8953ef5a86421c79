import { useSelect } from '@wordpress/data';
import type { SavedView } from '../../../../../relay/protocol';
import { store } from '../../../store';
import { keyOf } from '../../../store/lists/view';
import type { FilterValues } from '../list/filters/filter';
import { views } from '../list/views';
import type { InboxView } from '../list/views/view';

/** A saved view with the list that it narrows. */
export interface KnownView {
	saved: SavedView;
	view: InboxView;
}

/**
 * Returns the saved views whose list there is, the one that is shown (its list with just its filters), or the one that was, before
 * its filters were changed.
 */
export function useSavedViews( view: InboxView, values: FilterValues ) {
	const { all, chosenId } = useSelect( ( select ) => select( store ).getSavedViews(), [] );
	const known = all.flatMap( ( saved ): KnownView[] => {
		const list = views.find( ( { name, List } ) => name === saved.list && ! List );
		return list ? [ { saved, view: list } ] : [];
	} );
	const current =
		known.find( ( each ) => each.view === view && keyOf( each.saved.filters ) === keyOf( values ) ) ?? null;
	const changed =
		current === null
			? ( known.find( ( each ) => each.view === view && each.saved.id === chosenId ) ?? null )
			: null;
	return { known, current, changed };
}
