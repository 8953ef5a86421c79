import type { Page, Request } from '@playwright/test';

/** What a browser asks for, keeps in its history and tells others of the pages it was on. */
export interface Addresses {
	/** Each address that was asked for, is in the tab's history or was told as the page before. */
	seen: string[];
	/** What calls of the relay said of the page, by header. */
	toldRelay: { referer: string | undefined; origin: string | undefined }[];
	/** Credentials that were sent. */
	tokens: string[];
}

/** Watches a page from now on; returns what says what its addresses were so far. */
export function watchAddresses( page: Page, relayUrl: string ): () => Promise< Addresses > {
	const requests: Request[] = [];
	page.on( 'request', ( request ) => requests.push( request ) );
	return async () => {
		const browser = await page.context().newCDPSession( page );
		const { entries } = await browser.send( 'Page.getNavigationHistory' );
		await browser.detach();
		const calls = requests.filter( ( request ) => request.url().startsWith( relayUrl ) );
		const headers = await Promise.all( calls.map( ( request ) => request.allHeaders() ) );
		return {
			seen: [
				...requests.flatMap( ( request ) => [ request.url(), request.headers().referer ?? '' ] ),
				...entries.map( ( { url } ) => url ),
				...( await page.evaluate( () => [ location.href, document.referrer ] ) ),
			],
			toldRelay: headers.map( ( { referer, origin } ) => ( { referer, origin } ) ),
			tokens: headers.flatMap( ( { authorization } ) => authorization?.replace( 'Bearer ', '' ) ?? [] ),
		};
	};
}
