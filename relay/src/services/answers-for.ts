import type { Queryable } from '../store/queryable';
import type { Stores } from '../store/stores';

/**
 * Tells whether an agent answers for a department, as far as it was when they last signed in. Whoever is limited to some sees
 * no conversation of others, nor one without a department.
 */
export async function answersFor(
	db: Queryable,
	{ agents, departments }: Pick< Stores, 'agents' | 'departments' >,
	agentId: number,
	departmentId: number | null
): Promise< boolean > {
	const agent = await agents.find( db, agentId );
	if ( agent === null || agent.departments === null ) {
		return true;
	}
	const ids = await departments.listIds( db, agent.departments );
	return departmentId !== null && [ ...ids.values() ].includes( departmentId );
}
