import { some, type StorePlan } from './store-plan';

export const waitingPlan: StorePlan = {
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
