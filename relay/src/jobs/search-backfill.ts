import { z } from 'zod';
import { jobKind, type JobContext } from './job';

/** Messages whose words are added in one transaction, and how many of these one run does. */
const MESSAGES = 400;
const PORTIONS = 5;
/** From the beginning of a run to the next: about half of the time is left to others. */
const PAUSE_MS = 2_000;

/**
 * Makes findable what was said before there was a search, the newest first. A schema file plans it, and each run plans the
 * next one; done twice, it changes nothing.
 */
export const searchBackfill = jobKind( {
	name: 'search_backfill',
	payload: z.strictObject( {
		/** Where it goes on: before this message. */
		before: z.strictObject( { conversationId: z.int().positive(), seq: z.int().nonnegative() } ).optional(),
	} ),
	async run( { before = null }, { services, now, signal }: JobContext ): Promise< void > {
		let place: typeof before | undefined = before;
		if ( before === null ) {
			// What is said from here on comes by the feed.
			await services.searchIndex.beginWithFeed( services.database );
		}
		for ( let portion = 0; portion < PORTIONS && place !== undefined && ! signal.aborted; portion++ ) {
			place = await services.searchIndex.addBefore( services.database, place, MESSAGES );
		}
		if ( place !== undefined && place !== null ) {
			await services.jobs.scheduleAnew( services.database, searchBackfill, {
				key: 'all',
				runAt: now + PAUSE_MS,
				payload: { before: place },
			} );
		}
	},
} );
