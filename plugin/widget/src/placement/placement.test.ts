import { config } from '../fakes';
import { decidePlacement } from './placement';

const rule = ( show: boolean, more: object = {} ) => ( { show, devices: [], hours: '', ...more } );

/** Monday to Friday from nine to five, in UTC. */
const HOURS = JSON.stringify( {
	timezone: 'UTC',
	week: [ ...Array.from( { length: 5 }, () => [ [ '09:00', '17:00' ] ] ), [], [] ],
	exceptions: [],
} );
const MONDAY_NOON = Date.UTC( 2026, 0, 5, 12 );
const MONDAY_NIGHT = Date.UTC( 2026, 0, 5, 22 );

function useDevice( isTouch: boolean, width: number, height: number ): void {
	window.matchMedia = ( query ) => ( { matches: isTouch && query === '(pointer: coarse)' } ) as MediaQueryList;
	jest.spyOn( window, 'screen', 'get' ).mockReturnValue( { width, height } as Screen );
}

function isShown( where: object[] | null, { now = MONDAY_NOON, hasOpeningHours = true } = {} ): boolean {
	document.body.innerHTML = '<div id="veranda-widget"></div>';
	const host = document.getElementById( 'veranda-widget' )!;
	host.dataset.config = JSON.stringify( { ...config, hasOpeningHours, openingHours: HOURS } );
	if ( where ) {
		host.dataset.where = JSON.stringify( where );
	}
	decidePlacement( now );
	return host.isConnected;
}

beforeEach( () => useDevice( false, 1280, 800 ) );

test.each( [
	[ 'phone', true, 390, 844 ],
	[ 'phone', true, 844, 390 ],
	[ 'tablet', true, 820, 1180 ],
	[ 'computer', false, 390, 844 ],
] )( 'a rule about a %s is followed on one, and not on others', ( device, isTouch, width, height ) => {
	useDevice( isTouch, width, height );
	const others = [ 'phone', 'tablet', 'computer' ].filter( ( other ) => other !== device );

	expect( isShown( [ rule( false, { devices: [ device ] } ), rule( true ) ] ) ).toBe( false );
	expect( isShown( [ rule( false, { devices: others } ), rule( true ) ] ) ).toBe( true );
} );

test( 'the first rule that fits decides', () => {
	expect( isShown( [ rule( true, { devices: [ 'computer' ] } ), rule( false ) ] ) ).toBe( true );
	expect( isShown( [ rule( true, { devices: [ 'phone' ] } ), rule( false ) ] ) ).toBe( false );
} );

test( 'opening hours decide by the clock; who keeps none is always open', () => {
	const whenOpen = [ rule( true, { hours: 'open' } ), rule( false ) ];
	const whenClosed = [ rule( true, { hours: 'closed' } ), rule( false ) ];

	expect( isShown( whenOpen ) ).toBe( true );
	expect( isShown( whenOpen, { now: MONDAY_NIGHT } ) ).toBe( false );
	expect( isShown( whenClosed, { now: MONDAY_NIGHT } ) ).toBe( true );
	expect( isShown( whenOpen, { now: MONDAY_NIGHT, hasOpeningHours: false } ) ).toBe( true );
} );

test( 'all conditions of a rule have to hold', () => {
	const where = [ rule( false, { devices: [ 'computer' ], hours: 'closed' } ), rule( true ) ];

	expect( isShown( where ) ).toBe( true );
	expect( isShown( where, { now: MONDAY_NIGHT } ) ).toBe( false );
} );

test( 'a page without such rules keeps its chat', () => expect( isShown( null ) ).toBe( true ) );
