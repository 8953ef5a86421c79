import { ManualClock } from '../manual-clock.fixture';
import type { Database } from '../store/database';
import type { Stores } from '../store/stores';
import { WriteCheck } from './write-check';

let clock: ManualClock;
let answers: Array< ( isGood: boolean ) => void >;
let check: WriteCheck;

beforeEach( () => {
	clock = new ManualClock();
	answers = [];
	const rehearse = () => new Promise< boolean >( ( resolve ) => answers.push( resolve ) );
	check = new WriteCheck( { rehearse } as unknown as Database, {} as Stores, clock );
} );

test( 'B11: a write that does not come to an end is no write', async () => {
	const asked = check.isGood();
	clock.advance( 400 );
	expect( await asked ).toBe( false );

	const again = check.isGood();
	answers[ 0 ]?.( true );
	expect( await again ).toBe( true );
	expect( answers ).toHaveLength( 1 );
} );

test( 'B09: what was found is forgotten soon enough to notice an outage within half a second', async () => {
	const first = check.isGood();
	answers[ 0 ]?.( true );
	expect( await first ).toBe( true );
	clock.advance( 99 );
	expect( await check.isGood() ).toBe( true );
	expect( answers ).toHaveLength( 1 );

	clock.advance( 1 );
	const second = check.isGood();
	answers[ 1 ]?.( false );
	expect( await second ).toBe( false );
} );
