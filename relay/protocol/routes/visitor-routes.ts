import { followLinkRequest, refreshVisitorRequest, startVisitorRequest } from '../requests';
import { followedLink, visitorSession } from '../responses';
import { route, siteParams } from './route';

/** Visitors and their tokens. */
export const VISITOR_ROUTES = {
	startVisitor: route( {
		method: 'post',
		path: '/v1/sites/{site}/visitors',
		tag: 'visitors',
		summary: 'Makes a visitor, or finds the one whom the site vouches for, and gives tokens.',
		audiences: [],
		params: siteParams,
		body: startVisitorRequest,
		answers: { 201: visitorSession },
		problems: [ 'not_found', 'token_invalid', 'token_expired', 'clock_skew' ],
	} ),
	refreshVisitor: route( {
		method: 'post',
		path: '/v1/sites/{site}/visitors/refresh',
		tag: 'visitors',
		summary: 'Replaces a refresh token by a new pair.',
		audiences: [],
		params: siteParams,
		body: refreshVisitorRequest,
		answers: { 200: visitorSession },
		problems: [ 'not_found', 'token_invalid', 'token_expired' ],
	} ),
	followLink: route( {
		method: 'post',
		path: '/v1/sites/{site}/visitors/link',
		tag: 'visitors',
		summary: 'Gives a session to whom a link with an answer was mailed.',
		audiences: [],
		params: siteParams,
		body: followLinkRequest,
		answers: { 200: followedLink },
		problems: [ 'not_found', 'link_invalid', 'login_required', 'conversation_active' ],
	} ),
};
