import type { StorePlan } from './store-plan';

export const replyTimesPlan: StorePlan = {
	mayReadAll: {
		'replyTimes.listNewest conversations': 'From the end of the primary key, a hundred rows and no more.',
	},
	calls: ( { replyTimes }, db ) => ( {
		'replyTimes.listNewest': [ () => replyTimes.listNewest( db, Date.now() - 86_400_000 ) ],
	} ),
};
