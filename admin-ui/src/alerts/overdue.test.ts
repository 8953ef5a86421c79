import { makeConversation, makeOwnConversation, START } from '../test-support/make';
import { newlyOverdue } from './overdue';

const TARGET = 90;
const after = ( seconds: number ) => Date.parse( START ) + seconds * 1_000;

beforeEach( () => localStorage.clear() );
afterEach( () => jest.restoreAllMocks() );

test( 'who has waited for twice the target is told of, once in all pages of a browser', () => {
	const waiting = makeConversation();

	expect( newlyOverdue( 'desk', [ waiting ], TARGET, after( 179 ) ) ).toEqual( [] );
	expect( newlyOverdue( 'desk', [ waiting ], TARGET, after( 180 ) ) ).toEqual( [ waiting ] );
	expect( newlyOverdue( 'desk', [ waiting ], TARGET, after( 200 ) ) ).toEqual( [] );
	// Who looks at the inbox hears of it there.
	expect( newlyOverdue( 'inbox', [ waiting ], TARGET, after( 200 ) ) ).toEqual( [ waiting ] );
} );

test( 'who waits once more is told of once more', () => {
	const waiting = makeConversation();
	newlyOverdue( 'desk', [ waiting ], TARGET, after( 300 ) );
	const again = { ...waiting, queuedAt: new Date( after( 600 ) ).toISOString() };

	expect( newlyOverdue( 'desk', [ again ], TARGET, after( 700 ) ) ).toEqual( [] );
	expect( newlyOverdue( 'desk', [ again ], TARGET, after( 780 ) ) ).toEqual( [ again ] );
} );

test.each( [
	[ 'was accepted', makeOwnConversation() ],
	[ 'has left', makeConversation( { leftAt: START } ) ],
	[ 'is put aside', makeConversation( { snoozedUntil: '2036-01-01T00:00:00.000Z' } ) ],
	[ 'asked for a call', makeConversation( { kind: 'callback' } ) ],
] )( 'nobody is told of who %s', ( _why, conversation ) => {
	expect( newlyOverdue( 'desk', [ conversation ], TARGET, after( 9_000 ) ) ).toEqual( [] );
} );

test( 'where storage is blocked each page tells for itself, once', () => {
	for ( const name of [ 'getItem', 'setItem' ] as const ) {
		jest.spyOn( Storage.prototype, name ).mockImplementation( () => {
			throw new Error( 'Blocked.' );
		} );
	}
	const waiting = makeConversation();

	expect( newlyOverdue( 'blocked', [ waiting ], TARGET, after( 300 ) ) ).toEqual( [ waiting ] );
	expect( newlyOverdue( 'blocked', [ waiting ], TARGET, after( 300 ) ) ).toEqual( [] );
} );
