import { useMemo } from '@wordpress/element';
import { filters } from '.';
import type { InboxView } from '../views/view';
import { narrow, type FilterValues } from './filter';

/** Returns the view with the filters applied; the same object as long as nothing changes. */
export function useNarrowed( view: InboxView, values: FilterValues ): InboxView {
	const key = JSON.stringify( values );
	return useMemo( () => narrow( view, filters, JSON.parse( key ) as FilterValues ), [ view, key ] );
}
