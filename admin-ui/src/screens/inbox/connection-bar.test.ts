import { initialState, type ConnectionState } from '../../store/connection/reducer';
import { findTrouble } from './connection-bar';

const connection = ( part: Partial< ConnectionState > ): ConnectionState => ( {
	...initialState(),
	stream: 'live',
	...part,
} );

test( 'a blink of the network is not told, a longer cut is', () => {
	const cut = connection( { stream: 'reconnecting', brokenSince: 10_000 } );

	expect( findTrouble( cut, 11_000 ) ).toBeNull();
	expect( findTrouble( cut, 12_000 )?.action ).toBe( 'retry' );
} );

test.each< [ Partial< ConnectionState >, string ] >( [
	[ { stream: 'offline', brokenSince: 0 }, 'You are offline' ],
	[ { isSiteReachable: false }, 'Your site cannot be reached' ],
	[ { stream: 'degraded' }, 'database cannot be reached' ],
	[ { stream: 'buffered' }, 'holds messages back' ],
	[ { stream: 'stopped', ending: 'access_ended' }, 'not logged in any more' ],
	[ { stream: 'stopped', ending: 'site_closed' }, 'A plugin on your site has closed its REST API' ],
	[ { stream: 'stopped', ending: 'refused', endingDetail: 'The token is not valid.' }, 'The token is not valid.' ],
] )( '%j is explained', ( part, sentence ) => {
	expect( findTrouble( connection( part ), 1 )?.text ).toContain( sentence );
} );

test( 'nothing is said while all is well', () => {
	expect( findTrouble( connection( {} ), 1 ) ).toBeNull();
} );
