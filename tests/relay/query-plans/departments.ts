import { many, moment, now, type StorePlan } from './store-plan';

const row = { color: null, position: 0, openingHours: null, closedOn: null };

export const departmentsPlan: StorePlan = {
	rows: () => [
		{
			table: 'departments',
			columns: 'public_id, name, name_key, created_at',
			rows: many( ( index ) => [
				`d_${ String( index ).padStart( 22, '0' ) }`,
				`Department ${ index }`,
				`department ${ index }`,
				moment( 0 ),
			] ),
		},
	],
	mayReadAll: {
		'departments.list d': 'A site has fifty departments at most, and all are wanted.',
		'departments.lockAll d': 'A site has fifty departments at most, and adding one is rare.',
	},
	maySort: { 'departments.list null': 'Fifty departments at most, in their order.' },
	calls: ( { departments }, db ) => ( {
		'departments.listIds': [
			() => departments.listIds( db, [ `d_${ '0'.repeat( 22 ) }`, `d_${ '1'.repeat( 22 ) }` ] ),
		],
		'departments.list': [ () => departments.list( db ) ],
		'departments.listByPublicIds': [ () => departments.listByPublicIds( db, [ `d_${ '0'.repeat( 22 ) }` ] ) ],
		'departments.find': [ () => departments.find( db, 7 ) ],
		'departments.findOfVisitor': [ () => departments.findOfVisitor( db, 1 ) ],
		'departments.listVisitors': [ () => departments.listVisitors( db, [ 1, 2 ] ) ],
		'departments.findByName': [ () => departments.findByName( db, 'Department 7' ) ],
		'departments.lockAll': [ () => departments.lockAll( db ) ],
		'departments.lock': [ () => departments.lock( db, `d_${ '0'.repeat( 22 ) }` ) ],
		'departments.hold': [ () => departments.hold( db, 7 ) ],
		'departments.insert': [ () => departments.insert( db, { ...row, name: 'A new one' }, now ) ],
		'departments.update': [ () => departments.update( db, { ...row, id: 9, publicId: 'd', name: 'Another' } ) ],
		'departments.delete': [ () => departments.delete( db, 8 ) ],
		'departments.takeFromConversations': [ () => departments.takeFromConversations( db, 2, 500 ) ],
		'departments.takeFromLeads': [ () => departments.takeFromLeads( db, 2, 500 ) ],
	} ),
};
