import { many, moment, type StorePlan } from './store-plan';

export const leftMessagesPlan: StorePlan = {
	rows: () => [
		{
			table: 'left_messages',
			columns: 'client_id, name, email, body, created_at, conversation_id',
			rows: many( ( index ) => [
				`left-${ index }`,
				'Ida',
				'ida@example.org',
				'Hello?',
				moment( -index ),
				index < 30 ? null : index,
			] ),
		},
	],
	calls: ( { leftMessages }, db ) => ( {
		'leftMessages.listWaiting': [ () => leftMessages.listWaiting( db, 20 ) ],
		'leftMessages.lockWaiting': [ () => leftMessages.lockWaiting( db, 1 ) ],
		'leftMessages.assign': [ () => leftMessages.assign( db, 1, 5 ) ],
	} ),
};
