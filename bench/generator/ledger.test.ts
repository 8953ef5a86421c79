import { Ledger } from './ledger';

/** Two conversations, each with its visitor's stream, and one agent. */
function opened(): Ledger {
	const ledger = new Ledger( 2 );
	ledger.listen( 'visitor', 0 );
	ledger.listen( 'visitor', 1 );
	ledger.listen( 'agent', 0 );
	return ledger;
}

function arriveEverywhere( ledger: Ledger, conversation: number, number: number ): void {
	ledger.arrive( 'agent', 0, conversation, number );
	ledger.arrive( 'visitor', conversation, conversation, number );
}

test( 'what comes everywhere once and in order is no fault', () => {
	const ledger = opened();
	for ( const number of [ 0, 1, 2 ] ) {
		ledger.post( 0 );
		ledger.post( 1 );
		arriveEverywhere( ledger, 1, number );
		arriveEverywhere( ledger, 0, number );
	}

	expect( ledger.outstanding ).toBe( 0 );
	expect( ledger.deliveries ).toBe( 12 );
	expect( ledger.judge() ).toEqual( { faults: [], ended: [] } );
} );

test( 'a message that one stream never had is lost', () => {
	const ledger = opened();
	ledger.post( 0 );
	ledger.post( 0 );
	arriveEverywhere( ledger, 0, 0 );
	ledger.arrive( 'agent', 0, 0, 1 );

	expect( ledger.outstanding ).toBe( 1 );
	expect( ledger.judge().faults ).toEqual( [ '1 deliveries were lost: message 1 of conversation 0 at visitor 0.' ] );
} );

test( 'a message that was passed over is lost, also when later ones came', () => {
	const ledger = opened();
	ledger.post( 0 );
	ledger.post( 0 );
	arriveEverywhere( ledger, 0, 1 );
	ledger.arrive( 'visitor', 0, 0, 0 );

	expect( ledger.judge().faults ).toEqual( [
		'1 deliveries came out of order: message 0 of conversation 0 at visitor 0.',
		'1 deliveries were lost: message 0 of conversation 0 at agent 0.',
	] );
} );

test( 'a message that comes twice counts once and is a fault', () => {
	const ledger = opened();
	ledger.post( 0 );
	arriveEverywhere( ledger, 0, 0 );

	expect( ledger.arrive( 'agent', 0, 0, 0 ) ).toBe( false );
	expect( ledger.deliveries ).toBe( 2 );
	expect( ledger.judge().faults ).toEqual( [
		'1 deliveries came more than once: message 0 of conversation 0 at agent 0.',
	] );
} );

test( "another's message and one that nobody posted are faults", () => {
	const ledger = opened();
	ledger.post( 0 );
	arriveEverywhere( ledger, 0, 0 );
	ledger.arrive( 'visitor', 1, 0, 0 );
	ledger.arrive( 'agent', 0, 1, 7 );

	expect( ledger.judge().faults ).toEqual( [
		'1 deliveries came to a stream that should not have them: message 0 of conversation 0 at visitor 1.',
		'1 deliveries were of messages that nobody posted: message 7 of conversation 1 at agent 0.',
	] );
} );

test( 'a refused message need not come, and one whose fate is unknown may', () => {
	const ledger = opened();
	ledger.post( 0 );
	ledger.refuse( 0, 0 );
	expect( ledger.outstanding ).toBe( 0 );
	ledger.post( 0 );
	arriveEverywhere( ledger, 0, 1 );
	ledger.post( 1 );
	ledger.leaveUnanswered( 1, 0 );
	ledger.arrive( 'agent', 0, 1, 0 );

	expect( ledger.judge().faults ).toEqual( [] );
} );

test( 'a stream that the server ends loses what it should have had', () => {
	const ledger = opened();
	ledger.post( 0 );
	ledger.post( 1 );
	arriveEverywhere( ledger, 0, 0 );
	ledger.arrive( 'visitor', 1, 1, 0 );
	ledger.end( 'agent', 0 );

	expect( ledger.outstanding ).toBe( 0 );
	expect( ledger.listenersOf( 0 ) ).toBe( 1 );
	expect( ledger.judge() ).toEqual( {
		faults: [
			'1 deliveries were lost with a stream that ended: message 0 of conversation 1 at agent 0.',
			'The server ended 1 streams: agent 0.',
		],
		ended: [ 'agent 0' ],
	} );
} );

test( 'a stream that was taken out of account loses nothing', () => {
	const ledger = opened();
	ledger.stopListening( 'agent', 0 );
	ledger.post( 0 );
	ledger.arrive( 'visitor', 0, 0, 0 );

	expect( ledger.outstanding ).toBe( 0 );
	expect( ledger.judge().faults ).toEqual( [] );
} );

test( 'a stream that is opened later is not told of what was before', () => {
	const ledger = opened();
	ledger.post( 0 );
	arriveEverywhere( ledger, 0, 0 );
	ledger.listen( 'agent', 1 );
	ledger.post( 0 );
	arriveEverywhere( ledger, 0, 1 );
	expect( ledger.outstanding ).toBe( 1 );
	ledger.arrive( 'agent', 1, 0, 1 );

	expect( ledger.judge().faults ).toEqual( [] );
} );
