import { pino } from 'pino';
import { ManualClock } from '../manual-clock.fixture';
import { NOTHING_WRITTEN } from '../store/change-set';
import type { Database } from '../store/database';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import { AbsentAgentsService } from './absent-agents-service';
import type { Announcer } from './announcer';
import type { ConnectedPeople } from './presence-service';
import type { SiteSettingsService } from './site-settings-service';

const ANNA = 7;
/** What Anna holds: conversation 1 with activity number 1, and so on. */
const HELD = 250;
/** The one whose visitor waits. */
const WAITING = 240;

let clock: ManualClock;
let isSettled: boolean;
let agentAwaySeconds: number;
/** When something happened last in the conversation whose visitor waits. */
let touchedAt: string;
/** After which activity numbers it was looked. */
let looks: number[];
let offered: number;
let service: AbsentAgentsService;

beforeEach( () => {
	clock = new ManualClock();
	isSettled = true;
	agentAwaySeconds = 20;
	touchedAt = sqlTime( clock.now() );
	looks = [];
	offered = 0;
	const stores = {
		conversations: {
			listHolders: async () => [ ANNA ],
			listHeldByAfter: async ( _db: unknown, _agentId: number, after: number, limit: number ) => {
				looks.push( after );
				const length = Math.min( limit, HELD - after );
				return Array.from( { length }, ( _, index ) => ( {
					id: after + index + 1,
					activityNumber: after + index + 1,
				} ) );
			},
		},
		waiting: {
			list: async ( _db: unknown, ids: number[] ) =>
				new Map( ids.includes( WAITING ) ? [ [ WAITING, { since: touchedAt, touchedAt } ] ] : [] ),
		},
	} as unknown as Stores;
	const database = {
		transaction: async () => {
			offered++;
			return NOTHING_WRITTEN;
		},
	} as unknown as Database;
	const connected = {
		get isSettled() {
			return isSettled;
		},
		isAgentConnected: () => false,
	} as unknown as ConnectedPeople;
	const announcer = { announceWritten: () => {} } as unknown as Announcer;
	const siteSettings = {
		get: async () => ( { settings: { agentAwaySeconds } } ),
	} as unknown as SiteSettingsService;
	service = new AbsentAgentsService(
		database,
		stores,
		connected,
		siteSettings,
		announcer,
		clock,
		pino( { level: 'silent' } )
	);
} );

/** Looks after so many milliseconds; returns after which activity numbers it was looked for conversations. */
async function lookAfter( milliseconds: number ): Promise< number[] > {
	clock.advance( milliseconds );
	looks = [];
	await service.offerAgain();
	return looks;
}

test( 'of thousands of conversations only those are looked at again that are not due yet', async () => {
	expect( await lookAfter( 0 ) ).toEqual( [] );
	expect( await lookAfter( 40_000 ) ).toEqual( [ 0, 100, 200 ] );

	expect( await lookAfter( 5_000 ) ).toEqual( [ WAITING - 1 ] );
	expect( await lookAfter( 14_999 ) ).toEqual( [ WAITING - 1 ] );
	expect( offered ).toBe( 0 );

	expect( await lookAfter( 1 ) ).toEqual( [ WAITING - 1 ] );
	expect( offered ).toBe( 1 );
	expect( await lookAfter( 5_000 ) ).toEqual( [ HELD ] );
} );

test( 'while it is not known who is there nobody is absent, and afterwards the wait begins anew', async () => {
	touchedAt = sqlTime( clock.now() - 600_000 );
	await lookAfter( 0 );
	isSettled = false;
	await lookAfter( 39_000 );
	isSettled = true;

	expect( await lookAfter( 5_000 ) ).toEqual( [] );
	expect( await lookAfter( 39_999 ) ).toEqual( [] );
	await lookAfter( 1 );
	expect( offered ).toBe( 1 );
} );

test.each( [
	[ 60, 0 ],
	[ 300, 0 ],
	[ 45, 15_000 ],
] )( 'who counts as gone %i seconds after leaving is waited for %i ms more', async ( seconds, wait ) => {
	agentAwaySeconds = seconds;
	touchedAt = sqlTime( clock.now() - 600_000 );
	await lookAfter( 0 );
	expect( offered ).toBe( wait === 0 ? 1 : 0 );
	await lookAfter( wait );
	expect( offered ).toBeGreaterThan( 0 );
} );
