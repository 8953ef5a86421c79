import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** Agents and whether they take conversations. */
export function agentRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.setPresence, 'request', async ( { site, caller, body, res } ) => {
		const agent = await site.presence.setStatus( caller, body.status );
		sendJson( res, 200, JSON.stringify( { agent } ) );
	} );

	endpoint( router, context, ROUTES.listAgents, 'request', async ( { site, res } ) => {
		const [ agents, availability ] = await Promise.all( [ site.presence.listAgents(), site.availability.get() ] );
		sendJson( res, 200, JSON.stringify( { agents, availability } ) );
	} );
}
