import { now, type StorePlan } from './store-plan';

const facts = { locale: 'en', timezone: 'UTC', pageUrl: null, pageTitle: null, browser: null, operatingSystem: null };

export const visitorsPlan: StorePlan = {
	calls: ( { visitors }, db ) => ( {
		'visitors.find': [ () => visitors.find( db, 5 ) ],
		'visitors.listByIds': [ () => visitors.listByIds( db, [ 5, 6 ] ) ],
		'visitors.listIds': [
			() =>
				visitors.listIds(
					db,
					[ 'x', 'y' ].map( ( each ) => `v_${ each.repeat( 22 ) }` )
				),
		],
		'visitors.findByWpUser': [ () => visitors.findByWpUser( db, 400 ) ],
		'visitors.listByPrefix': [ 'Ann', 'xaver.q', 'nobody' ].map(
			( text ) => () => visitors.listByPrefix( db, text, 1_000 )
		),
		'visitors.lock': [ () => visitors.lock( db, 5 ) ],
		'visitors.insert': [ () => visitors.insert( db, `v_${ 'y'.repeat( 22 ) }`, facts, now ) ],
		'visitors.updateFacts': [ () => visitors.updateFacts( db, 5, facts, now ) ],
		'visitors.updatePage': [ () => visitors.updatePage( db, 5, facts, now ) ],
		'visitors.countVisit': [ () => visitors.countVisit( db, 5, now, now ) ],
		'visitors.verify': [
			() => visitors.verify( db, 5, { wpUserId: 9, name: 'Ann', email: 'ann@example.org', role: 'customer' } ),
		],
		'visitors.introduce': [ () => visitors.introduce( db, 6, 'Ann', undefined ) ],
		'visitors.listAfter': [ () => visitors.listAfter( db, 5, 100 ) ],
		'visitors.listExisting': [ () => visitors.listExisting( db, [ 5, 6 ] ) ],
		'visitors.listWithPage': [ () => visitors.listWithPage( db, [ 5, 6 ], now ) ],
		'visitors.forgetFacts': [ () => visitors.forgetFacts( db, [ 5, 6 ], now ) ],
		'visitors.touch': [ () => visitors.touch( db, [ 5, 6 ], now ) ],
	} ),
};
