import type { Target } from '../scenario';
import type { Spread, Verdict } from './figures';

/** Writes a number with three significant digits, and commas between thousands. */
export function formatNumber( value: number ): string {
	if ( ! Number.isFinite( value ) ) {
		return 'none';
	}
	const size = Math.abs( value );
	if ( size >= 100 || Number.isInteger( value ) ) {
		return Math.round( value ).toLocaleString( 'en-US' );
	}
	// Three digits, and at most four decimals: below that it is noise.
	const digits = size < 1e-4 ? 4 : Math.min( 4, 2 - Math.floor( Math.log10( size ) ) );
	return value.toFixed( Math.max( 0, digits ) );
}

/** Writes minimum, median and maximum; one number when there was one round. */
export function formatSpread( { minimum, median, maximum }: Spread ): string {
	return minimum === maximum
		? formatNumber( median )
		: `${ formatNumber( minimum ) } – ${ formatNumber( median ) } – ${ formatNumber( maximum ) }`;
}

/** Writes a target, such as `≤ 0.65x`. */
export function formatGoal( { against, atMost, atLeast }: Target ): string {
	const unit = against === undefined ? '' : 'x';
	return [
		...( atLeast === undefined ? [] : [ `≥ ${ atLeast.toLocaleString( 'en-US' ) }${ unit }` ] ),
		...( atMost === undefined ? [] : [ `≤ ${ atMost.toLocaleString( 'en-US' ) }${ unit }` ] ),
	].join( ', ' );
}

/** Says in words what became of a target. */
export function verdictText( { spread, isMet }: Verdict ): string {
	if ( spread === null ) {
		return 'not measured';
	}
	return isMet ? 'met' : 'NOT MET';
}

/** Writes a table for a terminal: columns aligned, the first two to the left. */
export function textTable( rows: readonly ( readonly string[] )[], leftColumns: number ): string {
	const widths: number[] = [];
	for ( const row of rows ) {
		row.forEach( ( cell, column ) => ( widths[ column ] = Math.max( widths[ column ] ?? 0, cell.length ) ) );
	}
	const lines = rows.map( ( row ) =>
		row
			.map( ( cell, column ) =>
				column < leftColumns ? cell.padEnd( widths[ column ] ?? 0 ) : cell.padStart( widths[ column ] ?? 0 )
			)
			.join( '  ' )
			.trimEnd()
	);
	const rule = widths.map( ( width ) => '-'.repeat( width ) ).join( '  ' );
	return [ lines[ 0 ] ?? '', rule, ...lines.slice( 1 ) ].join( '\n' );
}

/** Writes a table for Markdown. */
export function markdownTable( rows: readonly ( readonly string[] )[] ): string {
	const [ head = [], ...body ] = rows.map( ( row ) => row.map( escapeCell ) );
	return [ head, head.map( () => '---' ), ...body ].map( ( row ) => `| ${ row.join( ' | ' ) } |` ).join( '\n' );
}

function escapeCell( text: string ): string {
	return text.replaceAll( '|', '\\|' ).replaceAll( '<', '&lt;' ).replaceAll( '\n', ' ' );
}
