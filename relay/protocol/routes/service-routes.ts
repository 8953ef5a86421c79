import { serviceCheckRequest } from '../requests';
import { serviceCheckAnswer } from '../responses';
import { route } from './route';

/** What the plugin itself asks. */
export const SERVICE_ROUTES = {
	checkService: route( {
		method: 'post',
		path: '/v1/service/check',
		tag: 'service',
		summary: "Proves to the plugin that the relay holds the site's secret, and tells what it serves.",
		audiences: [ 'service' ],
		body: serviceCheckRequest,
		answers: { 200: serviceCheckAnswer },
	} ),
};
