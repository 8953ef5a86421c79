import type { Chart } from './chart-list';
import { formatGoal, formatSpread } from './format';
import { verdictsOf, type PlacedVerdict, type Result } from './result';
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

/** Fills the document's sections with a run. */
export function fillDocument(
	text: string,
	result: Result,
	places: { resultLink: string; chartFolder: string },
	charts: readonly Chart[]
): string {
	return replaceSection(
		replaceSection( text, 'newest run', newestRun( result, places, charts ) ),
		'not met',
		notMet( verdictsOf( result ) )
	);
}

function newestRun(
	result: Result,
	{ resultLink, chartFolder }: { resultLink: string; chartFolder: string },
	charts: readonly Chart[]
): string {
	const { machine, scenarios } = result;
	const image = ( { name, title }: Chart ) => `![${ title }](${ chartFolder }/${ name }.svg)`;
	return [
		`${ result.finishedAt.slice( 0, 10 ) }, ${ result.rounds } rounds, ${ Math.ceil( result.durationSeconds / 60 ) } minutes, ` +
			`${ commitText( result ) }. ${ machine.cpu }, ${ machine.cores } cores, ${ machine.memoryGiB } GiB; ` +
			`Linux ${ machine.kernel }, Node ${ machine.node }, MariaDB ${ machine.mariadb ?? 'missing' }, ` +
			`nginx ${ machine.nginx ?? 'missing' }. All samples: [${ resultLink.split( '/' ).at( -1 ) }](${ resultLink }).`,
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
