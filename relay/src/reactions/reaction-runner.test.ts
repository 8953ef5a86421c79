import pino from 'pino';
import type { BackgroundServices } from '../jobs/background-services';
import { settle, spyMetrics } from '../background/work.fixture';
import { ManualClock } from '../manual-clock.fixture';
import type { Written } from '../store/change-set';
import type { Queryable } from '../store/queryable';
import type { EventRow } from '../store/event-row';
import type { ReactionRow } from '../store/reaction-store';
import { reaction, type Reaction } from './reaction';
import { ReactionRunner } from './reaction-runner';

let clock: ManualClock;
/** What is committed, and up to where the feed has delivered it. */
let events: EventRow[];
let head: number;
/** The reactions' rows. */
let rows: Map< string, ReactionRow >;
let setAside: Array< { reaction: string; event: number; error: string } >;
let isAway: boolean;
/** Statements that were run, by name. */
let statements: string[];
/** What reactions have handled, and what was announced. */
let handled: Array< number | string >;
let announced: Written[];
let counted: string[];
let runners: ReactionRunner[];

beforeEach( () => {
	clock = new ManualClock();
	events = [];
	head = 0;
	rows = new Map();
	setAside = [];
	isAway = false;
	statements = [];
	handled = [];
	announced = [];
	runners = [];
} );

afterEach( () => Promise.all( runners.map( ( runner ) => runner.stop() ) ) );

/** Stores that keep everything in memory; a transaction that fails puts it back. */
function makeServices(): BackgroundServices {
	const ask = async < T >( name: string, answer: () => T ): Promise< T > => {
		statements.push( name );
		if ( isAway ) {
			throw new Error( 'away' );
		}
		return answer();
	};
	const reactions = {
		load: ( _: Queryable, name: string ) =>
			ask( 'load', () => {
				const row = rows.get( name ) ?? { position: head, attempts: 0 };
				rows.set( name, row );
				return { ...row, head, oldest: events[ 0 ]?.number ?? null };
			} ),
		move: ( _: Queryable, name: string, from: number, to: number ) =>
			ask( 'move', () => {
				const isThere = rows.get( name )?.position === from;
				if ( isThere ) {
					rows.set( name, { position: to, attempts: 0 } );
				}
				return isThere;
			} ),
		noteFailure: ( _: Queryable, name: string, row: ReactionRow ) =>
			ask( 'noteFailure', () => {
				const isThere = rows.get( name )?.position === row.position;
				if ( isThere ) {
					rows.set( name, row );
				}
				return isThere;
			} ),
		setAside: ( _: Queryable, name: string, event: EventRow, _attempts: number, error: string ) =>
			ask( 'setAside', () => void setAside.push( { reaction: name, event: event.number, error } ) ),
	};
	const feed = {
		listOfTypes: ( _: Queryable, types: string[], after: number, upTo: number, limit: number ) =>
			ask( 'listOfTypes', () =>
				events
					.filter( ( { number, type } ) => number > after && number <= upTo && types.includes( type ) )
					.slice( 0, limit )
			),
	};
	const database = {
		transaction: async < T >( work: ( tx: object ) => Promise< T > ): Promise< T > => {
			const before = new Map( rows );
			try {
				return await work( {} );
			} catch ( error ) {
				rows = before;
				throw error;
			}
		},
	};
	return { database, stores: { reactions, feed } } as unknown as BackgroundServices;
}

function start( ...reactions: Reaction[] ): ReactionRunner {
	const spy = spyMetrics();
	counted = spy.counted;
	const runner = new ReactionRunner( reactions, {
		services: makeServices(),
		announcer: { announceWritten: ( written ) => void announced.push( written ) },
		head: () => head,
		clock,
		metrics: spy.metrics,
		log: pino( { level: 'silent' } ),
	} );
	runner.start();
	runners.push( runner );
	return runner;
}

/** Commits an event, and lets the feed deliver it. */
function commit( type: 'message.created' | 'conversation.created', ...to: ReactionRunner[] ): number {
	const number = head + 1;
	const content = type === 'message.created' ? { type, seq: number } : { type };
	events.push( { ...content, number, conversationId: 1, visitorId: 1, isInternal: 0 } );
	head = number;
	to.forEach( ( runner ) => runner.hear( number, type ) );
	return number;
}

/** A reaction to new conversations that does as it is told. */
function watch( name = 'watch', act: ( event: EventRow ) => void = () => {} ): Reaction {
	return reaction( {
		name,
		on: [ 'conversation.created' ],
		async handle( event ) {
			act( event );
			handled.push( name === 'watch' ? event.number : `${ name } ${ event.number }` );
		},
	} );
}

const fail = () => {
	throw new Error( 'broken' );
};

async function pass( milliseconds: number ): Promise< void > {
	// Step by step: what is arranged on the way falls due on the way.
	for ( let passed = 0; passed < milliseconds; passed += 500 ) {
		clock.advance( 500 );
		await settle();
	}
}

test( 'events of the wanted types are handled in order, without waiting for any time to pass', async () => {
	const runner = start( watch() );
	await settle();

	for ( const type of [ 'conversation.created', 'message.created', 'conversation.created' ] as const ) {
		commit( type, runner );
	}
	await settle();

	expect( handled ).toEqual( [ 1, 3 ] );
	expect( announced ).toHaveLength( 2 );
	expect( counted ).toEqual( [ 'reaction watch done', 'reaction watch done' ] );
} );

test( 'what nobody wants costs no statement, and is noted now and then', async () => {
	const runner = start( watch() );
	await settle();
	statements = [];

	for ( let count = 0; count < 1_000; count++ ) {
		commit( 'message.created', runner );
		await Promise.resolve();
	}
	await settle();
	expect( statements ).toEqual( [] );

	await pass( 10_000 );
	expect( statements ).toEqual( [ 'move' ] );
	expect( rows.get( 'watch' )?.position ).toBe( 1_000 );
	await pass( 30_000 );
	expect( statements ).toEqual( [ 'move' ] );
} );

test( 'a new reaction begins after the newest event, a known one where it was', async () => {
	commit( 'conversation.created' );
	commit( 'conversation.created' );
	rows.set( 'known', { position: 1, attempts: 0 } );

	start( watch(), watch( 'known' ) );
	await settle();

	expect( handled ).toEqual( [ 'known 2' ] );
} );

test( 'many events are read page by page', async () => {
	rows.set( 'watch', { position: 0, attempts: 0 } );
	for ( let count = 0; count < 250; count++ ) {
		commit( 'conversation.created' );
	}
	start( watch() );
	for ( let turns = 0; turns < 20; turns++ ) {
		await settle();
	}

	expect( handled ).toEqual( Array.from( { length: 250 }, ( _, index ) => index + 1 ) );
} );

test( 'an event that fails is tried again after longer and longer pauses, and those behind it wait', async () => {
	let failures = 3;
	const runner = start( watch( 'watch', () => failures-- > 0 && fail() ) );
	await settle();
	commit( 'conversation.created', runner );
	commit( 'conversation.created', runner );

	await pass( 6_500 );
	expect( handled ).toEqual( [] );
	expect( rows.get( 'watch' ) ).toEqual( { position: 0, attempts: 3 } );
	await pass( 1_000 );
	expect( handled ).toEqual( [ 1, 2 ] );
	expect( rows.get( 'watch' ) ).toEqual( { position: 2, attempts: 0 } );
} );

test( 'what fails too often is set aside with its reason, and the reaction goes on', async () => {
	const runner = start( watch( 'watch', ( { number } ) => number === 1 && fail() ) );
	await settle();
	commit( 'conversation.created', runner );
	commit( 'conversation.created', runner );

	await pass( 200_000 );

	expect( handled ).toEqual( [ 2 ] );
	expect( setAside ).toEqual( [ { reaction: 'watch', event: 1, error: 'Error: broken' } ] );
	expect( counted.filter( ( what ) => what === 'reaction watch failed' ) ).toHaveLength( 7 );
	expect( counted ).toContain( 'reaction watch set_aside' );
} );

test( 'tries are counted over a restart', async () => {
	commit( 'conversation.created' );
	rows.set( 'watch', { position: 0, attempts: 7 } );

	start( watch( 'watch', fail ) );
	await settle();

	expect( setAside ).toHaveLength( 1 );
} );

test( 'one that fails keeps no other waiting', async () => {
	const runner = start( watch( 'broken', fail ), watch() );
	await settle();
	commit( 'conversation.created', runner );
	await settle();

	expect( handled ).toEqual( [ 1 ] );
} );

test( 'an outage of the database is nobody’s failure', async () => {
	const runner = start( watch() );
	await settle();
	isAway = true;
	commit( 'conversation.created', runner );
	await pass( 600_000 );
	isAway = false;
	await pass( 2_000 );

	expect( handled ).toEqual( [ 1 ] );
	expect( setAside ).toEqual( [] );
	expect( counted ).toEqual( [ 'reaction watch done' ] );
} );

test( 'an event whose commit went through though its answer was lost is not handled again', async () => {
	const services = makeServices();
	const lose = services.database.transaction.bind( services.database );
	let isLost = true;
	const runner = new ReactionRunner( [ watch() ], {
		services: {
			...services,
			database: {
				transaction: async ( work: never ) => {
					await lose( work );
					if ( isLost ) {
						isLost = false;
						throw new Error( 'connection lost' );
					}
				},
			} as unknown as BackgroundServices[ 'database' ],
		},
		announcer: { announceWritten: () => {} },
		head: () => head,
		clock,
		metrics: spyMetrics().metrics,
		log: pino( { level: 'silent' } ),
	} );
	runners.push( runner );
	runner.start();
	await settle();
	commit( 'conversation.created', runner );
	await pass( 5_000 );
	commit( 'conversation.created', runner );
	await settle();

	expect( handled ).toEqual( [ 1, 2 ] );
} );

test( 'two relays that both believe to lead handle nothing twice', async () => {
	const both = [ start( watch() ), start( watch() ) ];
	await settle();
	for ( let count = 0; count < 10; count++ ) {
		commit( 'conversation.created', ...both );
		await settle();
	}
	await pass( 5_000 );

	// One of the two may have begun on an event; what it wrote was not committed.
	expect( rows.get( 'watch' )?.position ).toBe( 10 );
	expect( announced ).toHaveLength( 10 );
} );

test( 'events that were deleted before it came to them are passed over', async () => {
	rows.set( 'watch', { position: 3, attempts: 0 } );
	head = 100_000;
	start( watch() );
	await settle();
	head = 100_000;
	commit( 'conversation.created', ...runners );
	await settle();

	expect( handled ).toEqual( [ 100_001 ] );
} );

test( 'a restored backup with fewer events does not stop it', async () => {
	rows.set( 'watch', { position: 500, attempts: 0 } );
	head = 20;
	const runner = start( watch() );
	await settle();
	commit( 'conversation.created', runner );
	await settle();
	expect( handled ).toEqual( [ 21 ] );

	// The same while it runs: the feed says so.
	rows.set( 'watch', { position: 4, attempts: 0 } );
	events = [];
	head = 5;
	runner.reset();
	await settle();
	commit( 'conversation.created', runner );
	await settle();
	expect( handled ).toEqual( [ 21, 6 ] );
} );

test( 'a relay whose feed is behind does not go back to what another has handled', async () => {
	for ( let count = 0; count < 5; count++ ) {
		commit( 'conversation.created' );
	}
	rows.set( 'watch', { position: 5, attempts: 0 } );
	const services = makeServices();
	let delivered = 2;
	const runner = new ReactionRunner( [ watch() ], {
		services,
		announcer: { announceWritten: () => {} },
		head: () => delivered,
		clock,
		metrics: spyMetrics().metrics,
		log: pino( { level: 'silent' } ),
	} );
	runners.push( runner );
	runner.start();
	await settle();
	for ( delivered = 3; delivered <= 5; delivered++ ) {
		runner.hear( delivered, 'conversation.created' );
	}
	delivered = 5;
	await settle();
	expect( handled ).toEqual( [] );

	runner.hear( commit( 'conversation.created' ), 'conversation.created' );
	await settle();
	expect( handled ).toEqual( [ 6 ] );
} );

test( 'what it was told while it read is not forgotten', async () => {
	let during: () => void = () => {};
	const runner = start( watch( 'watch', () => during() ) );
	await settle();
	during = () => {
		during = () => {};
		commit( 'conversation.created', runner );
		commit( 'message.created', runner );
	};
	commit( 'conversation.created', runner );
	await settle();
	expect( handled ).toEqual( [ 1, 2 ] );

	commit( 'conversation.created', runner );
	await settle();
	expect( handled ).toEqual( [ 1, 2, 4 ] );
} );

test( 'stopping waits for what is being handled, and begins nothing more', async () => {
	let stopping: Promise< void > | undefined;
	const runner = start( watch( 'watch', () => ( stopping = runner.stop() ) ) );
	await settle();
	commit( 'conversation.created', runner );
	commit( 'conversation.created', runner );
	await settle();
	await stopping;

	expect( handled ).toEqual( [ 1 ] );
	expect( rows.get( 'watch' )?.position ).toBe( 1 );
} );

test( 'many events are handled together after a rest, and one by one when that fails', async () => {
	const pages: number[][] = [];
	let isBroken = false;
	const runner = start(
		reaction( {
			name: 'watch',
			on: [ 'conversation.created' ],
			async handle( { number } ) {
				if ( isBroken && number === 4 ) {
					fail();
				}
				pages.push( [ number ] );
			},
			together: {
				restMs: 250,
				async handle( list ) {
					if ( isBroken ) {
						fail();
					}
					pages.push( list.map( ( { number } ) => number ) );
				},
			},
		} )
	);
	await settle();
	commit( 'conversation.created', runner );
	await settle();
	expect( pages ).toEqual( [ [ 1 ] ] );

	commit( 'conversation.created', runner );
	commit( 'conversation.created', runner );
	await settle();
	expect( pages ).toEqual( [ [ 1 ] ] );
	await pass( 500 );
	expect( pages ).toEqual( [ [ 1 ], [ 2, 3 ] ] );

	isBroken = true;
	commit( 'conversation.created', runner );
	commit( 'conversation.created', runner );
	await pass( 200_000 );
	expect( pages ).toEqual( [ [ 1 ], [ 2, 3 ], [ 5 ] ] );
	expect( setAside ).toEqual( [ { reaction: 'watch', event: 4, error: 'Error: broken' } ] );
} );

test( 'the next leader goes on where the last one noted that it stopped', async () => {
	const first = start( watch( 'first' ) );
	await settle();
	commit( 'conversation.created', first );
	commit( 'message.created', first );
	await settle();
	await first.stop();
	commit( 'conversation.created' );
	start( watch( 'first' ) );
	await settle();

	expect( handled ).toEqual( [ 'first 1', 'first 3' ] );
	expect( rows.get( 'first' )?.position ).toBe( 3 );
} );
