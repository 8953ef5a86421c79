import type { ListFilter } from './filter';
import { listedIds } from './listed-ids';

/** Filters by whether conversations are snoozed. */
export const snoozedFilter: ListFilter = async ( query, _agent, { db, stores } ) => {
	if ( query.snoozed !== 'true' ) {
		return query.snoozed === undefined ? {} : { isSnoozed: false };
	}
	return { isSnoozed: true, ...( await listedIds( query, ( most ) => stores.setAside.listSnoozed( db, most ) ) ) };
};
