import { makeItem } from '../fakes';
import { isTroubled, limitedUntil } from './state';

const live = ( ...pending: ReturnType< typeof makeItem >[] ) => ( { stream: 'live' as const, pending } );

test( 'a message that failed for good, or is held back by a limit, is no trouble with the connection', () => {
	const limited = makeItem( { attempts: 1, state: 'waiting', errorCode: 'rate_limited', heldUntil: 99 } );

	expect( isTroubled( live( makeItem( { attempts: 3, state: 'failed' } ) ) ) ).toBe( false );
	expect( isTroubled( live( limited ) ) ).toBe( false );
	expect( limitedUntil( live( limited ) ) ).toBe( 99 );
	expect( isTroubled( live( makeItem( { attempts: 1, state: 'waiting' } ) ) ) ).toBe( true );
	expect( isTroubled( { stream: 'stalled', pending: [] } ) ).toBe( true );
} );
