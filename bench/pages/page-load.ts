import type { Browser, Page } from '@playwright/test';
import type { Sample } from '../scenario';
import {
	CONTESTANTS,
	openPage,
	PUBLIC_PAGES,
	type BenchSite,
	type PageOptions,
	type PublicPage,
	type Variant,
} from './bench-site';
import { bench, type Seen } from './in-page';

/** What the browser calls a long task: the page does not respond meanwhile. */
const LONG_TASK_MS = 50;

/** How a page is viewed. */
export interface Look {
	page: PublicPage;
	/** Such as `phone`. */
	screen: string;
	viewport: { width: number; height: number };
	/** How many times slower than this machine's processor. */
	slowdown: number;
}

/** One load of a page. */
interface Load {
	seen: Seen;
	/** Addresses of everything that was requested, including the page. */
	requests: string[];
	blocking: string[];
}

/** Loads a page in turns with and without the plugin, and opens the chat where there is one. */
export async function measureLoads(
	browser: Browser,
	site: BenchSite,
	look: Look,
	round: number
): Promise< Sample[] > {
	const { page: name, screen, slowdown } = look;
	const where = `${ name }, ${ screen }${ slowdown > 1 ? `, processor ${ slowdown }x slower` : '' }`;
	const order: Variant[] = round % 2 === 0 ? [ 'with', 'without' ] : [ 'without', 'with' ];
	const loads = new Map< Variant, Load >();
	const samples: Sample[] = [];
	const add = ( figure: string, unit: string, variant: Variant, value: number ) =>
		samples.push( { figure: `${ figure }, ${ where }`, of: CONTESTANTS[ variant ], unit, round, value } );

	for ( const variant of order ) {
		const page = await openPage( browser, site, { ...optionsOf( look ), variant } );
		const load = await loadPage( page, site.url + PUBLIC_PAGES[ name ], variant );
		loads.set( variant, load );
		add( 'first paint', 'ms', variant, load.seen.firstPaint ?? NaN );
		add( 'largest paint', 'ms', variant, load.seen.largestPaint ?? NaN );
		add( 'layout shift', '', variant, totalShift( load.seen ) );
		add( 'longest task', 'ms', variant, Math.max( 0, ...load.seen.longTasks ) );
		if ( variant === 'with' ) {
			await openChat( page, load, add );
		}
		await page.context().close();
	}

	const { with: active, without } = Object.fromEntries( loads ) as Record< Variant, Load >;
	add( 'requests added', '', 'with', active.requests.length - without.requests.length );
	add( 'blocking requests added', '', 'with', active.blocking.length - without.blocking.length );
	add( 'layout shift added', '', 'with', rounded( totalShift( active.seen ) - totalShift( without.seen ) ) );
	const elsewhere = active.requests.filter( ( url ) => new URL( url ).origin !== site.url );
	add( 'requests to elsewhere', '', 'with', elsewhere.length );
	const slow = active.seen.slowScripts.filter(
		( { sourceURL, duration } ) => isOurs( sourceURL ) && duration > LONG_TASK_MS
	);
	add( 'long tasks by the loader', '', 'with', slow.length );
	return samples;
}

function optionsOf( { viewport, slowdown }: Look ): PageOptions {
	return { viewport, slowdown };
}

async function loadPage( page: Page, url: string, variant: Variant ): Promise< Load > {
	const requests: string[] = [];
	page.on( 'request', ( request ) => {
		// The browser asks for the site's icon whenever it has time.
		if ( ! request.url().endsWith( '/favicon.ico' ) ) {
			requests.push( request.url() );
		}
	} );
	// The theme's fonts arrive at any time, and move the page more or less each time.
	await page.route( /\.woff2?(\?|$)/, ( route ) => route.abort() );
	await page.goto( url, { waitUntil: 'load' } );
	if ( variant === 'with' ) {
		await bench( page ).until( 'launcher' );
	}
	await bench( page ).settle();
	const resources = await bench( page ).resources();
	return {
		seen: await bench( page ).seen(),
		requests: [ ...requests ],
		blocking: resources
			.filter( ( { renderBlockingStatus } ) => renderBlockingStatus === 'blocking' )
			.map( ( { name } ) => name ),
	};
}

/** Opens the chat and measures whether that moves the page. */
async function openChat(
	page: Page,
	load: Load,
	add: ( figure: string, unit: string, variant: Variant, value: number ) => void
): Promise< void > {
	add( 'from click to usable chat', 'ms', 'with', await bench( page ).timeClick( '.launcher', 'widget' ) );
	await bench( page ).settle();
	add(
		'layout shift by opening the chat',
		'',
		'with',
		rounded( totalShift( await bench( page ).seen() ) - totalShift( load.seen ) )
	);
}

/** Adds up all shifts, including those that the browser excuses after a click. */
function totalShift( { shifts }: Seen ): number {
	return shifts.reduce( ( total, value ) => total + value, 0 );
}

/* Sums of the same shifts in another order differ in the last digit. */
const rounded = ( shift: number ) => Math.round( shift * 10_000 ) / 10_000;

function isOurs( url: string ): boolean {
	return url.includes( '/plugins/veranda/' );
}

/** Returns how long the loader itself runs on a processor `slowdown` times slower, in milliseconds of the trace. */
export async function measureLoader( browser: Browser, site: BenchSite, slowdown: number ): Promise< number > {
	const page = await openPage( browser, site, { slowdown } );
	await browser.startTracing( page, { categories: [ 'devtools.timeline' ] } );
	await page.goto( site.url, { waitUntil: 'load' } );
	await bench( page ).until( 'launcher' );
	const trace = JSON.parse( ( await browser.stopTracing() ).toString() ) as { traceEvents: TraceEvent[] };
	await page.context().close();
	const runs = trace.traceEvents.filter(
		( { name, args } ) => name === 'EvaluateScript' && isOurs( args?.data?.url ?? '' )
	);
	if ( runs.length === 0 ) {
		throw new Error( 'The trace has no run of the loader.' );
	}
	return runs.reduce( ( total, { dur = 0 } ) => total + dur / 1000, 0 );
}

interface TraceEvent {
	name: string;
	/** In microseconds. */
	dur?: number;
	args?: { data?: { url?: string } };
}
