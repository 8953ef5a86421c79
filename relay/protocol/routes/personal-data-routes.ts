import { visitorExport } from '../personal-data';
import { route } from './route';

/** What a visitor may have, and have deleted, without asking anybody. */
export const PERSONAL_DATA_ROUTES = {
	exportVisitor: route( {
		method: 'get',
		path: '/v1/visitors/me/export',
		tag: 'visitors',
		summary: 'Returns everything that is kept about the visitor who asks, for them to keep.',
		audiences: [ 'visitor' ],
		answers: { 200: visitorExport },
	} ),
	deleteVisitor: route( {
		method: 'delete',
		path: '/v1/visitors/me',
		tag: 'visitors',
		summary: 'Deletes the visitor who asks, with all their conversations and sessions. It cannot be undone.',
		audiences: [ 'visitor' ],
		answers: { 204: null },
	} ),
};
