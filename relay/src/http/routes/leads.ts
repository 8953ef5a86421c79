import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** What visitors say of themselves. */
export function leadRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.leaveLead, 'message', async ( { site, caller, body, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.leads.leave( caller, body ) ) );
	} );

	endpoint( router, context, ROUTES.listLeads, 'request', async ( { site, caller, query, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.leads.list( caller, query ) ) );
	} );

	endpoint( router, context, ROUTES.exportLeads, 'request', async ( { site, caller, res } ) => {
		const lines = site.leadExport.begin( caller );
		res.writeHead( 200, { 'Content-Type': 'text/csv; charset=utf-8', 'Cache-Control': 'no-store' } );
		await pipeline( Readable.from( lines, { objectMode: false } ), res );
	} );
}
