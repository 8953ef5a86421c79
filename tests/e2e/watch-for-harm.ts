import type { Page } from '@playwright/test';

/** Watches a page for anything that text must never cause; returns what says what it has caused so far. */
export function watchForHarm( page: Page ): () => Promise< unknown > {
	const requests: string[] = [];
	const dialogs: string[] = [];
	page.on( 'request', ( request ) => requests.push( request.url() ) );
	page.on( 'dialog', ( dialog ) => {
		dialogs.push( dialog.message() );
		void dialog.dismiss();
	} );
	return async () => ( {
		ran: await page.evaluate( () => ( window as { __xss?: number } ).__xss ?? null ),
		dialogs,
		foreign: requests.filter( ( url ) => url.includes( '127.0.0.1:9/' ) ),
	} );
}

export const HARMLESS = { ran: null, dialogs: [], foreign: [] };
