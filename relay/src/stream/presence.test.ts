import { NO_PEERS } from '../bus/peers';
import { ManualClock } from '../manual-clock.fixture';
import { visitorParticipant, type AgentParticipant } from '../participants';
import { GRACE_MS, Presence, REVOKED_GRACE_MS } from './presence';

const vera = visitorParticipant( { id: 1, publicId: 'v_1' } );

const anna = ( version = 0 ) => ( { type: 'agent', side: 'agent', id: 5, version } ) as unknown as AgentParticipant;

/** How long agents stay without a stream; null: the database is away. */
let agentGraceMs: number | null;
let clock: ManualClock;
let presence: Presence;
let changes: string[];

const readAgentGrace = async () => {
	if ( agentGraceMs === null ) {
		throw new Error( 'The database is away.' );
	}
	return agentGraceMs;
};

/** Lets time go by, and what was asked for meanwhile be answered. */
async function pass( milliseconds: number ): Promise< void > {
	clock.advance( milliseconds );
	for ( let turn = 0; turn < 5; turn++ ) {
		await Promise.resolve();
	}
}

beforeEach( () => {
	clock = new ManualClock();
	agentGraceMs = 60_000;
	presence = new Presence( NO_PEERS, clock, readAgentGrace );
	changes = [];
	presence.onChange( ( { type, id } ) => changes.push( `${ type } ${ id } ${ presence.isVisitorOnline( id ) }` ) );
} );

test( 'somebody is there from the first stream until a while after the last', () => {
	presence.enter( vera );
	presence.enter( vera );
	presence.leave( vera );
	clock.advance( GRACE_MS * 2 );
	expect( changes ).toEqual( [ 'visitor 1 true' ] );

	presence.leave( vera );
	clock.advance( GRACE_MS - 1 );
	expect( presence.isVisitorOnline( 1 ) ).toBe( true );
	clock.advance( 1 );

	expect( changes ).toEqual( [ 'visitor 1 true', 'visitor 1 false' ] );
} );

test( 'a reload does not count as leaving', () => {
	presence.enter( vera );
	presence.leave( vera );
	clock.advance( GRACE_MS - 1 );
	presence.enter( vera );
	clock.advance( GRACE_MS * 2 );

	expect( changes ).toEqual( [ 'visitor 1 true' ] );
} );

describe( 'an agent without a page of wp-admin', () => {
	beforeEach( () => {
		presence.enter( anna() );
		presence.leave( anna() );
	} );

	test( 'stays as long as the owner has set, and goes then', async () => {
		await pass( GRACE_MS );
		await pass( 60_000 - GRACE_MS - 1 );
		expect( presence.isAgentConnected( 5 ) ).toBe( true );
		expect( changes ).toHaveLength( 1 );

		await pass( 1 );
		expect( presence.isAgentConnected( 5 ) ).toBe( false );
		expect( changes ).toHaveLength( 2 );
	} );

	test( 'is back with the next page', async () => {
		await pass( GRACE_MS );
		presence.enter( anna() );
		await pass( 600_000 );

		expect( presence.isAgentConnected( 5 ) ).toBe( true );
		expect( changes ).toHaveLength( 1 );
	} );

	test( 'may come back while it is read how long that is', async () => {
		clock.advance( GRACE_MS );
		presence.enter( anna() );
		await pass( 600_000 );

		expect( presence.isAgentConnected( 5 ) ).toBe( true );
	} );

	test( 'does not stay for ever when the database is away', async () => {
		agentGraceMs = null;
		await pass( GRACE_MS );
		await pass( 0 );

		expect( presence.isAgentConnected( 5 ) ).toBe( false );
	} );

	test( 'goes at once after logging out', async () => {
		presence.revoke( new Map( [ [ 5, 1 ] ] ) );
		presence.revoke( new Map( [ [ 5, 1 ] ] ) );
		await pass( REVOKED_GRACE_MS );

		expect( presence.isAgentConnected( 5 ) ).toBe( false );
		expect( changes ).toHaveLength( 2 );
	} );

	test( 'goes at once if they log out while it is read how long they stay', async () => {
		clock.advance( GRACE_MS );
		presence.revoke( new Map( [ [ 5, 1 ] ] ) );
		await pass( REVOKED_GRACE_MS );
		await pass( 600_000 );

		expect( changes ).toHaveLength( 2 );
	} );
} );

test( 'who logs out goes with the last stream, unless another browser of theirs comes back', async () => {
	presence.enter( anna() );
	presence.revoke( new Map( [ [ 5, 1 ] ] ) );
	presence.leave( anna() );
	presence.enter( anna( 1 ) );
	presence.revoke( new Map( [ [ 5, 1 ] ] ) );
	await pass( 600_000 );
	expect( presence.isAgentConnected( 5 ) ).toBe( true );

	presence.revoke( new Map( [ [ 5, 2 ] ] ) );
	presence.leave( anna( 1 ) );
	await pass( REVOKED_GRACE_MS );
	expect( presence.isAgentConnected( 5 ) ).toBe( false );
} );

test( 'others stay when somebody logs out', async () => {
	presence.enter( vera );
	presence.leave( vera );
	presence.enter( anna() );
	presence.revoke( new Map( [ [ 1, 9 ] ] ) );
	await pass( REVOKED_GRACE_MS );

	expect( presence.isVisitorOnline( 1 ) ).toBe( true );
	expect( presence.isAgentConnected( 5 ) ).toBe( true );
} );

test( 'it is settled who is there when all have had the time to come back', () => {
	clock.advance( GRACE_MS - 1 );
	expect( presence.isSettled ).toBe( false );
	clock.advance( 1 );

	expect( presence.isSettled ).toBe( true );
} );

describe( 'with another relay', () => {
	let elsewhere: Map< string, number >;
	let isSettledElsewhere: boolean;
	let reported: Array< [ string, number | null ] >;
	let tell: ( key: string ) => void;

	beforeEach( () => {
		elsewhere = new Map();
		isSettledElsewhere = true;
		reported = [];
		presence = new Presence(
			{
				...NO_PEERS,
				get isSettled() {
					return isSettledElsewhere;
				},
				report: ( key, streams ) => reported.push( [ key, streams ] ),
				has: ( key ) => elsewhere.has( key ),
				keys: () => elsewhere.keys(),
				onChange: ( listener ) => {
					tell = listener;
				},
			},
			clock,
			readAgentGrace
		);
		presence.onChange( ( { type, id, isHere } ) =>
			changes.push( `${ type } ${ id } ${ presence.isVisitorOnline( id ) } ${ isHere ? 'here' : 'there' }` )
		);
	} );

	test( 'somebody is there wherever their streams are, and moving is no change', () => {
		elsewhere.set( 'visitor:1', 1 );
		tell( 'visitor:1' );
		presence.enter( vera );
		elsewhere.delete( 'visitor:1' );
		tell( 'visitor:1' );
		presence.leave( vera );
		elsewhere.set( 'visitor:1', 1 );
		tell( 'visitor:1' );
		clock.advance( GRACE_MS );
		expect( changes ).toEqual( [ 'visitor 1 true there' ] );

		elsewhere.delete( 'visitor:1' );
		tell( 'visitor:1' );
		expect( changes ).toEqual( [ 'visitor 1 true there', 'visitor 1 false there' ] );
	} );

	test( 'the others are told of every stream, and when nobody will come back', () => {
		presence.enter( vera );
		presence.enter( vera );
		presence.leave( vera );
		presence.leave( vera );
		clock.advance( GRACE_MS );

		expect( reported ).toEqual( [ 1, 2, 1, 0, null ].map( ( streams ) => [ 'visitor:1', streams ] ) );
	} );

	test( 'addresses are nobody, and agents elsewhere are connected', () => {
		elsewhere.set( 'address:198.51.100.7', 1 ).set( 'agent:5', 1 );
		tell( 'address:198.51.100.7' );

		expect( changes ).toEqual( [] );
		expect( presence.connectedAgents() ).toEqual( [ 5 ] );
		expect( presence.isAgentConnected( 5 ) ).toBe( true );
	} );

	test( 'B15: nothing is settled here while it is not elsewhere', () => {
		clock.advance( GRACE_MS * 10 );
		isSettledElsewhere = false;
		expect( presence.isSettled ).toBe( false );

		isSettledElsewhere = true;
		expect( presence.isSettled ).toBe( true );
	} );
} );
