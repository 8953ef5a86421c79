import pino from 'pino';
import { SCHEMA_VERSION } from '../../protocol';
import { ManualClock } from '../manual-clock.fixture';
import type { Queryable } from '../store/queryable';
import type { EventRow } from '../store/event-row';
import type { FeedRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { ReadyEvent } from '../ready-event';
import type { EventReader } from './event-reader';
import { Feed } from './feed';

const row = ( number: number ): EventRow => ( {
	number,
	type: 'message.created',
	conversationId: 1,
	visitorId: 1,
	seq: number,
	isInternal: 0,
} );

const ready = ( number: number ): ReadyEvent => ( {
	number,
	type: 'message.created',
	conversationId: 1,
	visitorId: 1,
	departmentId: null,
	agentJson: eventJson,
	visitorJson: '{}',
} );

const own = ( number: number ) => ( { row: row( number ), ready: ready( number ) } );

/** What an event shows. */
let eventJson: string;
let clock: ManualClock;
let feed: Feed;
let told: Array< number | string >;
/** What other relays were told to be committed. */
let committed: number[];
/** What the database has. */
let table: FeedRow;
let events: EventRow[];
let schema: number | null;
let isAway: boolean;
/** How often the database was asked where the feed stands. */
let looks: number;
/** Events that the reader was asked for. */
let read: number[];

beforeEach( async () => {
	eventJson = '{}';
	clock = new ManualClock();
	told = [];
	committed = [];
	read = [];
	table = { epoch: 'one', head: 10, isEnabled: 1, accessVersion: 0 };
	events = [];
	schema = SCHEMA_VERSION;
	isAway = false;
	const ask = async < T >( answer: () => T ) => {
		if ( isAway ) {
			throw new Error( 'away' );
		}
		return answer();
	};
	const stores = {
		schema: { findVersion: () => ask( () => schema ), assertAccess: async () => undefined },
		feed: {
			get: () =>
				ask( () => {
					looks++;
					return { ...table };
				} ),
			listBetween: ( _: Queryable, after: number, upTo: number, limit: number ) =>
				ask( () => events.filter( ( { number } ) => number > after && number <= upTo ).slice( 0, limit ) ),
		},
		agents: { listAccessVersions: () => ask( () => new Map( [ [ 5, table.accessVersion ] ] ) ) },
	} as unknown as Stores;
	const reader = {
		read: ( rows: EventRow[] ) =>
			ask( () => {
				read.push( ...rows.map( ( { number } ) => number ) );
				return rows.map( ( { number } ) => ready( number ) );
			} ),
	} as unknown as EventReader;
	feed = new Feed( {} as Queryable, stores, reader, clock, pino( { level: 'silent' } ) );
	feed.observe( {
		deliver: ( event ) => void told.push( event.number ),
		reset: ( reason ) => void told.push( reason ),
		degrade: ( isDegraded ) => void told.push( isDegraded ? 'away' : 'back' ),
		accessChanged: ( versions ) => void told.push( `access ${ versions.get( 5 ) }` ),
		enable: ( isEnabled ) => void told.push( isEnabled ? 'on' : 'off' ),
		committed: ( number ) => void committed.push( number ),
	} );
	looks = 0;
	await feed.start();
	told = [];
	looks = 0;
} );

afterEach( () => feed.stop() );

/** Commits events as another process would. */
function commitElsewhere( ...numbers: number[] ): void {
	events.push( ...numbers.map( row ) );
	table.head = Math.max( table.head, ...numbers );
}

/** Lets everything that was promised happen. */
async function settle(): Promise< void > {
	for ( let turn = 0; turn < 50; turn++ ) {
		await Promise.resolve();
	}
}

test( 'own commits are told at once', () => {
	feed.announce( [ own( 11 ), own( 12 ) ] );

	expect( told ).toEqual( [ 11, 12 ] );
	expect( feed.head ).toBe( 12 );
} );

test( 'what was committed later but announced first waits for its forerunner', () => {
	feed.announce( [ own( 12 ), own( 13 ) ] );
	expect( told ).toEqual( [] );

	feed.announce( [ own( 11 ) ] );
	expect( told ).toEqual( [ 11, 12, 13 ] );
} );

test( 'a number that somebody else took is fetched, and nothing is told twice', async () => {
	commitElsewhere( 11 );
	feed.announce( [ own( 12 ) ] );
	commitElsewhere( 12 );
	clock.advance( 50 );
	await settle();
	feed.announce( [ own( 11 ), own( 12 ) ] );

	expect( told ).toEqual( [ 11, 12 ] );
	expect( read ).toEqual( [ 11 ] );
} );

test( 'what has to be read first holds up what follows', async () => {
	feed.announce( [ { row: row( 11 ), ready: null }, own( 12 ) ] );
	expect( told ).toEqual( [] );
	await settle();

	expect( told ).toEqual( [ 11, 12 ] );
} );

test( 'the poll goes on when the machine’s time is set back', async () => {
	clock.set( -3_600_000 );
	commitElsewhere( 11 );
	clock.advance( 2_000 );
	await settle();

	expect( told ).toEqual( [ 11 ] );
} );

test( 'what others wrote is found by the poll within two seconds', async () => {
	commitElsewhere( 11, 12 );
	clock.advance( 2_000 );
	await settle();

	expect( told ).toEqual( [ 11, 12 ] );
} );

test( 'more than a page is told whole and in order', async () => {
	commitElsewhere( ...Array.from( { length: 450 }, ( _, index ) => 11 + index ) );
	clock.advance( 2_000 );
	await settle();

	expect( told ).toEqual( Array.from( { length: 450 }, ( _, index ) => 11 + index ) );
} );

test( 'own commits are hinted to other relays, also while they wait for a forerunner', () => {
	feed.announce( [ own( 12 ), own( 13 ) ] );

	expect( committed ).toEqual( [ 13 ] );
} );

test( 'a hint is a reason to look at once, and one that is old is none', async () => {
	commitElsewhere( 11 );
	feed.hint( 'one', 11 );
	await settle();
	expect( told ).toEqual( [ 11 ] );

	looks = 0;
	feed.hint( 'one', 11 );
	await settle();
	expect( looks ).toBe( 0 );
} );

test( 'however many hints come, one look is under way at a time, and the last of them is not missed', async () => {
	commitElsewhere( 11 );
	feed.hint( 'one', 11 );
	await Promise.resolve();
	for ( let number = 12; number <= 40; number++ ) {
		commitElsewhere( number );
		feed.hint( 'one', number );
	}
	await settle();

	expect( told ).toEqual( Array.from( { length: 30 }, ( _, index ) => 11 + index ) );
	expect( looks ).toBeLessThanOrEqual( 3 );
} );

test( 'a hint of something that is not there is one look and nothing more', async () => {
	feed.hint( 'one', 1_000_000 );
	await settle();
	feed.hint( 'another epoch', 5 );
	await settle();

	expect( told ).toEqual( [] );
	expect( looks ).toBe( 2 );
} );

test( 'whoever needs a number waits until it has been told', async () => {
	commitElsewhere( 11, 12 );
	// A look that began before the commit must not be taken for an answer.
	const early = feed.poll();
	commitElsewhere( 13 );
	await feed.reach( 13 );

	expect( told ).toEqual( [ 11, 12, 13 ] );
	await early;
} );

test( 'events that are gone from the table are a reset, never a silent gap', async () => {
	commitElsewhere( 15 );
	clock.advance( 2_000 );
	await settle();

	expect( told ).toEqual( [ 'too_far_behind' ] );
	feed.announce( [ own( 16 ) ] );
	expect( told ).toEqual( [ 'too_far_behind', 16 ] );
} );

test( 'another epoch, or a restored backup, is a reset', async () => {
	table = { ...table, epoch: 'two', head: 3 };
	clock.advance( 2_000 );
	await settle();
	expect( [ told, feed.epoch, feed.head ] ).toEqual( [ [ 'epoch_changed' ], 'two', 3 ] );

	table = { ...table, head: 2 };
	clock.advance( 2_000 );
	await settle();
	expect( [ told, feed.head ] ).toEqual( [ [ 'epoch_changed', 'epoch_changed' ], 2 ] );
} );

test( 'an outage is told once, and once that it is over; own commits are not lost in it', async () => {
	isAway = true;
	clock.advance( 2_000 );
	await settle();
	clock.advance( 2_000 );
	await settle();
	expect( told ).toEqual( [ 'away' ] );
	expect( () => feed.assertServing() ).toThrow( expect.objectContaining( { code: 'db_unavailable' } ) );
	feed.announce( [ { row: row( 11 ), ready: null } ] );
	await settle();

	isAway = false;
	commitElsewhere( 11 );
	clock.advance( 1_000 );
	await settle();
	expect( told ).toEqual( [ 'away', 11, 'back' ] );
	expect( () => feed.assertServing() ).not.toThrow();
} );

test( 'changes of access and of the plugin reach the streams', async () => {
	table = { ...table, accessVersion: 4, isEnabled: 0 };
	clock.advance( 2_000 );
	await settle();

	expect( told ).toEqual( [ 'access 4', 'off' ] );
	expect( feed.accessVersionOf( 5 ) ).toBe( 4 );
	expect( () => feed.assertServing() ).toThrow( expect.objectContaining( { code: 'site_disabled' } ) );
} );

test.each( [
	[ null, 'Activate the plugin' ],
	[ SCHEMA_VERSION - 1, 'Update the plugin' ],
	[ SCHEMA_VERSION + 1, 'Update the relay' ],
] )( 'schema %j is refused in one sentence with what to do', async ( found, advice ) => {
	isAway = true;
	clock.advance( 2_000 );
	await settle();
	isAway = false;
	schema = found;
	clock.advance( 2_000 );
	await settle();

	expect( () => feed.assertServing() ).toThrow( advice );
} );

test( 'what others wrote is delivered in portions that a stream can hold, in order', async () => {
	eventJson = 'x'.repeat( 100_000 );
	commitElsewhere( ...Array.from( { length: 20 }, ( _, index ) => 11 + index ) );
	const poll = feed.poll();
	const portions: number[] = [];
	while ( feed.head < 30 ) {
		const before = told.length;
		await new Promise( ( resolve ) => setImmediate( resolve ) );
		portions.push( told.length - before );
	}
	await poll;

	// Less than a mebibyte, which is what may wait for one reader.
	expect( Math.max( ...portions ) ).toBeLessThanOrEqual( 10 );
	expect( told ).toEqual( Array.from( { length: 20 }, ( _, index ) => 11 + index ) );
} );
