import { now, some, type StorePlan } from './store-plan';

export const queuesPlan: StorePlan = {
	maySort: {
		'queues.listQueue state_activity': 'Those who wait right now.',
		'queues.listQueuePlaces state_activity': 'Those who wait right now.',
	},
	calls: ( { queues }, db ) => ( {
		'queues.listQueuePlaces': [ () => queues.listQueuePlaces( db, some ) ],
		'queues.listQueue': [ () => queues.listQueue( db, 1_000 ) ],
		'queues.listRecentWaits': [
			() => queues.listRecentWaits( db, null, now, 9 ),
			() => queues.listRecentWaits( db, 1, now, 9 ),
			() => queues.listRecentWaits( db, 'all', now, 9 ),
		],
	} ),
};
