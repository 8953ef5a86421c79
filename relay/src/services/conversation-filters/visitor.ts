import type { ListFilter } from './filter';

/** A search that finds no more visitors than this shows all their conversations at once. */
const SEARCHED_VISITORS = 500;

/** Filters by whose conversations they are: those of one visitor, of those whom a search finds, or of both. */
export const visitorFilter: ListFilter = async ( { visitor, q }, _agent, { db, stores, directory } ) => {
	const [ row, found ] = await Promise.all( [
		visitor === undefined ? undefined : directory.findVisitor( visitor ),
		q ? stores.visitors.listByPrefix( db, q, SEARCHED_VISITORS ) : undefined,
	] );
	// A prefix that too many visitors share is searched among the conversations, page by page.
	const prefix = q && found === null ? { prefix: q } : {};
	if ( row === undefined ) {
		return found ? { visitorIds: found } : prefix;
	}
	const visitorIds = row === null || ( found && ! found.includes( row.id ) ) ? [] : [ row.id ];
	return { visitorIds, ...prefix };
};
