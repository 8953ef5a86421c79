import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** Tags of conversations, and the tags that there are. */
export function tagRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.setTags, 'request', async ( { site, caller, params, body, res } ) => {
		const conversation = await site.conversationTags.set( caller, params.id, body );
		sendJson( res, 200, JSON.stringify( { conversation } ) );
	} );

	endpoint( router, context, ROUTES.listTags, 'request', async ( { site, caller, query, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.tags.list( caller, query ) ) );
	} );

	endpoint( router, context, ROUTES.renameTag, 'request', async ( { site, caller, params, body, res } ) => {
		const tag = await site.tags.rename( caller, params.id, body.name );
		sendJson( res, 200, JSON.stringify( { tag } ) );
	} );

	endpoint( router, context, ROUTES.mergeTag, 'request', async ( { site, caller, params, body, res } ) => {
		const tag = await site.tags.merge( caller, params.id, body.into );
		sendJson( res, 200, JSON.stringify( { tag } ) );
	} );

	endpoint( router, context, ROUTES.deleteTag, 'request', async ( { site, caller, params, res } ) => {
		await site.tags.delete( caller, params.id );
		res.writeHead( 204 ).end();
	} );
}
