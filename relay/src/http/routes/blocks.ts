import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** Visitors who may not write. */
export function blockRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.blockVisitor, 'request', async ( { site, caller, params, body, res } ) => {
		const block = await site.blocks.block( caller, params.id, body );
		sendJson( res, 201, JSON.stringify( { block } ) );
	} );

	endpoint( router, context, ROUTES.listBlocks, 'request', async ( { site, caller, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.blocks.list( caller ) ) );
	} );

	endpoint( router, context, ROUTES.deleteBlock, 'request', async ( { site, caller, params, res } ) => {
		await site.blocks.unblock( caller, params.id );
		res.writeHead( 204 ).end();
	} );
}
