import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** Texts that agents have ready. */
export function cannedResponseRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.listCannedResponses, 'request', async ( { site, caller, query, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.cannedResponses.list( caller, query ) ) );
	} );

	endpoint( router, context, ROUTES.createCannedResponse, 'request', async ( { site, caller, body, res } ) => {
		const cannedResponse = await site.cannedResponses.create( caller, body );
		sendJson( res, 201, JSON.stringify( { cannedResponse } ) );
	} );

	endpoint( router, context, ROUTES.getCannedResponse, 'request', async ( { site, caller, params, res } ) => {
		const cannedResponse = await site.cannedResponses.get( caller, params.id );
		sendJson( res, 200, JSON.stringify( { cannedResponse } ) );
	} );

	endpoint(
		router,
		context,
		ROUTES.updateCannedResponse,
		'request',
		async ( { site, caller, params, body, res } ) => {
			const cannedResponse = await site.cannedResponses.update( caller, params.id, body );
			sendJson( res, 200, JSON.stringify( { cannedResponse } ) );
		}
	);

	endpoint( router, context, ROUTES.deleteCannedResponse, 'request', async ( { site, caller, params, res } ) => {
		await site.cannedResponses.delete( caller, params.id );
		res.writeHead( 204 ).end();
	} );

	endpoint( router, context, ROUTES.useCannedResponse, 'request', async ( { site, caller, params, res } ) => {
		await site.cannedResponses.use( caller, params.id );
		res.writeHead( 204 ).end();
	} );
}
