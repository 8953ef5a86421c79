import { listPageViewsQuery, pageViewList, pageViewRequest } from '../page-views';
import { route, visitorParams } from './route';

/** Where visitors are, and have been, while they have an active conversation. */
export const PAGE_VIEW_ROUTES = {
	viewPage: route( {
		method: 'post',
		path: '/v1/page-views',
		tag: 'page-views',
		summary: 'Tells on which page a visitor is; kept only while they have an active conversation.',
		audiences: [ 'visitor' ],
		body: pageViewRequest,
		answers: { 204: null },
	} ),
	listPageViews: route( {
		method: 'get',
		path: '/v1/visitors/{id}/page-views',
		tag: 'page-views',
		summary: 'Lists the pages on which a visitor was during conversations, the newest first.',
		audiences: [ 'agent' ],
		params: visitorParams,
		query: listPageViewsQuery,
		answers: { 200: pageViewList },
		problems: [ 'not_found' ],
	} ),
};
