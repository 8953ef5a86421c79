import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';
import { sendPortions } from '../send-portions';

/** What visitors say of themselves. */
export function leadRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.leaveLead, 'message', async ( { site, caller, body, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.leads.leave( caller, body ) ) );
	} );

	endpoint( router, context, ROUTES.listLeads, 'request', async ( { site, caller, query, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.leads.list( caller, query ) ) );
	} );

	endpoint( router, context, ROUTES.exportLeads, 'request', async ( { site, caller, res } ) => {
		await sendPortions( res, 'text/csv; charset=utf-8', site.leadExport.begin( caller ) );
	} );
}
