import type { ListFilter } from './filter';

/** Goes on after the page before. */
export const pageFilter: ListFilter = ( { cursor } ) => ( cursor === undefined ? {} : { before: Number( cursor ) } );
