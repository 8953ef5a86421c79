import type { ListFilter } from './filter';
import { listedIds } from './listed-ids';

/** Filters by whether agents have made conversations spam. Those are in no other list but the history of their visitor. */
export const spamFilter: ListFilter = async ( query, _agent, { db, stores } ) => {
	if ( query.spam === 'true' ) {
		return { isSpam: true, ...( await listedIds( query, ( most ) => stores.setAside.listSpam( db, most ) ) ) };
	}
	return query.spam === undefined && query.visitor !== undefined ? {} : { isSpam: false };
};
