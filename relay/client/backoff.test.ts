import { backoffDelay } from './backoff';

const longest = () => 0.999999;
const shortest = () => 0;

test( 'the span doubles with each failure, up to the maximum', () => {
	const spans = [ 0, 1, 2, 3, 10, 10_000 ].map( ( attempt ) => backoffDelay( attempt, { random: longest } ) );

	expect( spans ).toEqual( [ 1_000, 2_000, 4_000, 8_000, 30_000, 30_000 ] );
} );

test( 'no wait is shorter than the minimum', () => {
	expect( backoffDelay( 7, { random: shortest } ) ).toBe( 500 );
} );

test( 'a maximum below the minimum does not make the wait negative', () => {
	expect( backoffDelay( 3, { maximumMs: 100, random: longest } ) ).toBe( 500 );
} );
