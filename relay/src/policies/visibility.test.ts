import { ChatError } from '../errors';
import { agentParticipant, visitorParticipant } from '../participants';
import { assertVisible, maySee } from './visibility';

const visitor = ( id: number ) => visitorParticipant( { id, publicId: `v_${ id }` } );
const agent = ( departmentIds: number[] | null ) =>
	agentParticipant( {
		id: 5,
		publicId: 'agent:5',
		name: 'Anna',
		avatarUrl: null,
		mayManage: false,
		departmentIds,
		version: 0,
	} );

test( 'a visitor sees what is theirs', () => {
	expect( maySee( visitor( 1 ), { visitorId: 1, departmentId: 3 } ) ).toBe( true );
	expect( maySee( visitor( 2 ), { visitorId: 1, departmentId: 3 } ) ).toBe( false );
} );

test.each( [
	[ null, 3, true ],
	[ null, null, true ],
	[ [ 3, 4 ], 3, true ],
	[ [ 4 ], 3, false ],
	[ [ 4 ], null, false ],
	[ [], 3, false ],
] )( 'an agent of departments %j sees a conversation of %j: %j', ( departments, departmentId, isSeen ) => {
	expect( maySee( agent( departments ), { visitorId: 1, departmentId } ) ).toBe( isSeen );
} );

test( "what is not there and what is another's are answered alike", () => {
	const answers = [ null, undefined, { visitorId: 1, departmentId: null } ].map( ( conversation ) => {
		try {
			return assertVisible( visitor( 2 ), conversation );
		} catch ( error ) {
			return error instanceof ChatError ? [ error.code, error.message ] : error;
		}
	} );

	expect( answers[ 0 ] ).toEqual( [ 'not_found', expect.any( String ) ] );
	expect( answers ).toEqual( [ answers[ 0 ], answers[ 0 ], answers[ 0 ] ] );
} );
