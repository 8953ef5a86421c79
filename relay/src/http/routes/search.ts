import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { MEDIA_TYPES } from '../../export-file';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';
import { sendPortions } from '../send-portions';

/** Finding what was said. */
export function searchRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.search, 'request', async ( { site, caller, query, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.search.search( caller, query ) ) );
	} );

	endpoint( router, context, ROUTES.exportSearch, 'request', async ( { site, caller, query, res } ) => {
		await sendPortions( res, MEDIA_TYPES[ query.format ?? 'csv' ], site.searchExport.begin( caller, query ) );
	} );
}
