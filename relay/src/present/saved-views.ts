import type { SavedView } from '../../protocol';
import { SHARED } from '../store/owners';
import type { SavedViewRow } from '../store/saved-view-store';
import { isoFromSql } from '../store/sql-time';

/** Presents a saved view to an agent who may read it. */
export function presentSavedView( row: SavedViewRow ): SavedView {
	return {
		id: row.publicId,
		name: row.name,
		list: row.list,
		filters: JSON.parse( row.filters ) as SavedView[ 'filters' ],
		order: row.order,
		isShared: row.ownerId === SHARED,
		createdAt: isoFromSql( row.createdAt ),
		updatedAt: isoFromSql( row.updatedAt ),
	};
}
