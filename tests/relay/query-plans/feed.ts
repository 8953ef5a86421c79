import { event, now, some, type StorePlan } from './store-plan';

export const feedPlan: StorePlan = {
	calls: ( { feed }, db ) => ( {
		'feed.get': [ () => feed.get( db ) ],
		'feed.listBetween': [ () => feed.listBetween( db, 20_000, 20_400, 500 ) ],
		'feed.listOfTypes': [
			() => feed.listOfTypes( db, [ 'conversation.created', 'message.created' ], 20_000, 25_000, 100 ),
		],
		'feed.listForVisitor': [ () => feed.listForVisitor( db, 1, 20_000, 30_000, 500 ) ],
		'feed.findOldest': [ () => feed.findOldest( db ) ],
		'feed.selectHead': [ () => feed.selectHead( [] ), () => feed.selectHead( some ) ],
		'feed.raiseHead': [ () => feed.raiseHead( 2 ) ],
		'feed.selectLocked': [ () => feed.selectLocked() ],
		'feed.changeEpoch': [ () => feed.changeEpoch( db, 'abcdefgh' ) ],
		'feed.move': [ () => feed.move( db, 5, 5, 6 ) ],
		'feed.insertEvents': [ () => feed.insertEvents( [ event, event ], now ) ],
		'feed.deleteBefore': [ () => feed.deleteBefore( db, '2036-01-01 00:00:00.000', 100 ) ],
	} ),
};
