import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** Where visitors are, and have been. */
export function pageViewRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.viewPage, 'request', async ( { site, caller, body, res } ) => {
		await site.pageViews.view( caller, body );
		res.writeHead( 204 ).end();
	} );

	endpoint( router, context, ROUTES.listPageViews, 'request', async ( { site, caller, params, query, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.pageViews.list( caller, params.id, query ) ) );
	} );
}
