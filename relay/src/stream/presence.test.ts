import { NO_PEERS } from '../bus/peers';
import { ManualClock } from '../manual-clock.fixture';
import { visitorParticipant } from '../participants';
import { GRACE_MS, Presence } from './presence';

const vera = visitorParticipant( { id: 1, publicId: 'v_1' } );

let clock: ManualClock;
let presence: Presence;
let changes: string[];

beforeEach( () => {
	clock = new ManualClock();
	presence = new Presence( NO_PEERS, clock );
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
			clock
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
