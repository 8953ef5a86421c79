import { exportSearchQuery, searchAnswer, searchQuery } from '../search';
import { route } from './route';

/** Finding what was said. */
export const SEARCH_ROUTES = {
	search: route( {
		method: 'get',
		path: '/v1/search',
		tag: 'search',
		summary:
			'Finds words in messages, notes, names, email addresses, pages and tags of the conversations that the agent may see.',
		audiences: [ 'agent' ],
		query: searchQuery,
		answers: { 200: searchAnswer },
	} ),
	exportSearch: route( {
		method: 'get',
		path: '/v1/search/export',
		tag: 'search',
		summary: 'Returns everything that a search finds, as a table for a spreadsheet or as JSON; for who manages.',
		audiences: [ 'agent' ],
		query: exportSearchQuery,
		answers: { 200: [ 'text/csv', 'application/json' ] },
		problems: [ 'forbidden' ],
	} ),
};
