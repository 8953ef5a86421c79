import { many, moment, type StorePlan } from './store-plan';

export const leftMessagesPlan: StorePlan = {
	rows: () => [
		{
			table: 'left_messages',
			columns: 'client_id, name, email, body, created_at',
			rows: many( ( index ) => [ `left-${ index }`, 'Ida', 'ida@example.org', 'Hello?', moment( -index ) ] ),
		},
	],
	mayReadAll: {
		'leftMessages.listWaiting left_messages': 'The first twenty of those that wait right now.',
	},
	calls: ( { leftMessages }, db ) => ( {
		'leftMessages.listWaiting': [ () => leftMessages.listWaiting( db, 20 ) ],
		'leftMessages.lockWaiting': [ () => leftMessages.lockWaiting( db, 1 ) ],
		'leftMessages.delete': [ () => leftMessages.delete( db, 1 ) ],
	} ),
};
