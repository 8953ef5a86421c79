import { moment, now, type StorePlan } from './store-plan';

const agentId = 1_000_001;

export const agentsPlan: StorePlan = {
	mayReadAll: {
		'agents.list a': 'A site has a handful of agents, and all are wanted.',
		'agents.listAccessVersions agent_access':
			'As many rows as WordPress has had agents, read when one of them changes.',
	},
	maySort: { 'agents.list null': 'A handful of agents, by name.' },
	rows: () => [
		{ table: 'agent_access', columns: 'agent_id, version, updated_at', rows: [ [ 1, 1, moment( 0 ) ] ] },
	],
	calls: ( { agents }, db ) => ( {
		'agents.save': [ () => agents.save( db, { id: 77, name: 'Ann', avatarUrl: null, departments: null, now } ) ],
		'agents.find': [ () => agents.find( db, agentId ) ],
		'agents.list': [ () => agents.list( db ) ],
		'agents.listByIds': [ () => agents.listByIds( db, [ agentId, agentId + 1 ] ) ],
		'agents.setStatus': [ () => agents.setStatus( db, agentId, 'away' ) ],
		'agents.listAccessVersions': [ () => agents.listAccessVersions( db ) ],
	} ),
};
