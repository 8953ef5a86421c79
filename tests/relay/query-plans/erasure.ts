import type { StorePlan } from './store-plan';

export const erasurePlan: StorePlan = {
	mayReadAll: {
		'erasure.deleteJobsAbout jobs': 'Jobs that wait right now or have failed lately; it locks none of them.',
		'erasure.deleteConversation reaction_failures': 'Events that could not be handled lately: hardly any.',
	},
	calls: ( { erasure }, db ) => ( {
		'erasure.deleteMessages': [ () => erasure.deleteMessages( db, 1_501, 1_000 ) ],
		'erasure.deleteWords': [ () => erasure.deleteWords( db, 1_501, 10_000 ) ],
		'erasure.deleteConversation': [ () => erasure.deleteConversation( db, 1_502 ) ],
		'erasure.deleteEvents': [ () => erasure.deleteEvents( db, 7, 1_000 ) ],
		'erasure.deleteVisitor': [ () => erasure.deleteVisitor( db, 8 ) ],
		'erasure.deleteJobsAbout': [ () => erasure.deleteJobsAbout( db, 'conversationId', [ 1, 2 ] ) ],
		'erasure.listWithoutConversations': [ () => erasure.listWithoutConversations( db, [ 9, 10 ] ) ],
		'erasure.deleteEmptyVisitors': [ () => erasure.deleteEmptyVisitors( db, [ 9, 10 ] ) ],
	} ),
};
