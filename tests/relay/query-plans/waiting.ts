import { some, type StorePlan } from './store-plan';

export const waitingPlan: StorePlan = {
	maySort: { 'waiting.list PRIMARY': 'What followed the last answer in at most a hundred conversations.' },
	calls: ( { waiting }, db ) => ( {
		'waiting.list': [
			() => waiting.list( db, [ 11_000 ] ),
			() => waiting.list( db, some ),
			() =>
				waiting.list(
					db,
					Array.from( { length: 100 }, ( _, index ) => 1_000 + index )
				),
		],
	} ),
};
