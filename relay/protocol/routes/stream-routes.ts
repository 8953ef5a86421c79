import { streamQuery } from '../requests';
import { both, route } from './route';

/** The stream of events. */
export const STREAM_ROUTES = {
	stream: route( {
		method: 'get',
		path: '/v1/stream',
		tag: 'stream',
		summary: 'Opens the stream of events; `Last-Event-ID` works like `after`.',
		audiences: both,
		query: streamQuery,
		answers: { 200: 'text/event-stream' },
	} ),
};
