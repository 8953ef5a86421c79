import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { PAGES, POSTS, SITE_TAGLINE, SITE_TITLE, type SampleText } from '../../scripts/demo/sample-content';
import { BROWSER } from '../../scripts/environment/browser';
import { PEOPLE } from '../../scripts/environment/people';
import { PASSWORD, startWholeSite, type WholeSite } from '../../scripts/environment/whole-site';
import type { Release } from '../../scripts/environment/wordpress-files';
import { insertConversations } from './many-conversations';

/** Whether the plugin is there; `again` is the site without it once more, to tell noise from cost. */
export const VARIANTS = [ 'without', 'with', 'again' ] as const;
export type Variant = ( typeof VARIANTS )[ number ];

/** Names in the report, by variant. */
export const CONTESTANTS: Readonly< Record< Variant, string > > = {
	without: 'Without the plugin',
	with: 'Veranda',
	again: 'Without the plugin, again',
};

/** The pages that are measured: name and path. */
export const PUBLIC_PAGES = {
	'front page': '/',
	post: '/a-long-read/',
	'long page': '/handbook/',
} as const;
export type PublicPage = keyof typeof PUBLIC_PAGES;

const PARAGRAPH =
	'Oak moves with the weather. In a dry winter a table of two metres becomes four millimetres narrower, in a wet spring it takes them back, and a joint that does not allow for that will tear itself apart. ';

/** A page as long as a patient reader reads. */
const LONG_PAGE: SampleText = {
	slug: 'handbook',
	title: 'The whole handbook',
	body: Array.from( { length: 240 }, ( _, index ) =>
		index % 8 === 0 ? `## Chapter ${ index / 8 + 1 }` : `${ index }. ${ PARAGRAPH.repeat( 2 ) }`
	),
};
const POST: SampleText = {
	slug: 'a-long-read',
	title: 'Why oak moves',
	body: Array.from( { length: 12 }, ( _, index ) => `${ index + 1 }. ${ PARAGRAPH }` ),
};

/** A site with the plugin from its zip, whose pages can also be had without the plugin. */
export class BenchSite {
	private constructor( readonly whole: WholeSite ) {}

	static async start( folder: string, release: Release ): Promise< BenchSite > {
		const whole = await startWholeSite( {
			folder,
			release,
			// The browser is what is measured: its texts arrive faster than anybody may write.
			relayEnvironment: {
				LIMIT_NEW_VISITORS_PER_HOUR: '10000',
				LIMIT_MESSAGE_BURST: '100000',
				LIMIT_AGENT_MESSAGE_BURST: '100000',
				LIMIT_REQUEST_BURST: '100000',
				LIMIT_ADDRESS_MESSAGES_PER_SECOND: '100000',
				LIMIT_ADDRESS_REQUESTS_PER_SECOND: '100000',
				LIMIT_SITE_MESSAGES_PER_SECOND: '100000',
				LIMIT_SITE_REQUESTS_PER_SECOND: '100000',
			},
		} );
		const { wordpress } = whole;
		copyFileSync(
			join( __dirname, 'measure-page.php' ),
			join( wordpress.site, 'wp-content/mu-plugins/a-measure-page.php' )
		);
		copyFileSync( join( __dirname, 'neighbour.php' ), join( wordpress.site, 'wp-content/plugins/neighbour.php' ) );
		await wordpress.run( join( __dirname, 'switch-plugin.php' ), { plugin: 'neighbour.php', isActive: true } );
		await wordpress.run( 'create-content.php', {
			title: SITE_TITLE,
			tagline: SITE_TAGLINE,
			pages: [ ...PAGES, LONG_PAGE ],
			posts: [ ...POSTS, POST ],
		} );
		return new BenchSite( whole );
	}

	get url(): string {
		return this.whole.wordpress.url;
	}

	/** Fills the tables as years of chatting would; then starts the relay again. */
	async fill( conversations: number, longConversation: number ): Promise< void > {
		const { relay } = this.whole;
		await relay.stop();
		await insertConversations( this.whole, conversations, longConversation );
		await relay.start();
	}

	/** Really activates or deactivates the plugin. */
	async setActive( isActive: boolean ): Promise< void > {
		await this.whole.wordpress.run( join( __dirname, 'switch-plugin.php' ), {
			plugin: 'veranda/veranda.php',
			isActive,
		} );
	}

	stop(): Promise< void > {
		return this.whole.stop();
	}
}

/** Starts the browser with the options of the end-to-end tests. */
export function startBrowser(): Promise< Browser > {
	return chromium.launch( BROWSER );
}

/** How a page of the bench can be opened. */
export interface PageOptions {
	viewport?: { width: number; height: number };
	/** Cookies of somebody who is logged in. */
	storageState?: Awaited< ReturnType< BrowserContext[ 'storageState' ] > >;
	variant?: Variant;
	/** How many times slower than this machine's processor. */
	slowdown?: number;
}

/** Opens an empty page with an empty cache. */
export async function openPage( browser: Browser, site: BenchSite, options: PageOptions = {} ): Promise< Page > {
	const { viewport = DESKTOP, storageState, variant = 'with', slowdown = 1 } = options;
	const context = await browser.newContext( { viewport, locale: 'en-GB', ...( storageState && { storageState } ) } );
	if ( variant !== 'with' ) {
		await context.addCookies( [ { name: 'veranda_bench', value: 'without', url: site.url } ] );
	}
	await context.addInitScript( { path: join( __dirname, 'in-page.js' ) } );
	const page = await context.newPage();
	if ( slowdown > 1 ) {
		const devtools = await context.newCDPSession( page );
		await devtools.send( 'Emulation.setCPUThrottlingRate', { rate: slowdown } );
	}
	return page;
}

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** Logs somebody in, by default an agent, and waits until the page is quiet; returns the cookies. */
export async function logIn(
	browser: Browser,
	site: BenchSite,
	{ login }: { login: string } = PEOPLE.anna
): Promise< PageOptions[ 'storageState' ] > {
	const page = await openPage( browser, site );
	await page.goto(
		`${ site.url }/wp-login.php?redirect_to=${ encodeURIComponent( `${ site.url }/wp-admin/profile.php` ) }`
	);
	await page.locator( '#user_login' ).fill( login );
	await page.locator( '#user_pass' ).fill( PASSWORD );
	await page.locator( '#wp-submit' ).click();
	await page.waitForURL( /wp-admin/, { waitUntil: 'networkidle' } );
	const state = await page.context().storageState();
	await page.context().close();
	return state;
}
