import { ManualClock } from '../manual-clock.fixture';
import { HEARTBEAT_MS, Membership } from './membership';
import type { PeerMessage } from './peer-message';
import { RedisUnavailableError } from './redis-connection';
import type { SiteChannel } from './site-channel';

let clock: ManualClock;
let isUp: boolean;
/** Whether Redis refuses commands while it is connected, as a full one does. */
let refuses: boolean;
let tellUp: () => void;
let hear: ( message: PeerMessage ) => void;
let membership: Membership;

beforeEach( async () => {
	clock = new ManualClock();
	isUp = true;
	refuses = false;
	const redis = {
		relayId: 'this',
		get isUp() {
			return isUp;
		},
		onUp: ( listener: () => void ) => {
			tellUp = listener;
		},
		// Nobody else is there: a list of relays without one.
		run: async () => {
			if ( ! isUp || refuses ) {
				throw new RedisUnavailableError( 'Redis is away.' );
			}
			return [];
		},
	};
	const channel = {
		redis,
		key: () => 'key',
		onMessage: ( listener: typeof hear ) => {
			hear = listener;
		},
	} as unknown as SiteChannel;
	membership = new Membership( channel, clock );
	await membership.start();
} );

async function comeUp(): Promise< void > {
	isUp = true;
	tellUp();
	await new Promise( setImmediate );
}

/** Lets heartbeats happen, each with its answers. */
async function beat( times: number ): Promise< void > {
	for ( let beats = 0; beats < times; beats++ ) {
		clock.advance( HEARTBEAT_MS );
		await new Promise( setImmediate );
	}
}

test( 'B15: it is settled who is elsewhere when every relay has had the time to say so', async () => {
	await beat( 2 );
	expect( membership.isSettled ).toBe( false );
	await beat( 1 );
	expect( membership.isSettled ).toBe( true );
} );

test( 'B15: nothing is settled while Redis is away or refuses commands, nor when it has just come back', async () => {
	await beat( 3 );
	isUp = false;
	expect( membership.isSettled ).toBe( false );
	await beat( 5 );
	await comeUp();
	await beat( 2 );
	expect( membership.isSettled ).toBe( false );
	await beat( 1 );
	expect( membership.isSettled ).toBe( true );

	refuses = true;
	await beat( 1 );
	expect( membership.isSettled ).toBe( false );
	refuses = false;
	await beat( 3 );
	expect( membership.isSettled ).toBe( false );
	await beat( 1 );
	expect( membership.isSettled ).toBe( true );
} );

test( 'B15: a connection that was lost for less than a heartbeat is a new one', async () => {
	await beat( 3 );
	isUp = false;
	await comeUp();
	await beat( 2 );

	expect( membership.isSettled ).toBe( false );
} );

test( 'B15: who is missing in a Redis that was restarted counts as there until all have had the time to write again', async () => {
	await beat( 3 );
	isUp = false;
	hear( { from: 'other', streams: [ [ 'agent:5', 1 ] ] } );
	await comeUp();
	await beat( 3 );
	expect( membership.has( 'agent:5' ) ).toBe( true );

	await beat( 2 );
	expect( membership.has( 'agent:5' ) ).toBe( false );
} );
