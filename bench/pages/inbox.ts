import type { Browser } from '@playwright/test';
import type { Sample } from '../scenario';
import { CONTESTANTS, openPage, type BenchSite, type PageOptions } from './bench-site';
import { bench } from './in-page';

/** The long conversation has waited longest, so it is first in the queue. */
const LONG_CONVERSATION = '[data-conversation]';
const ANOTHER_CONVERSATION = 'li:nth-child(2) [data-conversation]';

/** Opens the inbox with an empty cache, opens conversations, and loads it again with a full one. */
export async function measureInbox(
	browser: Browser,
	site: BenchSite,
	storageState: PageOptions[ 'storageState' ],
	round: number
): Promise< Sample[] > {
	const samples: Sample[] = [];
	const add = ( figure: string, value: number ) =>
		samples.push( { figure, of: CONTESTANTS.with, unit: 'ms', round, value } );

	const page = await openPage( browser, site, { ...( storageState && { storageState } ) } );
	await page.goto( `${ site.url }/wp-admin/admin.php?page=veranda`, { waitUntil: 'commit' } );
	add( 'inbox opens, cold cache', await bench( page ).until( 'inbox' ) );
	add( 'inbox: long conversation opens', await bench( page ).timeClick( LONG_CONVERSATION, 'longConversation' ) );
	await bench( page ).settle();
	await bench( page ).timeClick( ANOTHER_CONVERSATION, 'shortConversation' );
	await bench( page ).settle();
	add(
		'inbox: back to the long conversation',
		await bench( page ).timeClick( LONG_CONVERSATION, 'longConversation' )
	);
	const { longTasks } = await bench( page ).seen();
	add( 'inbox: longest task', Math.max( 0, ...longTasks ) );
	await page.goto( 'about:blank' );
	await page.goto( `${ site.url }/wp-admin/admin.php?page=veranda`, { waitUntil: 'commit' } );
	add( 'inbox opens, warm cache', await bench( page ).until( 'inbox' ) );
	await page.context().close();
	return samples;
}
