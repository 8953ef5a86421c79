import { waitUntil } from '../../scripts/environment/processes';
import { DEFAULT_LIMITS, LIMIT_VARIABLES } from '../../relay/src/config/limits-config';
import { draft } from '../support/make';
import { Party } from '../support/party';
import type { StreamReader } from '../support/read-stream';
import { SeveralRelays } from '../support/several-relays';

/** A relay's limits by default. */
const REAL = Object.fromEntries(
	Object.entries( LIMIT_VARIABLES ).map( ( [ name, variable ] ) => [
		variable,
		String( DEFAULT_LIMITS[ name as keyof typeof DEFAULT_LIMITS ] ),
	] )
);

let several: SeveralRelays;

beforeEach( async () => {
	several = await SeveralRelays.start( 3, { env: REAL } );
} );

afterEach( () => several.remove() );

test( 'A60: three relays together allow one visitor what one relay would', async () => {
	const { conversation, visitor } = await several.make.queuedConversation();
	const path = `/v1/conversations/${ conversation.id }/messages`;
	const twins = [ 0, 1, 2 ].map( ( index ) => new Party( several.at( index ), visitor.id, visitor.token ) );

	const answers = await Promise.all(
		Array.from( { length: 300 }, ( _, index ) => twins[ index % 3 ]?.post( path, draft( `${ index }` ) ) )
	);
	const statuses = answers.map( ( answer ) => answer?.status );

	expect( statuses.filter( ( status ) => status === 201 ).length ).toBeGreaterThanOrEqual( 8 );
	// The burst, and what was refilled while 300 requests were answered: three separate relays would allow three times that.
	expect( statuses.filter( ( status ) => status === 201 ).length ).toBeLessThanOrEqual( 22 );
	for ( const answer of answers.filter( ( each ) => each?.status !== 201 ) ) {
		expect( [ answer?.status, answer?.code ] ).toEqual( [ 429, 'rate_limited' ] );
		expect( answer?.headers[ 'retry-after' ] ).toMatch( /^[1-9]\d*$/ );
	}
} );

test( 'A62: one address makes 30 visitors an hour on all relays together', async () => {
	const statuses: number[] = [];
	for ( let index = 0; index < 40; index++ ) {
		const { make } = several.at( index % 3 );
		const answer = await make.visitorAnswer( {}, { headers: { 'X-Forwarded-For': '198.51.100.7' } } );
		statuses.push( answer.status );
	}

	expect( statuses.filter( ( status ) => status === 201 ) ).toHaveLength( DEFAULT_LIMITS.newVisitorsPerHour );
	expect( statuses.at( -1 ) ).toBe( 429 );
} );

test( 'A62: without Redis each relay counts for itself', async () => {
	await several.redis.kill();
	const statuses: number[] = [];
	for ( let index = 0; index < 40; index++ ) {
		const answer = await several.make.visitorAnswer( {}, { headers: { 'X-Forwarded-For': '198.51.100.7' } } );
		statuses.push( answer.status );
	}

	expect( statuses.filter( ( status ) => status === 201 ) ).toHaveLength( DEFAULT_LIMITS.newVisitorsPerHour );
} );

test( 'A64: one address opens 50 streams on all relays together', async () => {
	const agents = Array.from( { length: 6 }, ( _, index ) =>
		several.move( several.make.agent( {}, { address: '198.51.100.9' } ), index % 3 )
	);
	const statuses: number[] = [];
	for ( let round = 0; round < 10; round++ ) {
		for ( const agent of agents ) {
			statuses.push( ( await agent.tryStream() ).status );
		}
	}

	expect( statuses.filter( ( status ) => status === 200 ) ).toHaveLength( DEFAULT_LIMITS.streamsPerAddress );
	expect( statuses.filter( ( status ) => status === 429 ) ).toHaveLength( 10 );

	agents.slice( 0, 2 ).forEach( ( agent ) => agent.leave() );
	await waitUntil(
		async () => ( await several.move( agents[ 5 ] as Party, 2 ).tryStream() ).status === 200,
		() => 'What became free is not allowed again.'
	);
	agents.forEach( ( agent ) => agent.leave() );
} );

test( 'A64: one visitor keeps five streams on all relays together, and the newest is one of them', async () => {
	const visitor = await several.make.visitor();
	const twins = [ 0, 1, 2 ].map( ( index ) => new Party( several.at( index ), visitor.id, visitor.token ) );
	const streams: StreamReader[] = [];
	for ( let index = 0; index < 12; index++ ) {
		const stream = await ( twins[ index % 3 ] as Party ).openStream();
		streams.push( stream );
		// The one that has to go may be at another relay, which is asked.
		await waitUntil(
			() => streams.filter( ( each ) => each.isOpen && each.all( 'bye' ).length === 0 ).length <= 5,
			() => 'Too many streams stay open.'
		);
		expect( stream.isOpen ).toBe( true );
	}

	const ended = streams.filter( ( stream ) => stream.all( 'bye' ).length > 0 );
	expect( ended.flatMap( ( stream ) => stream.all( 'bye' ) ).map( ( { reason } ) => reason ) ).toEqual(
		ended.map( () => 'too_many' )
	);
	expect( ended ).toHaveLength( 7 );
	twins.forEach( ( twin ) => twin.leave() );
} );
