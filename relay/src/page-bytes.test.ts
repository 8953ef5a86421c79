import { LIMITS } from '../protocol';
import { fittingPage } from './page-bytes';

test( 'a page ends before it has too many bytes, counted as JSON', () => {
	// Six bytes of JSON each.
	const item = '\u0001'.repeat( LIMITS.pageBytes / 12 );

	expect( fittingPage( [ 'small', item, item, item ] ) ).toEqual( [ 'small', item ] );
} );

test( 'a page that fits is whole, and one item is a page whatever its size', () => {
	const huge = 'x'.repeat( LIMITS.pageBytes + 1 );

	expect( fittingPage( [ 'a', 'b' ] ) ).toEqual( [ 'a', 'b' ] );
	expect( fittingPage( [ huge, 'b' ] ) ).toEqual( [ huge ] );
	expect( fittingPage( [] ) ).toEqual( [] );
} );
