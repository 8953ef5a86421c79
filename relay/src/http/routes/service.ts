import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** Calls of the plugin, also while the site cannot be served. */
export function serviceRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.checkService, 'none', async ( { site, body, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.serviceCheck.answer( body ) ) );
	} );
	endpoint( router, context, ROUTES.keepSettings, 'none', async ( { site, body, res } ) => {
		await site.siteSettings.keep( body );
		res.writeHead( 204 ).end();
	} );
}
