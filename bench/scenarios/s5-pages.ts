import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { OWNER } from '../../scripts/environment/people';
import type { Release } from '../../scripts/environment/wordpress-files';
import { zip } from '../../scripts/zip';
import {
	BenchSite,
	CONTESTANTS,
	DESKTOP,
	logIn,
	PHONE,
	PUBLIC_PAGES,
	startBrowser,
	type PublicPage,
} from '../pages/bench-site';
import { measureInbox } from '../pages/inbox';
import { measureLongChat } from '../pages/long-chat';
import { measureLoader, measureLoads, type Look } from '../pages/page-load';
import { checkSwitch, measurePhp } from '../pages/php-cost';
import { measureSizes } from '../pages/sizes';
import type { BenchRun, Sample, Scenario, Target } from '../scenario';

/** How many times slower the processor of a cheap phone is. */
const PHONE_SLOWDOWN = 4;
const SIZE = {
	quick: { pages: [ 'front page' ] as PublicPage[], requests: 15, messages: 400 },
	full: { pages: Object.keys( PUBLIC_PAGES ) as PublicPage[], requests: 40, messages: 2_000 },
};
const CONVERSATIONS = 10_000;
const LONG_CONVERSATION = 2_000;

/** What the plugin costs a site's pages, and how the chat's own screens cope with a busy site. */
export const pages: Scenario = {
	id: 'S5',
	title: 'pages: what a front-end page pays for the chat, and how widget and inbox bear a busy site',
	async run( run ) {
		await zip();
		const found: Found = { samples: measureSizes(), faults: [], notes: [] };
		const browser = await startBrowser();
		try {
			const releases: Release[] = run.isQuick ? [ 'latest' ] : [ 'latest', '6.8' ];
			for ( const release of releases ) {
				const site = await BenchSite.start( join( run.folder, release ), release );
				try {
					await measureSite( run, browser, site, release, found );
				} finally {
					await site.stop();
				}
			}
		} finally {
			await browser.close();
		}
		return { ...found, targets: targetsOf( found.samples ) };
	},
};

interface Found {
	samples: Sample[];
	faults: string[];
	notes: string[];
}

async function measureSite(
	run: BenchRun,
	browser: Browser,
	site: BenchSite,
	release: Release,
	found: Found
): Promise< void > {
	const { pages: names, requests, messages } = run.isQuick ? SIZE.quick : SIZE.full;
	const { version } = site.whole.wordpress;
	const label = `WordPress ${ release === 'latest' ? 'newest' : release }`;
	found.notes.push( `${ label } is ${ version }.` );
	found.faults.push( ...( await checkSwitch( site ) ) );
	for ( let round = 1; round <= run.rounds; round++ ) {
		run.say( `${ label }: PHP, round ${ round }` );
		found.samples.push( ...( await measurePhp( site, { pages: names, requests, round, label } ) ) );
	}
	if ( release !== 'latest' ) {
		return;
	}
	for ( let round = 1; round <= run.rounds; round++ ) {
		run.say( `Pages in the browser, round ${ round }` );
		for ( const look of looksOf( run, names ) ) {
			found.samples.push( ...( await measureLoads( browser, site, look, round ) ) );
		}
		found.samples.push( ...WORST.map( ( figure ) => worstOf( found.samples, figure, round ) ) );
		for ( const slowdown of [ 1, PHONE_SLOWDOWN ] ) {
			const figure = `the loader runs${ slowdown > 1 ? `, processor ${ slowdown }x slower` : '' }`;
			const value = await measureLoader( browser, site, slowdown );
			found.samples.push( { figure, of: CONTESTANTS.with, unit: 'ms', round, value } );
		}
	}

	// Every owner has been in wp-admin: WordPress tests there once whether it can compress its scripts, and would test
	// again on each visit of somebody who may not store the answer.
	await logIn( browser, site, OWNER );
	const storageState = await logIn( browser, site );
	run.say( `Widget and inbox over ${ messages } messages` );
	found.samples.push(
		...( await measureLongChat( browser, site, storageState, { messages, say: run.say.bind( run ) } ) )
	);
	run.say( `The inbox with ${ CONVERSATIONS } conversations` );
	await site.fill( CONVERSATIONS, LONG_CONVERSATION );
	for ( let round = 1; round <= run.rounds; round++ ) {
		found.samples.push( ...( await measureInbox( browser, site, storageState, round ) ) );
	}
}

/** Loads every page on a desktop and on a cheap phone; a quick run loads them once. */
function looksOf( { isQuick }: BenchRun, names: PublicPage[] ): Look[] {
	const screens = [
		{ screen: 'desktop', viewport: DESKTOP, slowdown: 1 },
		{ screen: 'phone', viewport: PHONE, slowdown: PHONE_SLOWDOWN },
	];
	return names.flatMap( ( page ) =>
		( isQuick ? screens.slice( 1 ) : screens ).map( ( screen ) => ( { page, ...screen } ) )
	);
}

/**
 * Promises for every page: the page on which they hold worst counts.
 */
const WORST = [
	'blocking requests added',
	'requests to elsewhere',
	'layout shift added',
	'layout shift by opening the chat',
	'long tasks by the loader',
];
const ON_ALL_PAGES = 'worst of all pages';

function worstOf( samples: readonly Sample[], figure: string, round: number ): Sample {
	const values = samples
		.filter( ( sample ) => sample.round === round && sample.figure.startsWith( `${ figure }, ` ) )
		.map( ( { value } ) => value );
	return {
		figure: `${ figure }, ${ ON_ALL_PAGES }`,
		of: CONTESTANTS.with,
		unit: '',
		round,
		value: Math.max( ...values ),
	};
}

/** Growth that a window is allowed after 500 messages. */
const GROWTH = { megabytes: 3, nodes: 800 };
const INBOX_MS = 1_000;
const LONG_TASK_MS = 50;

function targetsOf( samples: readonly Sample[] ): Target[] {
	const own = { of: CONTESTANTS.with };
	const named = ( beginning: string ) => [
		...new Set( samples.map( ( { figure } ) => figure ).filter( ( figure ) => figure.startsWith( beginning ) ) ),
	];
	return [
		...named( 'PHP processor time, ' ).map( ( figure ) => ( {
			...own,
			label: figure,
			figure,
			against: CONTESTANTS.without,
			atMost: 1.05,
			quickSlack: 1.1,
		} ) ),
		...named( 'database queries added, ' ).map( ( figure ) => ( { ...own, label: figure, figure, atMost: 0 } ) ),
		...WORST.map( ( name ) => ( {
			...own,
			label: `front-end page: ${ name }`,
			figure: `${ name }, ${ ON_ALL_PAGES }`,
			atMost: 0,
		} ) ),
		{
			...own,
			label: `the loader runs, processor ${ PHONE_SLOWDOWN }x slower, in ms`,
			figure: `the loader runs, processor ${ PHONE_SLOWDOWN }x slower`,
			atMost: LONG_TASK_MS,
		},
		{ ...own, label: 'front-end page: loader, in KB gzip', figure: 'size, loader', atMost: 2, quickSlack: 1 },
		{
			...own,
			label: 'widget until the first answer, in KB gzip',
			figure: 'size, widget, until the first answer',
			atMost: 25,
			quickSlack: 1,
		},
		{
			...own,
			label: 'widget, everything, in KB gzip',
			figure: 'size, widget, everything',
			atMost: 60,
			quickSlack: 1,
		},
		{
			...own,
			label: `inbox opens with ${ CONVERSATIONS } conversations, cold cache, in ms`,
			figure: 'inbox opens, cold cache',
			atMost: INBOX_MS,
			quickSlack: 4,
		},
		...named( 'heap growth, ' ).map( ( figure ) => ( {
			...own,
			label: figure,
			figure,
			atMost: GROWTH.megabytes,
		} ) ),
		...named( 'node growth, ' ).map( ( figure ) => ( { ...own, label: figure, figure, atMost: GROWTH.nodes } ) ),
	];
}
