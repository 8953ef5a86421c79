import type { StorePlan } from './store-plan';

export const replyTimesPlan: StorePlan = {
	mayReadAll: {
		'replyTimes.listNewest <derived2>': 'A hundred conversations, the newest.',
	},
	calls: ( { replyTimes }, db ) => ( {
		'replyTimes.listNewest': [ () => replyTimes.listNewest( db, Date.now() - 86_400_000 ) ],
	} ),
};
