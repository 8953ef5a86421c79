import type { Sample } from '../scenario';
import { barChart, targetChart } from './charts';
import { verdictsOf, type Result } from './result';

/** A picture of a run. */
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

/** Draws what a run has samples for. */
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
	return charts;
}
