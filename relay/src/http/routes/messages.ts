import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, register, type Endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** Stores a message. It comes far more often than any other call, see `MessageFastPath`. */
export const SEND_MESSAGE: Endpoint< typeof ROUTES.sendMessage > = {
	route: ROUTES.sendMessage,
	limit: 'message',
	async handle( { site, caller, params, body, res } ) {
		const { message, isNew } = await site.messages.send( caller, params.id, body );
		sendJson( res, isNew ? 201 : 200, JSON.stringify( { message } ) );
	},
};

/** Messages, typing and how far one has read. */
export function messageRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.listMessages, 'request', async ( { site, caller, params, query, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.messages.list( caller, params.id, query ) ) );
	} );

	register( router, context, SEND_MESSAGE );

	endpoint( router, context, ROUTES.type, 'request', async ( { site, caller, params, body, res } ) => {
		await site.typing.type( caller, params.id, body.text );
		res.writeHead( 204 ).end();
	} );

	endpoint( router, context, ROUTES.read, 'request', async ( { site, caller, params, body, res } ) => {
		await site.readReceipts.read( caller, params.id, body.seq );
		res.writeHead( 204 ).end();
	} );
}
