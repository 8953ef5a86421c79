import { createBrowserStorage, systemClock } from '../../relay/client';
import { ServerClock } from './server-clock';

const NOON = Date.parse( '2026-11-29T12:00:00.000Z' );
const HOUR = 3_600_000;

/** The clock of a tab on a computer whose own clock says this. */
const open = ( wallNow: number ) =>
	new ServerClock( createBrowserStorage( 's_1' ), { ...systemClock, wallNow: () => wallNow } );

beforeEach( () => localStorage.clear() );

test( 'the relay says what time it is, in all tabs', () => {
	const leader = open( NOON - HOUR );
	expect( leader.now() ).toBe( NOON - HOUR );

	leader.hear( { type: 'heartbeat', serverTime: new Date( NOON ).toISOString() } );
	expect( leader.now() ).toBe( NOON );
	expect( open( NOON - HOUR + 5_000 ).now() ).toBe( NOON + 5_000 );
} );

test( 'a computer whose clock is set right is believed again', () => {
	open( NOON - HOUR ).hear( { type: 'hello', serverTime: new Date( NOON ).toISOString() } );
	const tab = open( NOON );
	tab.hear( { type: 'heartbeat', serverTime: new Date( NOON ).toISOString() } );

	expect( tab.now() ).toBe( NOON );
} );

test.each( [ {}, { serverTime: '' } ] )( 'an event that does not say it changes nothing: %j', ( part ) => {
	const tab = open( NOON );
	tab.hear( { type: 'message.created', ...part } );

	expect( tab.now() ).toBe( NOON );
} );

test( 'what another hand has noted is no time', () => {
	localStorage.setItem( 'veranda:s_1:clock', 'late' );

	expect( open( NOON ).now() ).toBe( NOON );
} );
