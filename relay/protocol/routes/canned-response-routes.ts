import { z } from 'zod';
import {
	cannedResponseAnswer,
	cannedResponseList,
	createCannedResponseRequest,
	listCannedResponsesQuery,
	updateCannedResponseRequest,
} from '../canned-responses';
import { cannedResponseId } from '../ids';
import { emptyRequest } from '../requests';
import { route } from './route';

const cannedResponseParams = z.strictObject( { id: cannedResponseId } );

/** Canned responses: an agent's own are the agent's alone; shared ones are read by all and looked after by who manages. */
export const CANNED_RESPONSE_ROUTES = {
	listCannedResponses: route( {
		method: 'get',
		path: '/v1/canned-responses',
		tag: 'canned responses',
		summary: "Lists the canned responses that are shared, and the caller's own, by shortcut.",
		audiences: [ 'agent' ],
		query: listCannedResponsesQuery,
		answers: { 200: cannedResponseList },
	} ),
	createCannedResponse: route( {
		method: 'post',
		path: '/v1/canned-responses',
		tag: 'canned responses',
		summary: "Makes one of the caller's own, or, for who manages, a shared one.",
		audiences: [ 'agent' ],
		body: createCannedResponseRequest,
		answers: { 201: cannedResponseAnswer },
		problems: [ 'forbidden', 'canned_response_exists', 'too_many_canned_responses', 'message_too_long' ],
	} ),
	getCannedResponse: route( {
		method: 'get',
		path: '/v1/canned-responses/{id}',
		tag: 'canned responses',
		summary: 'Returns one.',
		audiences: [ 'agent' ],
		params: cannedResponseParams,
		answers: { 200: cannedResponseAnswer },
		problems: [ 'not_found' ],
	} ),
	updateCannedResponse: route( {
		method: 'patch',
		path: '/v1/canned-responses/{id}',
		tag: 'canned responses',
		summary:
			'Changes one: what is left out stays. To share one, to take it back, or to change a shared one is for who manages.',
		audiences: [ 'agent' ],
		params: cannedResponseParams,
		body: updateCannedResponseRequest,
		answers: { 200: cannedResponseAnswer },
		problems: [
			'not_found',
			'forbidden',
			'canned_response_exists',
			'too_many_canned_responses',
			'message_too_long',
		],
	} ),
	deleteCannedResponse: route( {
		method: 'delete',
		path: '/v1/canned-responses/{id}',
		tag: 'canned responses',
		summary: 'Deletes one; a shared one, for who manages.',
		audiences: [ 'agent' ],
		params: cannedResponseParams,
		answers: { 204: null },
		problems: [ 'not_found', 'forbidden' ],
	} ),
	useCannedResponse: route( {
		method: 'post',
		path: '/v1/canned-responses/{id}/use',
		tag: 'canned responses',
		summary: 'Counts that one was inserted.',
		audiences: [ 'agent' ],
		params: cannedResponseParams,
		body: emptyRequest,
		answers: { 204: null },
		problems: [ 'not_found' ],
	} ),
};
