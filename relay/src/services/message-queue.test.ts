import type { ChatError } from '../errors';
import { visitorParticipant } from '../participants';
import type { Post } from './message-post';
import { MessageQueue } from './message-queue';

/* How long a busy queue waits, and what ends the wait (docs/decisions/0012). */
const DELAY_MS = 2;
const ENOUGH = 16;

/** What a test says of a commit: which conversation another transaction has locked, and whether the database is away. */
interface Outcome {
	locked?: number;
	isDatabaseAway?: boolean;
}

beforeEach( () => {
	jest.useFakeTimers( {
		doNotFake: [ 'Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'setInterval' ],
	} );
} );

afterEach( () => {
	jest.useRealTimers();
} );

const makePost = ( conversationId: number, body: string ): Post => ( {
	sender: visitorParticipant( { id: conversationId, publicId: `v_${ conversationId }` } ),
	conversationId,
	conversationPublicId: `c_${ conversationId }`,
	visitorPublicId: `v_${ conversationId }`,
	draft: { clientId: body, content: { kind: 'text', body } },
} );

/** A queue whose commits return when a test says so. */
function makeQueue() {
	const sizes: number[] = [];
	const commits: Array< { bodies: string[]; skipsLocked: boolean } > = [];
	const underWay: Array< ( outcome: Outcome ) => void > = [];
	const answered: string[] = [];
	let posted = 0;
	const queue = new MessageQueue( async ( posts, skipsLocked ) => {
		commits.push( { bodies: posts.map( ( { draft } ) => draft.content.body ), skipsLocked } );
		const outcome = await new Promise< Outcome >( ( resolve ) => underWay.push( resolve ) );
		const { locked, isDatabaseAway = false } = outcome;
		const left = posts.filter( ( { conversationId } ) => conversationId === locked );
		const stored = posts.filter( ( post ) => ! left.includes( post ) );
		sizes.push( stored.length );
		stored.forEach( ( post ) => post.resolve( { isNew: false, conversationId: post.conversationId, seq: 1 } ) );
		return { locked: left, isDatabaseAway };
	} );
	const add = ( conversationId: number, body: string ) =>
		void queue.add( makePost( conversationId, body ) ).then(
			() => answered.push( body ),
			( error: unknown ) => answered.push( `${ body }: ${ ( error as ChatError ).code }` )
		);

	return {
		queue,
		/** How many messages each commit held that has returned. */
		sizes,
		commits,
		/** The posts that were answered, with the code of those that were refused. */
		answered,
		begun: () => commits.length,
		add,
		/** As many visitors post in one turn of the event loop, each in a conversation of their own. */
		async post( count: number ) {
			for ( let index = 0; index < count; index++ ) {
				const id = ++posted;
				add( id, `message ${ id }` );
				await tick();
			}
			await turns();
		},
		/** Lets the oldest commit that is under way return. */
		async finish( outcome: Outcome = {} ) {
			underWay.shift()?.( outcome );
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
	const { post, finish, begun, sizes } = makeQueue();
	await post( 2 );
	await post( 5 );
	expect( begun() ).toBe( 1 );

	await finish();
	expect( begun() ).toBe( 2 );
	await finish();
	expect( sizes ).toEqual( [ 2, 5 ] );
} );

test( 'a quiet queue is not delayed', async () => {
	const { post, finish, begun } = makeQueue();
	await post( 2 );
	await finish();

	await post( 1 );
	expect( begun() ).toBe( 2 );
} );

test( 'after a commit of three, the next one is delayed', async () => {
	const { post, finish, begun, sizes } = makeQueue();
	await post( 3 );
	await finish();
	await post( 1 );
	await post( ENOUGH - 2 );
	await pass( DELAY_MS - 1 );
	expect( begun() ).toBe( 1 );

	await pass( 1 );
	expect( begun() ).toBe( 2 );
	await finish();
	expect( sizes ).toEqual( [ 3, ENOUGH - 1 ] );
} );

test( 'the delay ends once enough posts wait, and leaves nothing behind', async () => {
	const { post, finish, begun, sizes } = makeQueue();
	await post( 3 );
	await finish();
	await post( ENOUGH - 1 );
	expect( begun() ).toBe( 1 );

	await pass( DELAY_MS - 1 );
	await post( 4 );
	expect( begun() ).toBe( 2 );
	await finish();
	expect( sizes ).toEqual( [ 3, ENOUGH + 3 ] );

	// The time of the first delay is over now. It must not end the second one, which has just begun.
	await pass( 1 );
	await post( ENOUGH - 1 );
	expect( begun() ).toBe( 2 );
	await post( 1 );
	expect( begun() ).toBe( 3 );
} );

test( 'when enough wait already as a commit returns, the next one begins at once', async () => {
	const { post, finish, begun } = makeQueue();
	await post( 3 );
	await post( ENOUGH );
	await finish();

	expect( begun() ).toBe( 2 );
} );

test( 'a delay in which nobody came leaves the queue quiet', async () => {
	const { post, finish, begun } = makeQueue();
	await post( 3 );
	await finish();
	await pass( DELAY_MS );

	await post( 1 );
	expect( begun() ).toBe( 2 );
} );

test( 'posts of a locked conversation wait in a queue of their own, in their order', async () => {
	const { add, commits, answered, finish } = makeQueue();
	add( 1, 'a1' );
	add( 2, 'b1' );
	await turns();
	add( 1, 'a2' );
	add( 2, 'b2' );
	await finish( { locked: 1 } );
	add( 1, 'a3' );
	await turns();

	expect( answered ).toEqual( [ 'b1' ] );
	expect( commits.slice( 1 ) ).toEqual( [
		{ bodies: [ 'b2' ], skipsLocked: true },
		{ bodies: [ 'a1', 'a2' ], skipsLocked: false },
	] );
	await finish();
	await finish();
	expect( commits.at( -1 ) ).toEqual( { bodies: [ 'a3' ], skipsLocked: false } );
} );

test( 'a conversation that is free again goes with the others', async () => {
	const { queue, add, commits, finish } = makeQueue();
	add( 1, 'a1' );
	await turns();
	await finish( { locked: 1 } );
	await finish();
	await queue.idle();

	add( 1, 'a2' );
	await turns();
	expect( commits.at( -1 ) ).toEqual( { bodies: [ 'a2' ], skipsLocked: true } );
} );

test( 'while the database is away, what waits is refused at once', async () => {
	const { queue, add, answered, commits, finish } = makeQueue();
	add( 1, 'a1' );
	await turns();
	add( 1, 'a2' );
	add( 2, 'b1' );
	await finish( { isDatabaseAway: true } );
	await queue.idle();

	expect( answered ).toEqual( [ 'a1', 'a2: db_unavailable', 'b1: db_unavailable' ] );
	expect( commits ).toHaveLength( 1 );
} );

test( 'when too many wait, one more is refused', async () => {
	const { add, answered } = makeQueue();
	for ( let index = 0; index < 5_000; index++ ) {
		add( index, 'waits' );
	}
	add( 1, 'one too many' );
	await turns();

	expect( answered ).toEqual( [ 'one too many: overloaded' ] );
} );
