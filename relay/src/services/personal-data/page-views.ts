import { LIMITS } from '../../../protocol';
import { toJson } from '../../json';
import { presentPageView } from '../../present/page-views';
import type { PersonalDataKind } from './kind';

/** Where they were during conversations: never more than one page of it is kept. */
export const pageViews: PersonalDataKind = {
	name: 'pageViews',
	async *read( visitorId, { database, stores } ) {
		const rows = await stores.pageViews.listPage( database, visitorId, { limit: LIMITS.pageViewsPerVisitor } );
		yield toJson( rows.map( presentPageView ) );
	},
};
