import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** Lists of the inbox that agents have given a name. */
export function savedViewRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.listSavedViews, 'request', async ( { site, caller, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.savedViews.list( caller ) ) );
	} );

	endpoint( router, context, ROUTES.createSavedView, 'request', async ( { site, caller, body, res } ) => {
		sendJson( res, 201, JSON.stringify( { savedView: await site.savedViews.create( caller, body ) } ) );
	} );

	endpoint( router, context, ROUTES.getSavedView, 'request', async ( { site, caller, params, res } ) => {
		sendJson( res, 200, JSON.stringify( { savedView: await site.savedViews.get( caller, params.id ) } ) );
	} );

	endpoint( router, context, ROUTES.updateSavedView, 'request', async ( { site, caller, params, body, res } ) => {
		const savedView = await site.savedViews.update( caller, params.id, body );
		sendJson( res, 200, JSON.stringify( { savedView } ) );
	} );

	endpoint( router, context, ROUTES.deleteSavedView, 'request', async ( { site, caller, params, res } ) => {
		await site.savedViews.delete( caller, params.id );
		res.writeHead( 204 ).end();
	} );
}
