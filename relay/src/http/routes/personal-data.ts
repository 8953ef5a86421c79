import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';

/** What a visitor may have, and have deleted, without asking anybody. */
export function personalDataRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.exportVisitor, 'request', async ( { site, caller, res } ) => {
		await site.limits.dataExport( caller );
		const parts = site.personalData.read( caller.id );
		// A page of messages at a time, at the reader's pace: a whole life of chatting may be many megabytes.
		const body = Readable.from( parts, { highWaterMark: 1 } );
		res.writeHead( 200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' } );
		await pipeline( body, res );
	} );

	endpoint( router, context, ROUTES.deleteVisitor, 'request', async ( { site, caller, addressKey, res } ) => {
		await site.limits.deletion( addressKey );
		await site.erasure.eraseVisitor( caller.id );
		res.writeHead( 204 ).end();
	} );
}
