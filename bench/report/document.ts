import type { Chart } from './chart-list';
import { formatGoal, formatSpread } from './format';
import { repeatedRatios } from './repetition';
import { verdictsOf, type PlacedVerdict, type Result } from './result';
import type { KeptResult } from './result-file';
import { figureMarkdown, targetMarkdown } from './tables';

/** Replaces what stands between two markers of a document; what people wrote around them stays. */
export function replaceSection( text: string, name: string, content: string ): string {
	const begin = `<!-- ${ name }: written by the bench -->`;
	const end = `<!-- ${ name }: end -->`;
	const from = text.indexOf( begin );
	const to = text.indexOf( end );
	if ( from === -1 || to < from ) {
		throw new Error( `The document lacks the lines "${ begin }" and "${ end }", in this order.` );
	}
	return `${ text.slice( 0, from + begin.length ) }\n\n${ content.trim() }\n\n${ text.slice( to ) }`;
}

/** Where the document finds its files, as it writes the paths. */
export interface Places {
	/** A folder, without a slash at the end. */
	readonly results: string;
	/** A folder, without a slash at the end. */
	readonly charts: string;
}

/** Fills the document's sections with a run; `before` is the run to compare with. */
export function fillDocument(
	text: string,
	kept: KeptResult,
	before: KeptResult | null,
	places: Places,
	charts: readonly Chart[]
): string {
	const sections = {
		'newest run': newestRun( kept, places, charts ),
		'run before': before === null ? 'There is no run before it.' : runBefore( before, kept, places ),
		'not met': notMet( verdictsOf( kept.result ) ),
	};
	return Object.entries( sections ).reduce(
		( rest, [ name, content ] ) => replaceSection( rest, name, content ),
		text
	);
}

function newestRun( { name, result }: KeptResult, places: Places, charts: readonly Chart[] ): string {
	const { machine, scenarios } = result;
	const image = ( chart: Chart ) => `![${ chart.title }](${ places.charts }/${ chart.name }.svg)`;
	return [
		`${ result.finishedAt.slice( 0, 10 ) }, ${ result.rounds } rounds, ${ Math.ceil( result.durationSeconds / 60 ) } minutes, ` +
			`${ commitText( result ) }. ${ machine.cpu }, ${ machine.cores } cores, ${ machine.memoryGiB } GiB; ` +
			`Linux ${ machine.kernel }, Node ${ machine.node }, MariaDB ${ machine.mariadb ?? 'missing' }, ` +
			`nginx ${ machine.nginx ?? 'missing' }. All samples: ${ link( name, places ) }.`,
		targetMarkdown( verdictsOf( result ) ),
		...charts.filter( ( { scenario } ) => scenario === null ).map( image ),
		...scenarios.flatMap( ( { id, title, samples, notes, faults } ) => [
			`### ${ id }: ${ title }`,
			...( samples.length > 0 ? [ figureMarkdown( samples ) ] : [] ),
			...charts.filter( ( { scenario } ) => scenario === id ).map( image ),
			listOf( [ ...faults.map( ( fault ) => `**Fault:** ${ fault }` ), ...notes ] ),
		] ),
	]
		.filter( ( part ) => part !== '' )
		.join( '\n\n' );
}

const link = ( name: string, places: Places ) => `[${ name }](${ places.results }/${ name })`;

function runBefore( before: KeptResult, now: KeptResult, places: Places ): string {
	const ratios = repeatedRatios( before.result, now.result );
	const different = ratios.filter( ( { isSame } ) => ! isSame );
	return [
		`${ link( before.name, places ) } measured ${ commitText( before.result ) } in ${ before.result.rounds } rounds. ` +
			`Of ${ ratios.length } ratios that both have, the spreads of ${ ratios.length - different.length } overlap, from minimum to maximum.`,
		listOf(
			different.map(
				( ratio ) =>
					`${ ratio.scenario }: ${ ratio.target.label } against ${ ratio.target.against } was ${ formatSpread( ratio.before ) } and is ${ formatSpread( ratio.now ) }.`
			)
		),
	]
		.filter( ( part ) => part !== '' )
		.join( '\n\n' );
}

function commitText( { commit, isChanged }: Result ): string {
	if ( commit === null ) {
		return 'outside a repository';
	}
	return `commit \`${ commit }\`${ isChanged ? ' with changes' : '' }`;
}

function listOf( lines: readonly string[] ): string {
	return lines.map( ( line ) => `- ${ line.replaceAll( '\n', ' ' ).replaceAll( '<', '&lt;' ) }` ).join( '\n' );
}

function notMet( verdicts: readonly PlacedVerdict[] ): string {
	const missed = verdicts.filter( ( { isMet } ) => ! isMet );
	if ( missed.length === 0 ) {
		return 'Every target was met in the newest run.';
	}
	return listOf(
		missed.map( ( { scenario, target, spread } ) => {
			const against = target.against === undefined ? '' : ` against ${ target.against }`;
			const found = spread === null ? 'it was not measured' : `it was ${ formatSpread( spread ) }`;
			return `${ scenario }: ${ target.label }${ against } was to be ${ formatGoal( target ) }; ${ found }.`;
		} )
	);
}
