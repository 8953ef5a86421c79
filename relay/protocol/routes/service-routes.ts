import { serviceCheckRequest } from '../requests';
import { serviceCheckAnswer } from '../responses';
import { siteSettingsRequest } from '../site-settings';
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
	keepSettings: route( {
		method: 'post',
		path: '/v1/service/settings',
		tag: 'service',
		summary: 'Tells the relay where the plugin can be called, and the settings that it works by.',
		audiences: [ 'service' ],
		body: siteSettingsRequest,
		answers: { 204: null },
		problems: [ 'invalid_request' ],
	} ),
};
