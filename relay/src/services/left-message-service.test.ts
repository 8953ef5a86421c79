import pino from 'pino';
import { databaseUnavailable } from '../errors';
import { ManualClock } from '../manual-clock.fixture';
import type { Database } from '../store/database';
import type { Stores } from '../store/stores';
import { Announcer } from './announcer';
import { ConversationCache } from './conversation-cache';
import { LeftMessageService } from './left-message-service';

/** Takes in three left messages of which the first fails; returns which were tried. */
async function importWaiting( failure: Error ): Promise< number[] > {
	const tried: number[] = [];
	const stores = {
		leftMessages: {
			listWaiting: () => Promise.resolve( [ 1, 2, 3 ] ),
			lockWaiting: ( _: unknown, id: number ) => {
				tried.push( id );
				return id === 1 ? Promise.reject( failure ) : Promise.resolve( null );
			},
		},
	} as unknown as Stores;
	const database = {
		transaction: ( work: ( tx: unknown ) => Promise< unknown > ) => work( {} ),
	} as unknown as Database;
	const log = pino( { level: 'silent' } );
	const announcer = new Announcer( { announce: () => {}, poll: () => Promise.resolve() }, new ConversationCache() );
	const service = new LeftMessageService( database, stores, announcer, new ManualClock(), log );
	await service.importWaiting().catch( () => undefined );
	return tried;
}

test( 'a row that cannot be taken in holds up no other', async () => {
	expect( await importWaiting( new Error( 'Data too long for column' ) ) ).toEqual( [ 1, 2, 3 ] );
} );

test( 'a database that is away is not asked for each row', async () => {
	expect( await importWaiting( databaseUnavailable() ) ).toEqual( [ 1 ] );
} );
