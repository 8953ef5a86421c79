import { many, moment, now, type StorePlan } from './store-plan';

const content = { ownerId: 3, name: 'New', list: 'open', filters: '{"tag":"vip"}', order: 4 };
const id = `w_${ '7'.padStart( 22, '0' ) }`;

export const savedViewsPlan: StorePlan = {
	rows: () => [
		{
			table: 'saved_views',
			columns: 'public_id, owner_id, name, list_name, filters, sort_order, created_at, updated_at',
			rows: many( ( index ) => [
				`w_${ String( index ).padStart( 22, '0' ) }`,
				// Of a hundred agents, and shared.
				index % 100,
				`View ${ index }`,
				'open',
				'{}',
				index % 50,
				moment( 0 ),
				moment( 0 ),
			] ),
		},
	],
	calls: ( { savedViews }, db ) => ( {
		'savedViews.list': [ () => savedViews.list( db, 3 ) ],
		'savedViews.find': [ () => savedViews.find( db, 3, id ) ],
		'savedViews.lock': [ () => savedViews.lock( db, 3, id ) ],
		'savedViews.listOrdersForUpdate': [ () => savedViews.listOrdersForUpdate( db, 3 ) ],
		'savedViews.insert': [ () => savedViews.insert( db, content, now ) ],
		'savedViews.update': [ () => savedViews.update( db, 7, content, now ) ],
		'savedViews.delete': [ () => savedViews.delete( db, 8 ) ],
	} ),
};
