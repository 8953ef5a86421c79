import pino from 'pino';
import type { Announcement } from '../bus/bus';
import { ManualClock } from '../manual-clock.fixture';
import type { Queryable } from '../store/queryable';
import type { Stores } from '../store/stores';
import type { Views } from '../views';
import type { AvailabilityService } from './availability-service';
import { PresenceService } from './presence-service';

/* How long those who come and go are waited for, and how many are told of together. */
const PAUSE_MS = 100;
const TOGETHER = 200;

beforeEach( () => {
	jest.useFakeTimers( {
		doNotFake: [ 'Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate' ],
	} );
} );

afterEach( () => {
	jest.useRealTimers();
} );

/** A service among visitors who are online as `online` says; keeps whom each question to the database was about. */
function makeService() {
	const asked: number[][] = [];
	const told: Array< readonly [ id: string, isOnline: boolean ] > = [];
	const online = new Set< number >();
	const stores = {
		visitors: {
			touch: async () => undefined,
			listByIds: async ( _db: unknown, ids: number[] ) => {
				asked.push( ids );
				return ids.map( ( id ) => ( {
					id,
					publicId: `v_${ id }`,
					pageUrl: null,
					createdAt: '',
					lastSeenAt: '',
				} ) );
			},
		},
		conversations: { listCurrentDepartments: async () => new Map() },
	} as unknown as Stores;
	const bus = {
		publish( { event }: Announcement ) {
			if ( event.type === 'visitor.updated' ) {
				told.push( [ event.visitor.id, event.visitor.online ] );
			}
		},
		subscribe() {},
	};
	const connected = {
		isVisitorOnline: ( id: number ) => online.has( id ),
		isAgentConnected: () => false,
		connectedAgents: () => [],
		isSettled: true,
	};
	const service = new PresenceService(
		{} as Queryable,
		stores,
		{} as Views,
		connected,
		{ publish: async () => undefined } as unknown as AvailabilityService,
		bus,
		bus,
		new ManualClock(),
		pino( { level: 'silent' } )
	);
	return {
		service,
		asked,
		told,
		come( id: number ) {
			online.add( id );
			service.noteChange( { type: 'visitor', id, isHere: true } );
		},
		go( id: number ) {
			online.delete( id );
			service.noteChange( { type: 'visitor', id, isHere: false } );
		},
	};
}

async function pass( milliseconds: number ) {
	jest.advanceTimersByTime( milliseconds );
	for ( let turn = 0; turn < 5; turn++ ) {
		await new Promise( ( resolve ) => setImmediate( resolve ) );
	}
}

test( 'the first is told of at once, those who come within a moment together', async () => {
	const { come, asked } = makeService();
	come( 1 );
	await pass( 0 );
	expect( asked ).toEqual( [ [ 1 ] ] );

	come( 2 );
	await pass( PAUSE_MS - 1 );
	come( 3 );
	expect( asked ).toHaveLength( 1 );
	await pass( 1 );
	expect( asked ).toEqual( [ [ 1 ], [ 2, 3 ] ] );

	await pass( PAUSE_MS );
	come( 4 );
	await pass( 0 );
	expect( asked ).toHaveLength( 3 );
} );

test( 'who comes and goes within the moment is told of as they are at its end', async () => {
	const { come, go, told } = makeService();
	come( 1 );
	await pass( 0 );
	come( 2 );
	go( 2 );
	go( 1 );
	come( 1 );
	await pass( PAUSE_MS );

	expect( told ).toEqual( [
		[ 'v_1', true ],
		[ 'v_2', false ],
		[ 'v_1', true ],
	] );
} );

test( 'full batches follow each other without a pause', async () => {
	const { come, asked } = makeService();
	for ( let id = 1; id <= 2 * TOGETHER + 5; id++ ) {
		come( id );
	}
	await pass( 0 );
	// The first one was published alone, before the others came; the last ones wait for the next batch.
	expect( asked.map( ( ids ) => ids.length ) ).toEqual( [ 1, TOGETHER, TOGETHER ] );

	await pass( PAUSE_MS );
	expect( asked.at( -1 ) ).toHaveLength( 4 );
} );

test( 'a service that was stopped asks the database nothing more', async () => {
	const { service, come, asked } = makeService();
	come( 1 );
	await pass( 0 );
	come( 2 );
	service.stop();
	await pass( PAUSE_MS );

	expect( asked ).toEqual( [ [ 1 ] ] );
} );
