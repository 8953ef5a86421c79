import { many, moment, now, type StorePlan } from './store-plan';

const CONTENT = {
	name: 'Ida',
	email: 'ida@example.org',
	phone: null,
	answers: [],
	tags: [],
	departmentId: null,
	priority: null,
	consentText: null,
	consentAt: null,
};

export const leadsPlan: StorePlan = {
	rows: () => [
		{
			table: 'leads',
			columns:
				'public_id, visitor_id, conversation_id, department_id, name, answers, tags, created_at, updated_at',
			rows: many( ( index ) => [
				`l_${ String( index ).padStart( 22, '0' ) }`,
				( index % 1_500 ) + 1,
				index % 3 === 0 ? null : index + 1_000,
				( index % 2 ) + 1,
				'Ida',
				'[]',
				'[]',
				moment( -index ),
				moment( -index ),
			] ),
		},
	],
	calls: ( { leads }, db ) => ( {
		'leads.findWaiting': [ () => leads.findWaiting( db, 5 ) ],
		'leads.findByConversation': [ () => leads.findByConversation( db, 1_501 ) ],
		'leads.insert': [ () => leads.insert( db, 5, CONTENT, null, now ) ],
		'leads.update': [ () => leads.update( db, 5, CONTENT, now ) ],
		'leads.assign': [ () => leads.assign( db, 5, 1_501 ) ],
		'leads.move': [ () => leads.move( db, 6, 5 ) ],
		'leads.listPage': [
			{},
			{ before: 1_000 },
			{ visitorId: 5 },
			{ conversationId: 1_501 },
			{ departmentIds: [ 1 ] },
			{ visitorId: 5, before: 1_900, departmentIds: [] },
		].map( ( page ) => () => leads.listPage( db, { ...page, limit: 50 } ) ),
	} ),
};
