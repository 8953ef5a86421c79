import { ManualClock } from '../manual-clock.fixture';
import type { VisitorParticipant } from '../participants';
import type { ActiveBlockRow } from '../store/block-store';
import type { Queryable } from '../store/queryable';
import type { Stores } from '../store/stores';
import { BlockGuard } from './block-guard';

let clock: ManualClock;
let rows: ActiveBlockRow[];
let reads: number;
let guard: BlockGuard;

const blockOf = ( visitorId: number ): ActiveBlockRow => ( {
	id: visitorId,
	visitorId,
	coversAddress: 0,
	addressHash: null,
	expiresAt: null,
} );

const isBlocked = ( id: number ) =>
	guard.assertNotBlocked( { id } as VisitorParticipant, null ).then(
		() => false,
		() => true
	);

beforeEach( () => {
	clock = new ManualClock();
	rows = [ blockOf( 7 ) ];
	reads = 0;
	const blocks = {
		listActive: async () => {
			reads++;
			return rows;
		},
	};
	guard = new BlockGuard( {} as Queryable, { blocks } as unknown as Stores, [], clock );
} );

test( 'who is blocked is read once for many messages, and anew when it has changed', async () => {
	expect( await Promise.all( [ isBlocked( 7 ), isBlocked( 8 ), isBlocked( 7 ) ] ) ).toEqual( [ true, false, true ] );
	expect( reads ).toBe( 1 );

	rows = [];
	expect( await isBlocked( 7 ) ).toBe( true );
	guard.forget();
	expect( await isBlocked( 7 ) ).toBe( false );
} );

test( 'what nobody tells of counts half a minute later', async () => {
	await isBlocked( 7 );
	rows = [ blockOf( 8 ) ];

	clock.advance( 29_999 );
	expect( await isBlocked( 8 ) ).toBe( false );
	clock.advance( 1 );
	expect( await isBlocked( 8 ) ).toBe( true );
	expect( await isBlocked( 7 ) ).toBe( false );
} );
