import { now, type StorePlan } from './store-plan';

export const siteSettingsPlan: StorePlan = {
	calls: ( { siteSettings }, db ) => ( {
		'siteSettings.find': [ () => siteSettings.find( db ) ],
		'siteSettings.put': [ () => siteSettings.put( db, { version: 'v', settings: '{}' }, now ) ],
	} ),
};
