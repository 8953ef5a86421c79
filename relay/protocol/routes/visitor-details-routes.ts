import { z } from 'zod';
import { visitorId, visitorNoteId } from '../ids';
import { addVisitorNoteRequest, updateVisitorRequest, visitorAnswer, visitorNoteAnswer } from '../visitor-details';
import { route, visitorParams } from './route';

const noteParams = z.strictObject( { id: visitorId, note: visitorNoteId } );

/** What agents know of visitors: for who may see one of their conversations. */
export const VISITOR_DETAILS_ROUTES = {
	getVisitor: route( {
		method: 'get',
		path: '/v1/visitors/{id}',
		tag: 'visitors',
		summary: 'Returns a visitor with everything that agents know of them.',
		audiences: [ 'agent' ],
		params: visitorParams,
		answers: { 200: visitorAnswer },
		problems: [ 'not_found' ],
	} ),
	updateVisitor: route( {
		method: 'patch',
		path: '/v1/visitors/{id}',
		tag: 'visitors',
		summary:
			'Changes what is known of a visitor; what is left out stays. Name and email address are not changed where WordPress vouches for them.',
		audiences: [ 'agent' ],
		params: visitorParams,
		body: updateVisitorRequest,
		answers: { 200: visitorAnswer },
		problems: [ 'not_found', 'forbidden', 'visitor_changed', 'too_many_visitor_fields' ],
	} ),
	addVisitorNote: route( {
		method: 'post',
		path: '/v1/visitors/{id}/notes',
		tag: 'visitors',
		summary: 'Adds a note about a visitor; the same `clientId` again answers the note that is stored.',
		audiences: [ 'agent' ],
		params: visitorParams,
		body: addVisitorNoteRequest,
		answers: { 201: visitorNoteAnswer, 200: visitorNoteAnswer },
		problems: [ 'not_found', 'client_id_reused', 'too_many_visitor_notes' ],
	} ),
	deleteVisitorNote: route( {
		method: 'delete',
		path: '/v1/visitors/{id}/notes/{note}',
		tag: 'visitors',
		summary: 'Deletes a note about a visitor: one of the caller, or, for who manages, any.',
		audiences: [ 'agent' ],
		params: noteParams,
		answers: { 204: null },
		problems: [ 'not_found', 'forbidden' ],
	} ),
};
