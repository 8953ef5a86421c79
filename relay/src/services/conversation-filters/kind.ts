import type { ListFilter } from './filter';

/** Filters by what visitors want. */
export const kindFilter: ListFilter = ( { kind } ) => ( kind === undefined ? {} : { kind } );
