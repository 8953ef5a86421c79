import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** What agents know of visitors. */
export function visitorDetailsRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.getVisitor, 'request', async ( { site, caller, params, res } ) => {
		const visitor = await site.visitorDetails.get( caller, params.id );
		sendJson( res, 200, JSON.stringify( { visitor } ) );
	} );

	endpoint( router, context, ROUTES.updateVisitor, 'request', async ( { site, caller, params, body, res } ) => {
		const visitor = await site.visitorDetails.update( caller, params.id, body );
		sendJson( res, 200, JSON.stringify( { visitor } ) );
	} );

	endpoint( router, context, ROUTES.addVisitorNote, 'request', async ( { site, caller, params, body, res } ) => {
		const { note, isNew } = await site.visitorDetails.addNote( caller, params.id, body );
		sendJson( res, isNew ? 201 : 200, JSON.stringify( { note } ) );
	} );

	endpoint( router, context, ROUTES.deleteVisitorNote, 'request', async ( { site, caller, params, res } ) => {
		await site.visitorDetails.deleteNote( caller, params.id, params.note );
		res.writeHead( 204 ).end();
	} );
}
