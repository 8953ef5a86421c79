import { z } from 'zod';
import { savedViewId } from '../ids';
import { createSavedViewRequest, savedViewAnswer, savedViewList, updateSavedViewRequest } from '../saved-views';
import { route } from './route';

const savedViewParams = z.strictObject( { id: savedViewId } );

/** Saved views: an agent's own are the agent's alone; shared ones are read by all and looked after by who manages. */
export const SAVED_VIEW_ROUTES = {
	listSavedViews: route( {
		method: 'get',
		path: '/v1/views',
		tag: 'saved views',
		summary: "Lists the saved views that are shared, and the caller's own, in their order.",
		audiences: [ 'agent' ],
		answers: { 200: savedViewList },
	} ),
	createSavedView: route( {
		method: 'post',
		path: '/v1/views',
		tag: 'saved views',
		summary: "Makes one of the caller's own, or, for who manages, a shared one.",
		audiences: [ 'agent' ],
		body: createSavedViewRequest,
		answers: { 201: savedViewAnswer },
		problems: [ 'forbidden', 'too_many_saved_views' ],
	} ),
	getSavedView: route( {
		method: 'get',
		path: '/v1/views/{id}',
		tag: 'saved views',
		summary: 'Returns one.',
		audiences: [ 'agent' ],
		params: savedViewParams,
		answers: { 200: savedViewAnswer },
		problems: [ 'not_found' ],
	} ),
	updateSavedView: route( {
		method: 'patch',
		path: '/v1/views/{id}',
		tag: 'saved views',
		summary:
			'Changes one: what is left out stays. To share one, to take it back, or to change a shared one is for who manages.',
		audiences: [ 'agent' ],
		params: savedViewParams,
		body: updateSavedViewRequest,
		answers: { 200: savedViewAnswer },
		problems: [ 'not_found', 'forbidden', 'too_many_saved_views' ],
	} ),
	deleteSavedView: route( {
		method: 'delete',
		path: '/v1/views/{id}',
		tag: 'saved views',
		summary: 'Deletes one; a shared one, for who manages.',
		audiences: [ 'agent' ],
		params: savedViewParams,
		answers: { 204: null },
		problems: [ 'not_found', 'forbidden' ],
	} ),
};
