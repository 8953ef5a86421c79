import { systemClock } from '../../relay/src/clock';
import { readConfig } from '../../relay/src/config/config';
import { SearchIndex } from '../../relay/src/search/search-index';
import { Database } from '../../relay/src/store/database';
import { createStores } from '../../relay/src/store/stores';
import type { Site } from '../../tests/support/site';
import { environmentOf } from '../../tests/support/start-relay';
import { Problem } from '../../scripts/environment/problem';
import { grouped } from '../../scripts/seed/tables';

/** Messages whose words are added in one transaction. */
const MESSAGES = 1_000;
/** How often whoever waits is told how far it is. */
const TOLD = 100_000;

/** Makes all messages of a site findable, by the relay's own code but without its pauses. */
export async function fillWords( site: Site, say: ( text: string ) => void ): Promise< void > {
	const config = readConfig( environmentOf( site ) ).sites[ 0 ]?.database;
	if ( config === undefined ) {
		throw new Problem( 'The site has no database.' );
	}
	const database = new Database( config );
	const stores = createStores( site.prefix );
	const index = new SearchIndex( stores, systemClock );
	try {
		await index.beginWithFeed( database );
		let done = 0;
		let place: Awaited< ReturnType< SearchIndex[ 'addBefore' ] > > | null = null;
		while ( place !== undefined ) {
			place = await index.addBefore( database, place, MESSAGES );
			done += MESSAGES;
			if ( done % TOLD === 0 ) {
				say( `  words of ${ grouped( done ) } messages` );
			}
		}
	} finally {
		await database.close();
	}
	await site.query( 'ANALYZE TABLE {prefix}veranda_search_words' );
}
