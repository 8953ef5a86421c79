import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { MEDIA_TYPES } from '../../export-file';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';
import { sendPortions } from '../send-portions';

/** Conversations: start, list, search, look at, route, end, rate, take up again. */
export function conversationRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.startConversation, 'message', async ( { site, caller, body, res } ) => {
		const { conversation, message, isNew } = await site.conversationStarts.start( caller, body );
		const answer = message === null ? { conversation } : { conversation, message };
		sendJson( res, isNew ? 201 : 200, JSON.stringify( answer ) );
	} );

	endpoint( router, context, ROUTES.listConversations, 'request', async ( { site, caller, query, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.conversationLists.list( caller, query ) ) );
	} );

	endpoint( router, context, ROUTES.exportConversations, 'request', async ( { site, caller, body, res } ) => {
		const file = await site.conversationExport.begin( caller, body );
		await sendPortions( res, MEDIA_TYPES[ body.format ?? 'csv' ], file );
	} );

	endpoint( router, context, ROUTES.listOwnConversations, 'request', async ( { site, caller, query, res } ) => {
		if ( query.q ) {
			await site.limits.search( caller );
		}
		sendJson( res, 200, JSON.stringify( await site.pastConversations.list( caller, query ) ) );
	} );

	endpoint( router, context, ROUTES.getConversation, 'request', async ( { site, caller, params, res } ) => {
		const conversation = await site.conversations.get( caller, params.id );
		sendJson( res, 200, JSON.stringify( { conversation } ) );
	} );

	endpoint( router, context, ROUTES.updateConversation, 'request', async ( { site, caller, params, body, res } ) => {
		const conversation = await site.conversationRouting.update( caller, params.id, body );
		sendJson( res, 200, JSON.stringify( { conversation } ) );
	} );

	endpoint( router, context, ROUTES.closeConversation, 'request', async ( { site, caller, params, body, res } ) => {
		const conversation = await site.lifecycle.close( caller, params.id, body.reason );
		sendJson( res, 200, JSON.stringify( { conversation } ) );
	} );

	endpoint( router, context, ROUTES.rateConversation, 'request', async ( { site, caller, params, body, res } ) => {
		await site.limits.rating( caller, params.id );
		const conversation = await site.ratings.rate( caller, params.id, body );
		sendJson( res, 200, JSON.stringify( { conversation } ) );
	} );

	endpoint( router, context, ROUTES.reopenConversation, 'request', async ( { site, caller, params, res } ) => {
		const conversation = await site.lifecycle.reopen( caller, params.id );
		sendJson( res, 200, JSON.stringify( { conversation } ) );
	} );

	endpoint( router, context, ROUTES.setSpam, 'request', async ( { site, caller, params, body, res } ) => {
		const conversation = await site.spam.set( caller, params.id, body.isSpam );
		sendJson( res, 200, JSON.stringify( { conversation } ) );
	} );

	endpoint( router, context, ROUTES.continueConversation, 'message', async ( { site, caller, params, res } ) => {
		await site.limits.continuation( caller );
		const conversation = await site.lifecycle.continue( caller, params.id );
		sendJson( res, 200, JSON.stringify( { conversation } ) );
	} );
}
