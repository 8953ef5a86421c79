import { excerptOf, findTerms } from './matches';
import { conditionsOf, termsOf } from './query';

/** Returns what is found of a query in a text, or null unless all of it is. */
function found( query: string, text: string ): string[] | null {
	const terms = termsOf( query );
	const match = findTerms( text, terms );
	return match.terms.size === terms.length
		? match.ranges.map( ( { start, end } ) => text.slice( start, end ) )
		: null;
}

test.each( [
	[ 'ord', 'My ORDER is late', [ 'ORDER' ] ],
	[ 'late order', 'My order is late', [ 'order', 'late' ] ],
	[ 'order lost', 'My order is late', null ],
	[ '"my order"', 'Where is my order?', [ 'my order' ] ],
	[ '“my ord”', 'Where is my order?', null ],
	[ '"order my"', 'Where is my order?', null ],
	[ '"unfinished phr', 'an unfinished phrase', [ 'unfinished', 'phrase' ] ],
	[ 'ord-12', 'It is ORD-1234, not ORD 99', [ 'ORD-1234' ] ],
	[ 'ada@example', 'Write to ada@example.org', [ 'ada@example' ] ],
	[ 'cafe', 'Das Café', [ 'Café' ] ],
	[ 'is', 'It is here', [ 'is' ] ],
	[ '状況', '配送状況は', [ '状況' ] ],
	[ '配況', '配送状況は', null ],
	[ '況', '配送状況', [ '況' ] ],
	[ '送', '配送状況', [ '送' ] ],
	[ '"送"', '配送状況', [ '送' ] ],
	[ '👍', 'Good 👍🏽', [ '👍' ] ],
] )( '%s in %s', ( query, text, expected ) => {
	expect( found( query, text ) ).toEqual( expected );
} );

test( 'only signs are nothing to look for, and the same term counts once', () => {
	expect( termsOf( '+(*) "" %_ ~' ) ).toEqual( [] );
	expect( termsOf( 'a A á' ) ).toHaveLength( 1 );
} );

test( 'a word that is needed as a whole is not asked for as a beginning', () => {
	expect( conditionsOf( termsOf( 'or "or not" lamp' ) ) ).toEqual( [
		{ word: 'or', isBeginning: false },
		{ word: 'not', isBeginning: false },
		{ word: 'lamp', isBeginning: true },
	] );
	expect( conditionsOf( termsOf( '"or not" or' ) )[ 0 ] ).toEqual( { word: 'or', isBeginning: false } );
} );

test( 'a long text is shown around what was found, by whole characters and words', () => {
	const text = `${ 'before '.repeat( 50 ) }lamp ${ '😀'.repeat( 200 ) }`;
	const { ranges } = findTerms( text, termsOf( 'lamp' ) );
	const excerpt = excerptOf( text, ranges );

	expect( excerpt.text ).toMatch( /^…before (before )+lamp 😀+…$/u );
	expect( excerpt.text.isWellFormed() ).toBe( true );
	expect( excerpt.text.length ).toBeLessThan( 250 );
	expect( excerpt.ranges.map( ( { start, end } ) => excerpt.text.slice( start, end ) ) ).toEqual( [ 'lamp' ] );
	expect( excerptOf( 'short lamp', [ { start: 6, end: 10 } ] ) ).toEqual( {
		text: 'short lamp',
		ranges: [ { start: 6, end: 10 } ],
	} );
} );
