import { ManualClock } from '../manual-clock.fixture';
import type { SiteMetrics } from '../metrics';
import { visitorParticipant } from '../participants';
import { conversationRow } from '../store/conversation-row.fixture';
import type { Database } from '../store/database';
import type { Statement } from '../store/queryable';
import type { ConversationRow } from '../store/rows';
import { createStores } from '../store/stores';
import { Announcer } from './announcer';
import { ConversationCache } from './conversation-cache';
import { MessageWriter } from './message-writer';

/** What MySQL says of a null in a column that takes none, of a key that is taken, and of a deadlock. */
const [ OUT_OF_DATE, DUPLICATE, DEADLOCK ] = [ 1048, 1062, 1213 ].map( ( errno ) =>
	Object.assign( new Error( `Error ${ errno }` ), { errno, sqlState: '23000' } )
);

const LOCK = 'lock the conversations';
const LOCK_FEED_FIRST = 'lock the feed, lock the conversations';
const STORE = 'store';
const STORE_IF_UNCHANGED = 'store if unchanged';

/** Tells what a script does by what it locks first. */
function nameOf( statements: readonly Statement[] ): string {
	const sql = statements.map( ( [ text ] ) => text );
	if ( sql.at( -1 ) === 'COMMIT' ) {
		return sql[ 0 ]?.includes( 'activity_number' ) ? STORE_IF_UNCHANGED : STORE;
	}
	return sql[ 0 ]?.includes( 'veranda_feed' ) ? LOCK_FEED_FIRST : LOCK;
}

/** A writer for one conversation, whose scripts fail with these errors, one after another. */
function makeWriter( { inTable, inCache, errors = [] }: Situation ) {
	const scripts: string[] = [];
	const failures = [ ...errors ];
	const script = async ( statements: readonly Statement[] ) => {
		const name = nameOf( statements );
		scripts.push( name );
		if ( name === STORE || name === STORE_IF_UNCHANGED ) {
			const error = failures.shift();
			if ( error !== undefined ) {
				throw error;
			}
			return [ [ { head: 7, visitorId: null, name: null } ] ];
		}
		return [ ...( name === LOCK_FEED_FIRST ? [ [] ] : [] ), [ { ...inTable } ], [] ];
	};
	const database = {
		scripted: ( work: ( tx: unknown ) => Promise< unknown > ) => work( { script } ),
	} as unknown as Database;
	const cache = new ConversationCache();
	if ( inCache !== undefined ) {
		cache.keep( inCache );
	}
	const announcer = new Announcer( { announce: () => {}, poll: () => Promise.resolve() }, cache );
	const metrics = { committed: () => {} } as unknown as SiteMetrics;
	const writer = new MessageWriter( database, createStores( 'wp_' ), cache, announcer, new ManualClock(), metrics );
	const post = () =>
		writer.store( {
			sender: visitorParticipant( { id: 1, publicId: 'v_1' } ),
			conversationId: 1,
			conversationPublicId: 'c_1',
			visitorPublicId: 'v_1',
			draft: { clientId: 'message-1', content: { kind: 'text', body: 'Is the lamp in stock?' } },
		} );
	return { post, scripts };
}

interface Situation {
	inTable: ConversationRow;
	inCache?: ConversationRow;
	errors?: Array< Error | undefined >;
}

const open = conversationRow( { id: 1, visitorId: 1, activeVisitorId: 1 } );
const closed = conversationRow( { id: 1, visitorId: 1, state: 'closed' } );

test.each< [ string, Situation, string[] ] >( [
	[ 'a cached conversation takes one round trip', { inTable: open, inCache: open }, [ STORE_IF_UNCHANGED ] ],
	[ 'one that is not cached is locked', { inTable: open }, [ LOCK, STORE ] ],
	[
		'one that has changed since is locked',
		{ inTable: open, inCache: open, errors: [ OUT_OF_DATE ] },
		[ STORE_IF_UNCHANGED, LOCK, STORE ],
	],
	[
		'a client id that is there already is looked up under the lock',
		{ inTable: open, inCache: open, errors: [ DUPLICATE ] },
		[ STORE_IF_UNCHANGED, LOCK, STORE ],
	],
	[ 'nobody is refused by what the cache says', { inTable: open, inCache: closed }, [ LOCK, STORE ] ],
	[
		'after a deadlock the feed is locked first',
		{ inTable: open, inCache: open, errors: [ DEADLOCK, DEADLOCK ] },
		[ STORE_IF_UNCHANGED, LOCK_FEED_FIRST, STORE, LOCK_FEED_FIRST, STORE ],
	],
] )( '%s', async ( _name, situation, expected ) => {
	const { post, scripts } = makeWriter( situation );

	expect( await post() ).toMatchObject( { isNew: true } );
	expect( scripts ).toEqual( expected );
} );

test( 'after four deadlocks the sender is told to send again', async () => {
	const { post } = makeWriter( { inTable: open, errors: [ DEADLOCK, DEADLOCK, DEADLOCK, DEADLOCK ] } );

	await expect( post() ).rejects.toMatchObject( { code: 'db_unavailable' } );
} );
