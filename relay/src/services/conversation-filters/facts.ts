import type { ListFilter } from './filter';

/** Filters by how visitors rated, by the address of their page, and by their language. */
export const factsFilter: ListFilter = ( { rating, page, language } ) => ( {
	...( rating !== undefined && { rating } ),
	...( page && { page } ),
	...( language !== undefined && { language } ),
} );
