import type { ListFilter } from './filter';

/** Filters by department; an agent who is limited to some sees no others, whatever is asked for. */
export const departmentFilter: ListFilter = async ( { department }, agent, { directory } ) => {
	const allowed = agent.departmentIds;
	if ( department === undefined ) {
		return allowed === null ? {} : { departmentIds: allowed };
	}
	const ids = await directory.findDepartments( [ department ] );
	return { departmentIds: allowed === null ? ids : ids.filter( ( id ) => allowed.includes( id ) ) };
};
