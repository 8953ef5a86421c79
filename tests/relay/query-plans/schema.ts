import { type StorePlan } from './store-plan';

export const schemaPlan: StorePlan = {
	mayReadAll: { 'schema.findVersion migrations': 'One row for each version of the schema.' },
	calls: ( { schema }, db ) => ( {
		'schema.findVersion': [ () => schema.findVersion( db ) ],
		'schema.assertAccess': [ () => schema.assertAccess( db ) ],
	} ),
};
