import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** Who holds a conversation. */
export function assignmentRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.assignConversation, 'request', async ( { site, caller, params, body, res } ) => {
		const conversation = await site.assignments.assign( caller, params.id, body );
		sendJson( res, 200, JSON.stringify( { conversation } ) );
	} );
}
