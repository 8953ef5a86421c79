import { leadList, leaveLeadAnswer, leaveLeadRequest, listLeadsQuery } from '../prechat';
import { route } from './route';

/** What visitors say of themselves before they write, or so that they can be answered. */
export const LEAD_ROUTES = {
	leaveLead: route( {
		method: 'post',
		path: '/v1/leads',
		tag: 'leads',
		summary:
			'Keeps what a visitor has entered, also if they never write; what they enter later is added until a conversation has it.',
		audiences: [ 'visitor' ],
		body: leaveLeadRequest,
		answers: { 200: leaveLeadAnswer },
		problems: [ 'blocked', 'prechat_invalid' ],
	} ),
	listLeads: route( {
		method: 'get',
		path: '/v1/leads',
		tag: 'leads',
		summary: 'Lists what visitors have entered, the newest first.',
		audiences: [ 'agent' ],
		query: listLeadsQuery,
		answers: { 200: leadList },
	} ),
	exportLeads: route( {
		method: 'get',
		path: '/v1/leads/export',
		tag: 'leads',
		summary: 'Returns all leads as a table for a spreadsheet; for who manages.',
		audiences: [ 'agent' ],
		answers: { 200: [ 'text/csv', 'application/json' ] },
		problems: [ 'forbidden' ],
	} ),
};
