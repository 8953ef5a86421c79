import { ALONE } from '../bus/neighbours';
import { ManualClock } from '../manual-clock.fixture';
import type { Participant } from '../participants';
import { GRACE_MS, Presence } from './presence';

const vera: Participant = { type: 'visitor', id: 1, publicId: 'v_1' };

let clock: ManualClock;
let presence: Presence;
let changes: string[];

beforeEach( () => {
	clock = new ManualClock();
	presence = new Presence( ALONE, clock );
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

test( 'a reload is not a farewell', () => {
	presence.enter( vera );
	presence.leave( vera );
	clock.advance( GRACE_MS - 1 );
	presence.enter( vera );
	clock.advance( GRACE_MS * 2 );

	expect( changes ).toEqual( [ 'visitor 1 true' ] );
} );
