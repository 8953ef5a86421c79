import { agentParticipant, visitorParticipant, type Participant } from '../participants';
import { Listeners } from './listeners';

interface Listener {
	readonly participant: Participant;
}

const visitor = ( id: number ): Listener => ( {
	participant: visitorParticipant( { id, publicId: `v_${ id }` } ),
} );

const agent = ( id: number, departmentIds: number[] | null ): Listener => ( {
	participant: agentParticipant( {
		id,
		publicId: `agent:${ id }`,
		name: 'Anna',
		avatarUrl: null,
		mayManage: false,
		departmentIds,
		version: 0,
	} ),
} );

const all = agent( 1, null );
const sales = agent( 2, [ 10 ] );
const ada = visitor( 1 );
const adasOtherTab = visitor( 1 );
const bob = visitor( 2 );

let listeners: Listeners< Listener >;

beforeEach( () => {
	listeners = new Listeners();
	[ all, sales, ada, adasOtherTab, bob ].forEach( ( listener ) => listeners.add( listener ) );
} );

test.each( [
	[ 'their department', 10, [ all, sales ] ],
	[ 'another department', 11, [ all ] ],
	[ 'no department', null, [ all ] ],
] )( 'an agent who is limited hears of %s or not', ( _name, departmentId, expected ) => {
	expect( listeners.agentsOf( departmentId ) ).toEqual( expected );
	expect( listeners.subscribersOf( { name: 'department', departmentId } ) ).toEqual( expected );
} );

test( 'who may see several of the departments hears once', () => {
	const heardBy = ( departmentIds: Array< number | null > ) =>
		listeners.subscribersOf( { name: 'departments', departmentIds } );

	expect( heardBy( [ null, 10, 10 ] ) ).toEqual( [ all, sales ] );
	expect( heardBy( [ null, 11 ] ) ).toEqual( [ all ] );
	expect( heardBy( [] ) ).toEqual( [] );
} );

test( 'each topic reaches those it is for and nobody else', () => {
	expect( listeners.subscribersOf( { name: 'agents' } ) ).toEqual( [ all, sales ] );
	expect( listeners.subscribersOf( { name: 'visitors', except: [] } ) ).toEqual( [ ada, adasOtherTab, bob ] );
	expect( listeners.subscribersOf( { name: 'visitors', except: [ 1, 9 ] } ) ).toEqual( [ bob ] );
	expect( listeners.subscribersOf( { name: 'visitor', visitorId: 1 } ) ).toEqual( [ ada, adasOtherTab ] );
	expect( listeners.subscribersOf( { name: 'visitor', visitorId: 3 } ) ).toEqual( [] );
	expect( listeners.subscribersOf( { name: 'agent', agentId: 2 } ) ).toEqual( [ sales ] );
	expect( listeners.subscribersOf( { name: 'agent', agentId: 3 } ) ).toEqual( [] );
} );

test( 'a visitor and an agent of the same number are two', () => {
	expect( listeners.of( { type: 'agent', id: 1 } ) ).toEqual( [ all ] );
	expect( listeners.of( { type: 'visitor', id: 1 } ) ).toEqual( [ ada, adasOtherTab ] );
} );

test( 'who has gone hears nothing, also after the list of agents was used', () => {
	listeners.agentsOf( null );
	[ all, ada ].forEach( ( listener ) => listeners.remove( listener ) );

	expect( listeners.agentsOf( 10 ) ).toEqual( [ sales ] );
	expect( listeners.all() ).toEqual( [ sales, adasOtherTab, bob ] );
} );

test( 'who came later hears the next event', () => {
	listeners.agentsOf( null );
	const late = agent( 3, null );
	listeners.add( late );

	expect( listeners.agentsOf( null ) ).toEqual( [ all, late ] );
} );
