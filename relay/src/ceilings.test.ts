import { Ceilings } from './ceilings';
import { DEFAULT_LIMITS } from './config/limits-config';
import { ChatError } from './errors';
import { ManualClock } from './manual-clock.fixture';

let clock: ManualClock;
let ceilings: Ceilings;

beforeEach( () => {
	clock = new ManualClock();
	ceilings = new Ceilings( { ...DEFAULT_LIMITS, addressMessagesPerSecond: 2, siteMessagesPerSecond: 5 }, clock );
} );

/** Sends until it is refused; returns how many were taken, and the answer's `Retry-After`. */
function sendMany( address: string ): [ taken: number, retryAfter: number | undefined ] {
	for ( let taken = 0; ; taken++ ) {
		try {
			ceilings.count( 'message', address );
		} catch ( error ) {
			return [ taken, ( error as ChatError ).extras.retryAfter ];
		}
	}
}

test( 'A79: an address has ten seconds’ worth at once, and its rate after that', () => {
	expect( sendMany( 'a' ) ).toEqual( [ 20, 1 ] );
	clock.advance( 3_000 );
	expect( sendMany( 'a' ) ).toEqual( [ 6, 1 ] );
	clock.advance( 3_600_000 );
	expect( sendMany( 'a' ) ).toEqual( [ 20, 1 ] );
} );

test( 'A79: addresses have their own, and share the site’s', () => {
	expect( [ 'a', 'b', 'c', 'd' ].map( ( address ) => sendMany( address )[ 0 ] ) ).toEqual( [ 20, 20, 10, 0 ] );
} );

test( 'messages and other calls are counted apart', () => {
	sendMany( 'a' );

	expect( () => ceilings.count( 'request', 'a' ) ).not.toThrow();
} );
