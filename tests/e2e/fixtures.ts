import {
	test as base,
	expect,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page,
} from '@playwright/test';
import { PEOPLE, type PersonName } from '../../scripts/environment/people';
import type { Release } from '../../scripts/environment/wordpress-files';
import { ChatWindow } from './pages/chat-window';
import { Inbox } from './pages/inbox';
import { Site } from './site';

export interface WorkerOptions {
	/** The WordPress release of the worker's site. */
	release: Release;
}

interface WorkerFixtures extends WorkerOptions {
	site: Site;
	/** Cookies of people who logged in once. */
	logins: Map< PersonName, Awaited< ReturnType< BrowserContext[ 'storageState' ] > > >;
}

/** Collects complaints: at a test's end there may be none but those that it expects. */
export class Complaints {
	private readonly heard: string[] = [];
	private readonly expected: RegExp[] = [];
	/** Whether PHP's log is left unread: for a test that makes WordPress fail. */
	phpMayComplain = false;

	add( complaint: string ): void {
		this.heard.push( complaint );
	}

	/** Allows complaints that match, also later ones. */
	expect( ...patterns: RegExp[] ): void {
		this.expected.push( ...patterns );
	}

	/** Complaints that nobody expected. */
	get unexpected(): string[] {
		return this.heard.filter( ( complaint ) => ! this.expected.some( ( pattern ) => pattern.test( complaint ) ) );
	}
}

/** What a browser says by itself about a network or a relay that is gone. */
export const NETWORK_NOISE = /Failed to load resource: net::|the server responded with a status of 503|ERR_[A-Z_]+/;

interface Fixtures {
	/** What browsers and PHP complained of; a test that provokes complaints names them. */
	complaints: Complaints;
	/** A browser in which nobody is logged in. */
	visitorPage: Page;
	chat: ChatWindow;
	inbox: Inbox;
	secondInbox: Inbox;
	/** A page of somebody who is logged in. */
	pageOf( person: PersonName ): Promise< Page >;
}

export const test = base.extend< Fixtures, WorkerFixtures >( {
	release: [ '6.8', { option: true, scope: 'worker' } ],
	site: [
		async ( { release }, use ) => {
			const site = await Site.start( release );
			await use( site );
			await site.stop();
		},
		{ scope: 'worker', timeout: 180_000 },
	],

	logins: [ async ( {}, use ) => use( new Map() ), { scope: 'worker' } ],
	complaints: [
		async ( { site }, use ) => {
			const complaints = new Complaints();
			const before = site.phpLog().length;
			// Each test has an empty queue.
			await site.query(
				`UPDATE ${ site.prefix }veranda_conversations SET state = 'closed', active_visitor_id = NULL`
			);
			await site.query( `DELETE FROM ${ site.prefix }veranda_jobs` );
			await use( complaints );
			const php = site
				.phpLog()
				.slice( before )
				.split( '\n' )
				.filter( ( line ) => line !== '' && ! isNoiseOfWordPress( line ) )
				.join( '\n' );
			const fromPhp = php === '' || complaints.phpMayComplain ? [] : [ php ];
			expect( [ ...complaints.unexpected, ...fromPhp ] ).toEqual( [] );
		},
		{ auto: true },
	],
	visitorPage: async ( { browser, complaints }, use ) => {
		const page = await openPage( browser, complaints );
		await use( page );
		await page.context().close();
	},
	chat: async ( { visitorPage }, use ) => use( new ChatWindow( visitorPage ) ),
	pageOf: async ( { browser, complaints, site, logins }, use ) => {
		const opened: Page[] = [];
		await use( async ( person ) => {
			const known = logins.get( person );
			// Still, so that a click meets a dialog of WordPress where it was seen.
			const page = await openPage( browser, complaints, {
				reducedMotion: 'reduce',
				...( known && { storageState: known } ),
			} );
			opened.push( page );
			if ( ! known ) {
				await logIn( page, site, person );
				logins.set( person, await page.context().storageState() );
			}
			return page;
		} );
		for ( const page of opened ) {
			await page.context().close();
		}
	},
	inbox: async ( { pageOf, site }, use ) => use( new Inbox( await pageOf( 'anna' ), site.adminUrl ) ),
	secondInbox: async ( { pageOf, site }, use ) => use( new Inbox( await pageOf( 'ben' ), site.adminUrl ) ),
} );

export { expect } from '@playwright/test';

async function openPage( browser: Browser, complaints: Complaints, options?: BrowserContextOptions ): Promise< Page > {
	const context = await browser.newContext( options );
	const page = await context.newPage();
	page.on( 'console', ( message ) => {
		if ( message.type() === 'error' || message.type() === 'warning' ) {
			complaints.add( `${ message.type() }: ${ message.text() } (${ message.location().url })` );
		}
	} );
	page.on( 'pageerror', ( error ) => {
		if ( ! isNoiseOfProfile( error ) ) {
			complaints.add( String( error ) );
		}
	} );
	return page;
}

/** What WordPress's own files say: screens when the servers of wordpress.org do not answer, those of a network to a newer PHP. */
function isNoiseOfWordPress( line: string ): boolean {
	return /(dashboard|class-wp-site-health|SimplePie|wp-includes\/ms-functions)\.php on line/.test( line );
}

/** Logs somebody in by WordPress's own form. */
export async function logIn( page: Page, site: Site, person: PersonName ): Promise< void > {
	// Not to a page of wp-admin: there agents are online.
	const next = new URL( 'wp-includes/images/blank.gif', site.url ).href;
	await page.goto( new URL( `wp-login.php?redirect_to=${ encodeURIComponent( next ) }`, site.url ).href );
	await page.locator( '#user_login' ).fill( PEOPLE[ person ].login );
	await page.locator( '#user_pass' ).fill( site.password );
	await page.locator( '#wp-submit' ).click();
	await page.waitForURL( next );
}

/** What WordPress's own profile says when one leaves it before it is complete. */
function isNoiseOfProfile( { message, stack = '' }: Error ): boolean {
	return message.includes( "reading 'serialize'" ) && /load-scripts\.php|user-profile/.test( stack );
}
