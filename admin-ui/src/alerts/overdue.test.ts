import { makeConversation, makeOwnConversation, START } from '../test-support/make';
import { overdueAlerts } from './overdue';

const TARGET = 90;
const after = ( seconds: number ) => Date.parse( START ) + seconds * 1_000;

test( 'who has waited for twice the target is told of', () => {
	const waiting = makeConversation();

	expect( overdueAlerts( [ waiting ], TARGET, after( 179 ) ) ).toEqual( [] );
	expect( overdueAlerts( [ waiting ], TARGET, after( 180 ) ) ).toMatchObject( [
		{ reason: 'overdue', conversationId: waiting.id },
	] );
} );

test( 'who waits once more is another occasion', () => {
	const waiting = makeConversation();
	const again = { ...waiting, queuedAt: new Date( after( 600 ) ).toISOString() };
	const occasions = [ waiting, again ].map(
		( each ) => overdueAlerts( [ each ], TARGET, after( 900 ) )[ 0 ]?.occasion
	);

	expect( overdueAlerts( [ again ], TARGET, after( 700 ) ) ).toEqual( [] );
	expect( occasions[ 0 ] ).not.toBe( occasions[ 1 ] );
} );

test.each( [
	[ 'was accepted', makeOwnConversation() ],
	[ 'has left', makeConversation( { leftAt: START } ) ],
	[ 'is put aside', makeConversation( { snoozedUntil: '2036-01-01T00:00:00.000Z' } ) ],
	[ 'asked for a call', makeConversation( { kind: 'callback' } ) ],
] )( 'nobody is told of who %s', ( _why, conversation ) => {
	expect( overdueAlerts( [ conversation ], TARGET, after( 9_000 ) ) ).toEqual( [] );
} );
