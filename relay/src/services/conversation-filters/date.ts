import { sqlTime } from '../../store/sql-time';
import type { ListFilter } from './filter';

/** Filters by when conversations were last active: from a moment on, up to another one. */
export const dateFilter: ListFilter = ( { from, to } ) => ( {
	...( from !== undefined && { activeFrom: sqlTime( Date.parse( from ) ) } ),
	...( to !== undefined && { activeBefore: sqlTime( Date.parse( to ) ) } ),
} );
