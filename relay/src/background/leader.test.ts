import pino from 'pino';
import { ManualClock } from '../manual-clock.fixture';
import { Leader, type Lock } from './leader';
import { settle, spyMetrics } from './work.fixture';

/** A lock that two relays reach for. */
class SharedLock {
	holder: string | null = null;
	isAway = false;

	of( name: string ): Lock {
		return {
			hold: async () => {
				if ( this.isAway ) {
					throw new Error( 'away' );
				}
				this.holder ??= name;
				return this.holder === name;
			},
			release: () => {
				if ( this.holder === name ) {
					this.holder = null;
				}
			},
		};
	}
}

let clock: ManualClock;
let lock: SharedLock;
let done: string[];
let mayWork: boolean;

beforeEach( () => {
	clock = new ManualClock();
	lock = new SharedLock();
	done = [];
	mayWork = true;
} );

function makeLeader( name: string, stopping: () => Promise< void > = async () => {} ): Leader {
	const worker = {
		start: () => void done.push( `${ name } starts` ),
		stop: async () => {
			await stopping();
			done.push( `${ name } stops` );
		},
	};
	return new Leader(
		lock.of( name ),
		[ worker ],
		() => mayWork,
		clock,
		spyMetrics().metrics,
		pino( { level: 'silent' } )
	);
}

async function pass( milliseconds: number ): Promise< void > {
	clock.advance( milliseconds );
	await settle();
}

test( 'of two relays one works, and the other takes over when it stops', async () => {
	const [ first, second ] = [ makeLeader( 'first' ), makeLeader( 'second' ) ];
	first.start();
	second.start();
	await settle();
	await pass( 60_000 );
	expect( done ).toEqual( [ 'first starts' ] );

	await first.stop();
	await pass( 2_000 );
	expect( done ).toEqual( [ 'first starts', 'first stops', 'second starts' ] );
} );

test( 'a leader that dies is followed within two seconds', async () => {
	makeLeader( 'first' ).start();
	makeLeader( 'second' ).start();
	await settle();

	// Its connection is gone, and it will learn of it later than the other.
	lock.holder = 'second';
	await pass( 2_000 );

	expect( done ).toEqual( [ 'first starts', 'second starts', 'first stops' ] );
} );

test( 'the lock is kept until the work has ended', async () => {
	let end = () => {};
	const leader = makeLeader( 'first', () => new Promise( ( resolve ) => ( end = resolve ) ) );
	leader.start();
	await settle();

	const stopping = leader.stop();
	await settle();
	expect( lock.holder ).toBe( 'first' );
	end();
	await stopping;
	expect( lock.holder ).toBeNull();
} );

test( 'nobody works while the site cannot be served or the lock cannot be reached', async () => {
	mayWork = false;
	makeLeader( 'first' ).start();
	await pass( 10_000 );
	expect( done ).toEqual( [] );

	mayWork = true;
	lock.isAway = true;
	await pass( 10_000 );
	expect( done ).toEqual( [] );

	lock.isAway = false;
	await pass( 2_000 );
	expect( done ).toEqual( [ 'first starts' ] );

	lock.isAway = true;
	await pass( 2_000 );
	expect( done ).toEqual( [ 'first starts', 'first stops' ] );
} );

test( 'a stopped relay takes nothing any more', async () => {
	const leader = makeLeader( 'first' );
	leader.start();
	const stopping = leader.stop();
	await stopping;
	await pass( 10_000 );

	expect( done.filter( ( what ) => what === 'first starts' ).length ).toBe(
		done.filter( ( what ) => what === 'first stops' ).length
	);
	expect( lock.holder ).toBeNull();
} );
