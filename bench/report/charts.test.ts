/* @jest-environment jsdom */
import type { Sample, Target } from '../scenario';
import { barChart, curveChart, targetChart } from './charts';
import { judge } from './figures';
import { escapeText } from './svg';

const NASTY = `a <b> & "c" 'd' ]]>\u0000`;

function parse( svg: string ): Document {
	const document = new DOMParser().parseFromString( svg, 'image/svg+xml' );
	expect( document.querySelector( 'parsererror' )?.textContent ).toBeUndefined();
	return document;
}

const sample = ( of: string, value: number, round = 1 ): Sample => ( { figure: NASTY, of, unit: 'µs', round, value } );

const verdictOf = ( ratio: number, goal: Partial< Target > ) => {
	const target = { label: NASTY, figure: NASTY, of: 'Veranda', ...goal };
	return { ...judge( [ sample( 'Veranda', ratio ) ], target ), scenario: 'S2' };
};

const widths = ( document: Document, selector: string ) =>
	[ ...document.querySelectorAll( selector ) ].map( ( bar ) => Number( bar.getAttribute( 'width' ) ) );

test( 'text is escaped for tags and attributes, and what XML forbids is left out', () => {
	expect( escapeText( NASTY ) ).toBe( 'a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; ]]&gt;' );
} );

test( 'every chart is an image with a title and a description, whatever is written in it', () => {
	const text = { title: NASTY, subtitle: NASTY };
	const points = [ { name: NASTY, value: 1 } ];
	const charts = [
		targetChart( [ verdictOf( 1, { atMost: 1 } ) ] ),
		barChart( text, [ sample( NASTY, 1 ) ] ),
		curveChart( text, [ { name: NASTY, unit: 'ms', points } ] ),
	];

	for ( const chart of charts ) {
		const svg = parse( chart ).documentElement;
		expect( svg.getAttribute( 'role' ) ).toBe( 'img' );
		expect( svg.querySelector( 'title' )?.textContent ).not.toBe( '' );
		expect( svg.querySelector( 'desc' )?.textContent ).toContain( `a <b> & "c" 'd'` );
		expect( svg.querySelector( 'b, script' ) ).toBeNull();
		expect( svg.querySelector( 'style' )?.textContent ).toContain( 'prefers-color-scheme: dark' );
	}
} );

test( 'a bar of the targets ends before the mark only where the target is met', () => {
	const document = parse(
		targetChart( [
			verdictOf( 0.5, { atMost: 1 } ),
			verdictOf( 1.5, { atMost: 1 } ),
			verdictOf( 4, { atLeast: 2 } ),
			verdictOf( 1, { atLeast: 2 } ),
			verdictOf( 90, { atMost: 1 } ),
		] )
	);
	const line = Number( document.querySelector( '.goal' )?.getAttribute( 'x1' ) );
	const ends = ( selector: string ) =>
		[ ...document.querySelectorAll( selector ) ].map(
			( bar ) => Number( bar.getAttribute( 'x' ) ) + Number( bar.getAttribute( 'width' ) )
		);

	expect( ends( 'rect.good' ) ).toEqual( [ 200, 200 ] );
	expect( line ).toBe( 380 );
	expect( ends( 'rect.bad' ) ).toEqual( [ 560, 740, 740 ] );
} );

test( 'bars are as long as their medians, and ours stands out', () => {
	const document = parse(
		barChart( { title: 'CPU', subtitle: '' }, [
			sample( 'Veranda', 10 ),
			sample( 'ws', 40 ),
			sample( 'nchan', 20 ),
		] )
	);
	const [ own = 0 ] = widths( document, 'rect.own' );
	const [ ws = 0, nchan = 0 ] = widths( document, 'rect.peer' );

	expect( ws / own ).toBeCloseTo( 4, 1 );
	expect( nchan / own ).toBeCloseTo( 2, 1 );
} );

test( 'a curve of zeros and one of a single point can be drawn', () => {
	const text = { title: 'Reading', subtitle: '' };
	const zeros = [
		{ name: '1 k', value: 0 },
		{ name: '10 M', value: 0 },
	];
	const svg = curveChart( text, [
		{ name: 'flat', unit: 'ms', points: zeros },
		{ name: 'one', unit: 'ms', points: zeros.slice( 0, 1 ) },
	] );

	expect( parse( svg ).querySelectorAll( 'polyline' ) ).toHaveLength( 2 );
	expect( svg ).not.toMatch( /NaN|Infinity/ );
} );
