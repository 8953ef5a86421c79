import type { Sample } from '../scenario';
import { barChart, curveChart, OWN, targetChart, type Curve } from './charts';
import { listFigures, medianOf, valuesByRound } from './figures';
import { verdictsOf, type Result } from './result';

/** A chart of a run. */
export interface Chart {
	/** The file's name, without its ending. */
	readonly name: string;
	readonly title: string;
	/** The scenario that it belongs to; null for the whole run. */
	readonly scenario: string | null;
	readonly svg: string;
}

interface BarPlan {
	name: string;
	scenario: string;
	title: string;
	subtitle: string;
	shows( sample: Sample ): boolean;
}

const BARS: readonly BarPlan[] = [
	{
		name: 's1-throughput',
		scenario: 'S1',
		title: 'S1: messages a second',
		subtitle: 'Longer is better. Thin lines span the rounds.',
		shows: ( { unit } ) => unit === 'messages/s',
	},
	{
		name: 's1-latency',
		scenario: 'S1',
		title: 'S1: from the moment a message is due until an agent has it',
		subtitle: 'Shorter is better. Thin lines span the rounds.',
		shows: ( { figure, unit } ) => unit === 'ms' && /\bp\d\d/.test( figure ),
	},
	{
		name: 's2-cpu',
		scenario: 'S2',
		title: 'S2: CPU for one event to one stream',
		subtitle: 'Shorter is better. Thin lines span the rounds.',
		shows: ( { figure } ) => figure.startsWith( 'CPU per event' ),
	},
];

/** Draws charts for what a run has samples of. */
export function drawCharts( result: Result ): Chart[] {
	const verdicts = verdictsOf( result );
	const charts: Chart[] = [];
	if ( verdicts.some( ( { spread } ) => spread !== null ) ) {
		const title = 'Figures against their targets';
		charts.push( { name: 'targets', title, scenario: null, svg: targetChart( verdicts ) } );
	}
	for ( const plan of BARS ) {
		const samples = result.scenarios.find( ( { id } ) => id === plan.scenario )?.samples.filter( plan.shows ) ?? [];
		if ( samples.length > 0 ) {
			charts.push( { ...plan, svg: barChart( plan, samples ) } );
		}
	}
	const curves = curvesBySize( result.scenarios.find( ( { id } ) => id === 'S4' )?.samples ?? [] );
	if ( curves.length > 0 ) {
		const text = { title: 'S4: query time against messages in the tables', subtitle: 'Flat is what is wanted.' };
		charts.push( { name: 's4-reading', title: text.title, scenario: 'S4', svg: curveChart( text, curves ) } );
	}
	return charts;
}

/** A figure that was measured at several sizes ends with the size, such as `search, 100 k`. */
const SIZED = /^(.+?),? (?:at |with |in )?(\d[\d.,]*(?: ?[kM])?)(?: messages)?$/;

/** Joins times at several sizes to curves, in the order in which they were measured. */
export function curvesBySize( samples: readonly Sample[] ): Curve[] {
	const curves = new Map< string, { name: string; unit: string; points: Curve[ 'points' ] } >();
	const own = samples.filter( ( { of, unit } ) => of === OWN && unit === 'ms' );
	for ( const { figure, unit } of listFigures( own ) ) {
		const [ , name, size ] = SIZED.exec( figure ) ?? [];
		if ( name !== undefined && size !== undefined ) {
			const curve = curves.get( name ) ?? { name, unit, points: [] };
			const value = medianOf( [ ...valuesByRound( own, figure, OWN ).values() ] );
			curves.set( name, { ...curve, points: [ ...curve.points, { name: size, value } ] } );
		}
	}
	return [ ...curves.values() ].filter( ( { points } ) => points.length > 1 );
}
