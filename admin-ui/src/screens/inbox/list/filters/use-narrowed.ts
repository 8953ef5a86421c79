import { useMemo } from '@wordpress/element';
import { filters } from '.';
import type { InboxView } from '../views/view';
import { narrow, type FilterValues } from './filter';

/** Returns a view as the filters leave it: the same one as long as they are set alike. */
export function useNarrowed( view: InboxView, values: FilterValues ): InboxView {
	const key = JSON.stringify( values );
	return useMemo( () => narrow( view, filters, JSON.parse( key ) as FilterValues ), [ view, key ] );
}
