import type { AgentList, Availability, DepartmentDetails, VisitorSession } from '../../relay/protocol';
import { FakeClock } from '../support/fake-clock';
import { expectStatus } from '../support/party';
import { serviceCall } from '../support/service-call';
import { startRelay, type TestRelay } from '../support/start-relay';

const MINUTE = 60_000;

let relay: TestRelay;
let clock: FakeClock;

beforeEach( async () => {
	clock = new FakeClock();
	relay = await startRelay( { clock } );
} );

afterEach( () => relay.close() );

/** Has WordPress tell the relay its settings. */
async function tell( settings: object ): Promise< void > {
	const message = { version: 'v-1', restUrl: `${ relay.site.origin }/wp-json/veranda/v1/`, settings };
	expect( ( await serviceCall( relay, '/v1/service/settings', message ) ).status ).toBe( 204 );
}

/** Hours of every day that began an hour ago and end in some minutes. */
function hoursUntil( minutes: number ): object {
	const timeOf = ( ms: number ) => new Date( clock.now() + ms ).toISOString().slice( 11, 16 );
	const span = [ timeOf( -60 * MINUTE ), timeOf( minutes * MINUTE ) ];
	return {
		hasOpeningHours: true,
		openingHours: JSON.stringify( { timezone: 'UTC', week: Array( 7 ).fill( [ span ] ), exceptions: [] } ),
	};
}

test( 'when opening hours end, visitors and agents hear it at the minute, with the time when they begin again', async () => {
	await tell( hoursUntil( 3 ) );
	const agent = relay.make.agent( { name: 'Anna' } );
	const watching = await agent.openStream();
	const visitor = await relay.make.visitor();
	const stream = await visitor.openStream();
	expect( visitor.session.availability ).toMatchObject( { status: 'online', backAt: null } );

	const isClosed = ( { availability }: { availability: { status: string } } ) => availability.status === 'offline';
	const heard = Promise.all( [
		stream.next( 'availability.changed', isClosed ),
		watching.next( 'availability.changed', isClosed ),
	] );
	const before = clock.now();
	await clock.advance( 3 * MINUTE + 6_000 );
	const [ { availability } ] = await heard;

	const backAt = Date.parse( availability.backAt ?? '' );
	expect( backAt - before ).toBeGreaterThan( 22 * 60 * MINUTE );
	expect( backAt - before ).toBeLessThanOrEqual( 23 * 60 * MINUTE );
	expect( ( await relay.make.visitor() ).session.availability ).toEqual( availability );
	expect( expectStatus< AgentList >( await agent.get( '/v1/agents' ), 200 ).availability ).toEqual( availability );
} );

test( 'when the owner changes the hours, all hear it', async () => {
	await relay.make.agent( { name: 'Anna' } ).openStream();
	const visitor = await relay.make.visitor();
	const stream = await visitor.openStream();
	const closed = stream.next( 'availability.changed', ( { availability } ) => availability.status === 'offline' );

	await tell( hoursUntil( -30 ) );
	await clock.advance( 6_000 );

	expect( ( await closed ).availability.backAt ).not.toBeNull();
} );

test( 'an agent with as many conversations as the owner allows is not available, until one ends', async () => {
	await tell( { conversationsPerAgent: 1 } );
	const agent = relay.make.agent( { name: 'Anna' } );
	await agent.openStream();
	const visitor = await relay.make.visitor();
	const stream = await visitor.openStream();
	const { conversation } = await ( await relay.make.visitor() ).start();

	const busy = stream.next( 'availability.changed', ( { availability } ) => availability.status === 'away' );
	await agent.accept( conversation.id );
	await clock.advance( 6_000 );
	expect( ( await busy ).availability.agents ).toMatchObject( [ { name: 'Anna' } ] );

	const free = stream.next( 'availability.changed', ( { availability } ) => availability.status === 'online' );
	expectStatus( await agent.post( `/v1/conversations/${ conversation.id }/close`, {} ), 200 );
	await clock.advance( 6_000 );
	await free;
} );

test( 'visitors hear the hours of the department that they talk with, and agents those of each', async () => {
	const manager = relay.make.agent( { role: 'supervisor' } );
	const make = async ( request: object ) =>
		expectStatus< { department: DepartmentDetails } >( await manager.post( '/v1/departments', request ), 201 )
			.department;
	const never = { timezone: 'UTC', week: Array( 7 ).fill( [] ), exceptions: [] };
	const sales = await make( { name: 'Sales' } );
	const repairs = await make( { name: 'Repairs', openingHours: never } );
	expect( repairs.availability ).toMatchObject( { status: 'offline', backAt: null } );
	const watching = await manager.openStream();
	await watching.next( 'availability.changed' );
	const talks = await relay.make.visitor();
	const stream = await talks.openStream();
	const reads = await ( await relay.make.visitor() ).openStream();
	expect( talks.session.availability.status ).toBe( 'online' );

	// Whoever begins or is moved hears at once what holds there.
	const { conversation } = await talks.start( { department: repairs.id } );
	const isOffline = ( { availability }: { availability: Availability } ) => availability.status === 'offline';
	const isOnline = ( { availability }: { availability: Availability } ) => availability.status === 'online';
	await stream.next( 'availability.changed', isOffline );
	const path = `/v1/sites/${ relay.site.id }/visitors/refresh`;
	const again = await talks.post( path, { refreshToken: talks.session.refreshToken } );
	expect( expectStatus< VisitorSession >( again, 200 ).availability.status ).toBe( 'offline' );
	const move = async ( departmentId: string | null ) =>
		expectStatus(
			await manager.send( 'PATCH', `/v1/conversations/${ conversation.id }`, { body: { departmentId } } ),
			200
		);
	await move( sales.id );
	await stream.next( 'availability.changed', isOnline );
	await move( repairs.id );
	await stream.next( 'availability.changed', isOffline );

	// What changes is told to those whom it concerns.
	const body = { closedOn: new Date( clock.now() ).toISOString().slice( 0, 10 ) };
	expectStatus( await manager.send( 'PATCH', `/v1/departments/${ sales.id }`, { body } ), 200 );
	const told = watching.next(
		'availability.changed',
		( { departments = [] } ) => departments[ 0 ]?.status === 'offline'
	);
	await clock.advance( 6_000 );
	expect( ( await told ).departments ).toMatchObject( [
		{ id: sales.id, status: 'offline' },
		{ id: repairs.id, status: 'offline', backAt: null },
	] );
	expectStatus( await talks.post( `/v1/conversations/${ conversation.id }/close`, {} ), 200 );
	await stream.next( 'availability.changed', isOnline );
	// Who goes on talks with the department again, whoever begins it.
	expectStatus( await talks.post( `/v1/conversations/${ conversation.id }/continue`, {} ), 200 );
	await stream.next( 'availability.changed', isOffline );
	expectStatus( await talks.post( `/v1/conversations/${ conversation.id }/close`, {} ), 200 );
	await stream.next( 'availability.changed', isOnline );
	expectStatus( await manager.post( `/v1/conversations/${ conversation.id }/reopen`, {} ), 200 );
	await stream.next( 'availability.changed', isOffline );
	expect( reads.text + stream.text ).not.toMatch( /"departments"/ );
	expect( reads.text ).not.toMatch( /"availability":\{"status":"offline"/ );
} );
