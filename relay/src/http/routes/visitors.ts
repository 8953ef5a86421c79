import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** Visitors and their tokens. */
export function visitorRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.startVisitor, 'none', async ( { site, addressKey, source, body, req, res } ) => {
		site.seenClients.note( source );
		await site.limits.newVisitor( addressKey );
		sendJson( res, 201, JSON.stringify( await site.visitors.start( body, req.headers[ 'user-agent' ] ) ) );
	} );

	endpoint( router, context, ROUTES.refreshVisitor, 'none', async ( { site, addressKey, body, res } ) => {
		await site.limits.refresh( addressKey );
		sendJson( res, 200, JSON.stringify( await site.visitors.refresh( body ) ) );
	} );

	endpoint( router, context, ROUTES.followLink, 'none', async ( { site, addressKey, body, res } ) => {
		await site.limits.refresh( addressKey );
		sendJson( res, 200, JSON.stringify( await site.linkFollowing.follow( body ) ) );
	} );
}
