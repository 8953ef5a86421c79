import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

const TYPES = { html: 'text/html; charset=utf-8', text: 'text/plain; charset=utf-8' } as const;
const ENDINGS = { html: 'html', text: 'txt' } as const;

/** What was said, to be kept. */
export function transcriptRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.getTranscript, 'request', async ( { site, caller, params, query, res } ) => {
		const { format, parts } = await site.transcripts.begin( caller, params.id, query );
		res.writeHead( 200, {
			'Content-Type': TYPES[ format ],
			'Content-Disposition': `attachment; filename="chat.${ ENDINGS[ format ] }"`,
			'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
			'Cache-Control': 'no-store',
		} );
		await pipeline( Readable.from( parts, { objectMode: false } ), res );
	} );

	endpoint( router, context, ROUTES.mailTranscript, 'request', async ( { site, caller, params, body, res } ) => {
		const count = ( id: string, address: string ) => site.limits.transcriptMail( id, address );
		const email = await site.transcriptMails.request( caller, params.id, body, count );
		sendJson( res, 202, JSON.stringify( { email } ) );
	} );
}
