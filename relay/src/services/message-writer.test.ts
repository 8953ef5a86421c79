import { ManualClock } from '../manual-clock.fixture';
import type { SiteMetrics } from '../metrics';
import { visitorParticipant } from '../participants';
import { conversationRow } from '../store/conversation-row.fixture';
import type { Database, Statement } from '../store/database';
import { createStores } from '../store/stores';
import { Announcer } from './announcer';
import { ConversationCache } from './conversation-cache';
import { MessageWriter } from './message-writer';

/* How long a busy writer waits (docs/decisions/0015), and what ends the wait (0016). */
const GATHER_MS = 2;
const ENOUGH = 16;

beforeEach( () => {
	jest.useFakeTimers( {
		doNotFake: [ 'Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'setInterval' ],
	} );
} );

afterEach( () => {
	jest.useRealTimers();
} );

/** A writer whose commits return when a test says so, and conversations that nobody else touches. */
function makeWriter() {
	const cache = new ConversationCache();
	const sizes: number[] = [];
	const underWay: Array< () => void > = [];
	let begun = 0;
	let head = 1_000;
	let posted = 0;
	const script = async ( _statements: readonly Statement[] ) => [
		[ { head: ( head += 100 ), visitorId: null, name: null } ],
	];
	const database = {
		async scripted( work: ( tx: unknown ) => Promise< unknown > ) {
			begun++;
			await new Promise< void >( ( resolve ) => underWay.push( resolve ) );
			return work( { script } );
		},
	} as unknown as Database;
	const announcer = new Announcer( { announce: () => {}, poll: () => Promise.resolve() }, cache );
	const metrics = { committed: ( size: number ) => void sizes.push( size ) } as unknown as SiteMetrics;
	const writer = new MessageWriter( database, createStores( 'wp_' ), cache, announcer, new ManualClock(), metrics );

	return {
		/** How many messages each commit held that has returned. */
		sizes,
		begun: () => begun,
		/** As many visitors post in one turn of the event loop, each in a conversation of their own. */
		async post( count: number ) {
			for ( let index = 0; index < count; index++ ) {
				const id = ++posted;
				cache.keep( conversationRow( { id, visitorId: id, activeVisitorId: id } ) );
				void writer.store( {
					sender: visitorParticipant( { id, publicId: `v_${ id }` } ),
					conversationId: id,
					conversationPublicId: `c_${ id }`,
					visitorPublicId: `v_${ id }`,
					draft: { clientId: `message-${ id }`, kind: 'text', body: 'Is the lamp in stock?' },
				} );
				await tick();
			}
			await turns();
		},
		/** Lets the commit that is under way return. */
		async finish() {
			underWay.shift()?.();
			await turns();
		},
	};
}

/** Lets all promises go on, as they do between two sockets that are read in one turn of the event loop. */
const tick = () => new Promise< void >( ( resolve ) => process.nextTick( resolve ) );

/** Lets the event loop go round often enough for everything that waits for no time. */
async function turns() {
	for ( let turn = 0; turn < 10; turn++ ) {
		await new Promise( ( resolve ) => setImmediate( resolve ) );
	}
}

async function pass( milliseconds: number ) {
	jest.advanceTimersByTime( milliseconds );
	await turns();
}

test( 'what arrives together is committed together, and what arrives meanwhile goes out next', async () => {
	const { post, finish, begun, sizes } = makeWriter();
	await post( 2 );
	await post( 5 );
	expect( begun() ).toBe( 1 );

	await finish();
	expect( begun() ).toBe( 2 );
	await finish();
	expect( sizes ).toEqual( [ 2, 5 ] );
} );

test( 'a quiet writer waits for nobody', async () => {
	const { post, finish, begun } = makeWriter();
	await post( 2 );
	await finish();

	await post( 1 );
	expect( begun() ).toBe( 2 );
} );

test( 'after a commit that held three, a writer waits for company', async () => {
	const { post, finish, begun, sizes } = makeWriter();
	await post( 3 );
	await finish();
	await post( 1 );
	await post( ENOUGH - 2 );
	await pass( GATHER_MS - 1 );
	expect( begun() ).toBe( 1 );

	await pass( 1 );
	expect( begun() ).toBe( 2 );
	await finish();
	expect( sizes ).toEqual( [ 3, ENOUGH - 1 ] );
} );

test( 'the wait ends once there is enough of it, and leaves nothing behind', async () => {
	const { post, finish, begun, sizes } = makeWriter();
	await post( 3 );
	await finish();
	await post( ENOUGH - 1 );
	expect( begun() ).toBe( 1 );

	await pass( GATHER_MS - 1 );
	await post( 4 );
	expect( begun() ).toBe( 2 );
	await finish();
	expect( sizes ).toEqual( [ 3, ENOUGH + 3 ] );

	// The time of the first wait is over now. It must not be taken for that of the second, which has just begun.
	await pass( 1 );
	await post( ENOUGH - 1 );
	expect( begun() ).toBe( 2 );
	await post( 1 );
	expect( begun() ).toBe( 3 );
} );

test( 'when enough wait already as a commit returns, the next one begins at once', async () => {
	const { post, finish, begun } = makeWriter();
	await post( 3 );
	await post( ENOUGH );
	await finish();

	expect( begun() ).toBe( 2 );
} );

test( 'a wait in which nobody came leaves the writer quiet', async () => {
	const { post, finish, begun } = makeWriter();
	await post( 3 );
	await finish();
	await pass( GATHER_MS );

	await post( 1 );
	expect( begun() ).toBe( 2 );
} );
