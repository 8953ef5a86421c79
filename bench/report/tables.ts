import type { Sample } from '../scenario';
import { listFigures, spreadOf, valuesByRound } from './figures';
import { formatGoal, formatNumber, formatSpread, markdownTable, textTable, verdictText } from './format';
import type { PlacedVerdict, Result } from './result';

/** Lists every figure of every contestant, for a terminal. */
export function figureTable( { scenarios }: Result ): string {
	const rows = scenarios.flatMap( ( { id, samples } ) =>
		listFigures( samples ).flatMap( ( { figure, unit, of } ) =>
			of.map( ( name, index ) => {
				const spread = spreadOf( [ ...valuesByRound( samples, figure, name ).values() ] );
				const numbers = spread === null ? [] : [ spread.minimum, spread.median, spread.maximum ];
				return [ index === 0 ? id : '', index === 0 ? figure : '', name, ...numbers.map( formatNumber ), unit ];
			} )
		)
	);
	return textTable( [ [ '', 'figure', 'of', 'minimum', 'median', 'maximum', 'unit' ], ...rows ], 3 );
}

/** Lists every target with its verdict, for a terminal. */
export function targetTable( verdicts: readonly PlacedVerdict[] ): string {
	return textTable( targetRows( verdicts ), 3 );
}

/** Lists every target with its verdict, for a document. */
export function targetMarkdown( verdicts: readonly PlacedVerdict[] ): string {
	const [ head = [], ...rows ] = targetRows( verdicts );
	return markdownTable( [ head, ...rows.map( ( row ) => row.map( emphasize ) ) ] );
}

function emphasize( cell: string ): string {
	return cell === 'NOT MET' ? '**not met**' : cell;
}

function targetRows( verdicts: readonly PlacedVerdict[] ): string[][] {
	return [
		[ '', 'target', 'against', 'wanted', 'minimum – median – maximum', 'verdict' ],
		...verdicts.map( ( verdict ) => [
			verdict.scenario,
			verdict.target.label,
			verdict.target.against ?? '',
			formatGoal( verdict.target ),
			verdict.spread === null ? '' : formatSpread( verdict.spread ),
			verdictText( verdict ),
		] ),
	];
}

/** Lists a scenario's figures with a column for each contestant, for a document. */
export function figureMarkdown( samples: readonly Sample[] ): string {
	const names = [ ...new Set( samples.map( ( { of } ) => of ) ) ];
	const rows = listFigures( samples ).map( ( { figure, unit } ) => [
		`${ figure } (${ unit })`,
		...names.map( ( name ) => {
			const spread = spreadOf( [ ...valuesByRound( samples, figure, name ).values() ] );
			return spread === null ? '' : formatSpread( spread );
		} ),
	] );
	return markdownTable( [ [ 'figure', ...names ], ...rows ] );
}
