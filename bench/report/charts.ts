import type { Sample } from '../scenario';
import { listFigures, spreadOf, valuesByRound, type Spread } from './figures';
import { formatGoal, formatNumber, formatSpread, verdictText } from './format';
import type { PlacedVerdict } from './result';
import { element, label, picture, stroke, WIDTH } from './svg';

/** The contestant that the others are compared with. */
export const OWN = 'Veranda';

const LEFT = 20;
const RIGHT = WIDTH - 20;

/** Draws how far each target is reached: a bar that ends left of the mark has met it. */
export function targetChart( verdicts: readonly PlacedVerdict[] ): string {
	const measured = verdicts.filter( ( { spread, target } ) => spread !== null && goalOf( target ) > 0 );
	const rowHeight = 46;
	const top = 72;
	const height = top + measured.length * rowHeight + 16;
	// The left half of the chart is what is met; a figure that is off by more than a factor of two ends at the edge.
	const x = ( share: number ) => LEFT + Math.min( Math.max( share, 0 ), 2 ) * ( ( RIGHT - LEFT ) / 2 );
	const rows = measured.flatMap( ( verdict, index ) => {
		const { target, isMet, scenario } = verdict;
		const spread = verdict.spread as Spread;
		const y = top + index * rowHeight;
		const share = ( value: number ) => shareOf( value, target );
		const against = target.against === undefined ? '' : ` against ${ target.against }`;
		return [
			label( LEFT, y + 12, fit( `${ scenario } · ${ target.label }${ against }`, 80 ) ),
			label(
				RIGHT,
				y + 12,
				`${ formatNumber( spread.median ) } (${ formatGoal( target ) }) ${ verdictText( verdict ) }`,
				isMet ? 'good' : 'bad',
				'end'
			),
			bar( x( 0 ), x( share( spread.median ) ), y + 19, 12, isMet ? 'good' : 'bad' ),
			stroke( x( share( spread.minimum ) ), y + 25, x( share( spread.maximum ) ), y + 25, 'whisker' ),
			stroke( x( 1 ), y + 16, x( 1 ), y + 34, 'goal' ),
		];
	} );
	const names = measured.map( ( verdict ) => `${ verdict.target.label }: ${ verdictText( verdict ) }` );
	return picture( 'Figures against their targets', `${ names.join( '; ' ) }.`, height, [
		label(
			LEFT,
			52,
			'Shorter is better. The mark in the middle is the target; thin lines span the rounds.',
			'faint'
		),
		...rows,
	] );
}

function goalOf( { atMost, atLeast }: PlacedVerdict[ 'target' ] ): number {
	return atMost ?? atLeast ?? 0;
}

/** Share of the allowed value that was used: 1 is exactly the target, in either direction. */
function shareOf( value: number, target: PlacedVerdict[ 'target' ] ): number {
	const goal = goalOf( target );
	return target.atMost === undefined ? goal / Math.max( value, goal / 1000 ) : value / goal;
}

/** What a chart shows, and what its title says. */
export interface ChartText {
	readonly title: string;
	/** A line below the title. */
	readonly subtitle: string;
}

/** Draws one group of bars for each figure; each group has a scale of its own. */
export function barChart( { title, subtitle }: ChartText, samples: readonly Sample[] ): string {
	const rowHeight = 22;
	const barLeft = LEFT + 210;
	const barRight = RIGHT - 190;
	const content: string[] = [];
	const spoken: string[] = [];
	let y = 84;
	for ( const { figure, unit, of } of listFigures( samples ) ) {
		const rows = of.flatMap( ( name ) => {
			const spread = spreadOf( [ ...valuesByRound( samples, figure, name ).values() ] );
			return spread === null ? [] : [ { name, spread } ];
		} );
		const longest = Math.max( ...rows.map( ( { spread } ) => spread.maximum ), Number.MIN_VALUE );
		const x = ( value: number ) => barLeft + ( Math.max( value, 0 ) / longest ) * ( barRight - barLeft );
		content.push( label( LEFT, y, `${ figure } (${ unit })`, 'panel' ) );
		for ( const { name, spread } of rows ) {
			y += rowHeight;
			content.push(
				label( barLeft - 10, y, name, '', 'end' ),
				bar( x( 0 ), x( spread.median ), y - 11, 14, name === OWN ? 'own' : 'peer' ),
				stroke( x( spread.minimum ), y - 4, x( spread.maximum ), y - 4, 'whisker' ),
				label( x( spread.maximum ) + 8, y, formatSpread( spread ), 'faint' )
			);
			spoken.push( `${ figure }, ${ name }: ${ formatNumber( spread.median ) } ${ unit }` );
		}
		y += 38;
	}
	return picture( title, `${ spoken.join( '; ' ) }.`, y - 16, [ label( LEFT, 52, subtitle, 'faint' ), ...content ] );
}

/** One curve of a small chart. */
export interface Curve {
	readonly name: string;
	readonly unit: string;
	readonly points: ReadonlyArray< { readonly name: string; readonly value: number } >;
}

/** Draws one small chart for each curve, three in a row, each from zero to its own highest point. */
export function curveChart( { title, subtitle }: ChartText, curves: readonly Curve[] ): string {
	const columns = 3;
	const cellWidth = ( RIGHT - LEFT ) / columns;
	const cellHeight = 150;
	const top = 76;
	const content = curves.flatMap( ( { name, unit, points }, index ) => {
		const left = LEFT + ( index % columns ) * cellWidth;
		const y0 = top + Math.floor( index / columns ) * cellHeight;
		const right = left + cellWidth - 28;
		const bottom = y0 + 104;
		const highest = Math.max( ...points.map( ( { value } ) => value ), Number.MIN_VALUE );
		const step = ( right - left - 48 ) / Math.max( 1, points.length - 1 );
		const x = ( place: number ) => left + 24 + place * step;
		const y = ( value: number ) => bottom - ( Math.max( value, 0 ) / highest ) * 56;
		const path = points.map( ( { value }, place ) => `${ x( place ).toFixed( 1 ) },${ y( value ).toFixed( 1 ) }` );
		return [
			label( left, y0 + 14, fit( name, 32 ), 'panel' ),
			stroke( left, bottom, right, bottom, 'axis' ),
			element( 'polyline', { points: path.join( ' ' ), class: 'line' } ),
			...points.flatMap( ( point, place ) => [
				element( 'circle', { cx: x( place ), cy: y( point.value ), r: 3.5, class: 'own' } ),
				label(
					x( place ),
					y( point.value ) - 8,
					`${ formatNumber( point.value ) } ${ unit }`,
					'faint',
					'middle'
				),
				label( x( place ), bottom + 16, point.name, 'faint', 'middle' ),
			] ),
		];
	} );
	const spoken = curves.map( ( { name, unit, points } ) => {
		const values = points.map( ( point ) => `${ point.name } ${ formatNumber( point.value ) } ${ unit }` );
		return `${ name }: ${ values.join( ', ' ) }`;
	} );
	return picture( title, `${ spoken.join( '; ' ) }.`, top + Math.ceil( curves.length / columns ) * cellHeight, [
		label( LEFT, 52, subtitle, 'faint' ),
		...content,
	] );
}

function bar( from: number, to: number, y: number, height: number, className: string ): string {
	// A value near zero should still be visible.
	return element( 'rect', { x: from, y, width: Math.max( to - from, 1 ), height, rx: 2, class: className } );
}

/** Shortens a name that would overlap the next one. */
function fit( text: string, characters: number ): string {
	return text.length <= characters ? text : `${ text.slice( 0, characters - 1 ) }…`;
}
