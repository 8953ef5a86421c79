import { randomUUID } from 'node:crypto';
import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Sample } from '../scenario';
import { CONTESTANTS, openPage, type BenchSite, type PageOptions } from './bench-site';
import { bench } from './in-page';

/** Both windows have to show the newest message after this many, so that neither is overrun. */
const BATCH = 50;
const BYTES_IN_MEGABYTE = 1024 * 1024;

/** A window, with access to the browser's developer tools. */
interface Window {
	name: 'Widget' | 'Inbox';
	page: Page;
	devtools: CDPSession;
	weights: Weight[];
}

interface Weight {
	/** Of JavaScript, in megabytes. */
	heap: number;
	/** Of the document, and detached ones that scripts still hold. */
	nodes: number;
}

/**
 * Sends `messages` messages back and forth in a conversation that both widget and inbox show, and measures both four
 * times on the way, after a garbage collection.
 */
export async function measureLongChat(
	browser: Browser,
	site: BenchSite,
	storageState: PageOptions[ 'storageState' ],
	{ messages, say }: { messages: number; say( text: string ): void }
): Promise< Sample[] > {
	const visitorPage = await openPage( browser, site );
	const agentPage = await openPage( browser, site, { ...( storageState && { storageState } ) } );
	const visitorToken = tokenOf( visitorPage, site );
	const agentToken = tokenOf( agentPage, site );
	const conversationId = await meet( visitorPage, agentPage, site );
	const windows: Window[] = [];
	for ( const [ name, page ] of [
		[ 'Widget', visitorPage ],
		[ 'Inbox', agentPage ],
	] as const ) {
		const devtools = await page.context().newCDPSession( page );
		await devtools.send( 'Performance.enable' );
		windows.push( { name, page, devtools, weights: [] } );
	}

	const samples: Sample[] = [];
	const add = ( figure: string, unit: string, value: number ) =>
		samples.push( { figure, of: CONTESTANTS.with, unit, round: 1, value } );
	const firstQuarter = messages / 4;
	const writers = [ await visitorToken, await agentToken ];
	for ( let sent = 0; sent < messages; ) {
		for ( let index = 0; index < BATCH; index++ ) {
			await post(
				site,
				conversationId,
				writers[ sent % 2 ] as string,
				`Message ${ ++sent }, of about as many words as people write at once.`
			);
		}
		await Promise.all( windows.map( ( { name, page } ) => bench( page ).shows( name, `Message ${ sent },` ) ) );
		if ( sent % firstQuarter === 0 ) {
			for ( const window of windows ) {
				const weight = await weigh( window );
				window.weights.push( weight );
				const figure = `${ window.name.toLowerCase() } after ${ sent } messages`;
				add( `heap, ${ figure }`, 'MB', weight.heap );
				add( `nodes, ${ figure }`, '', weight.nodes );
				say( `${ figure }: ${ weight.heap.toFixed( 2 ) } MB of heap, ${ weight.nodes } nodes` );
			}
		}
	}
	for ( const { name, weights } of windows ) {
		const growth = ( valueOf: ( weight: Weight ) => number ) => {
			const [ first = NaN, ...later ] = weights.map( valueOf );
			return Math.max( ...later ) - first;
		};
		const figure = `${ name.toLowerCase() } from ${ firstQuarter } to ${ messages } messages`;
		add(
			`heap growth, ${ figure }`,
			'MB',
			growth( ( { heap } ) => heap )
		);
		add(
			`node growth, ${ figure }`,
			'',
			growth( ( { nodes } ) => nodes )
		);
	}
	await visitorPage.context().close();
	await agentPage.context().close();
	return samples;
}

/** The visitor writes in the widget, the agent accepts in the inbox. Returns the conversation's id. */
async function meet( visitorPage: Page, agentPage: Page, site: BenchSite ): Promise< string > {
	const hello = 'Hello, is somebody there?';
	await visitorPage.goto( site.url );
	await bench( visitorPage ).timeClick( '.launcher', 'widget' );
	const composer = visitorPage.getByRole( 'textbox', { name: 'Your message' } );
	await composer.fill( hello );
	await composer.press( 'Enter' );
	await bench( visitorPage ).shows( 'Widget', hello );
	await agentPage.goto( `${ site.url }/wp-admin/admin.php?page=veranda` );
	await agentPage.getByRole( 'listitem' ).filter( { hasText: hello } ).getByRole( 'button' ).first().click();
	await agentPage.getByRole( 'button', { name: 'Accept', exact: true } ).click();
	await agentPage.getByRole( 'button', { name: 'End conversation' } ).first().waitFor();
	const id = /c_[\w-]{22}/.exec( agentPage.url() )?.[ 0 ];
	if ( id === undefined ) {
		throw new Error( `The inbox shows no conversation: ${ agentPage.url() }` );
	}
	return id;
}

/** Resolves with the token of a page's first call to the relay. */
async function tokenOf( page: Page, { whole }: BenchSite ): Promise< string > {
	const request = await page.waitForRequest(
		( candidate ) => candidate.url().startsWith( whole.relay.url ) && 'authorization' in candidate.headers(),
		{ timeout: 60_000 }
	);
	return request.headers().authorization as string;
}

async function post( { url, whole }: BenchSite, id: string, authorization: string, body: string ): Promise< void > {
	const response = await fetch( `${ whole.relay.url }/v1/conversations/${ id }/messages`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Origin: url, Authorization: authorization },
		body: JSON.stringify( { clientId: randomUUID(), body } ),
	} );
	if ( ! response.ok ) {
		throw new Error( `A message was refused: ${ response.status } ${ await response.text() }` );
	}
	await response.arrayBuffer();
}

async function weigh( { page, devtools }: Window ): Promise< Weight > {
	await bench( page ).settle();
	// Twice: the first collection makes more objects unreachable.
	await devtools.send( 'HeapProfiler.collectGarbage' );
	await devtools.send( 'HeapProfiler.collectGarbage' );
	const { metrics } = await devtools.send( 'Performance.getMetrics' );
	const value = ( wanted: string ) => metrics.find( ( { name } ) => name === wanted )?.value ?? NaN;
	return { heap: value( 'JSHeapUsedSize' ) / BYTES_IN_MEGABYTE, nodes: value( 'Nodes' ) };
}
