import type { ListFilter } from './filter';

/** Filters by state. */
export const stateFilter: ListFilter = ( { state } ) => ( state === undefined ? {} : { state } );
