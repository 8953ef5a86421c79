import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDatabase, type Database } from '../../scripts/environment/database';
import { QUESTIONS, type Question } from '../reading/questions';
import { startReadingSite, type ReadingSite, type ReadingSize } from '../reading/reading-site';
import { RowCounter } from '../reading/row-counter';
import { medianOf } from '../report/figures';
import type { BenchRun, Outcome, Sample, Scenario, Target } from '../scenario';

/** The size with which the largest site's rows examined are compared. */
const COMPARED = '100 k';
const SMALL: ReadingSize = { name: '1 k', messages: 1_000, conversations: 50 };
const SIZES: readonly ReadingSize[] = [
	SMALL,
	{ name: COMPARED, messages: 100_000, conversations: 5_000 },
	{ name: '10 M', messages: 10_000_000, conversations: 500_000 },
];
const QUICK_SIZES: readonly ReadingSize[] = [ SMALL, { name: '50 k', messages: 50_000, conversations: 2_500 } ];

/** What a small virtual server gives its database: much less than ten million messages need. */
const BUFFER_POOL = '512M';
/** How often each question is asked in a round, of each site in turn. */
const TIMES = 15;
const QUICK_TIMES = 5;
const LONGEST_MS = 50;
/** No question of the inbox may read more, however large the tables are. */
const MOST_ROWS = 20_000;
/** A page of messages, which a larger site may fill where a smaller one has fewer. */
const PAGE_ROWS = 101;

const OWN = 'Veranda';

export const reading: Scenario = {
	id: 'S4',
	title: 'reading, with tables of three sizes: time and rows examined',
	async run( run ) {
		mkdirSync( run.folder, { recursive: true } );
		const database = await startDatabase( {
			folder: join( run.folder, 'database' ),
			bufferPool: BUFFER_POOL,
			logFile: '512M',
			// Only seeding writes much, and its rows can be made again.
			flushLog: 0,
		} );
		const sites: ReadingSite[] = [];
		try {
			for ( const size of run.isQuick ? QUICK_SIZES : SIZES ) {
				run.say( `${ size.name } messages` );
				sites.push( await startReadingSite( database, size, join( run.folder, size.name ), run.say ) );
			}
			return await measure( run, database, sites );
		} finally {
			for ( const { relay } of sites ) {
				await relay.kill();
			}
			await database.kill();
		}
	},
};

async function measure( run: BenchRun, database: Database, sites: readonly ReadingSite[] ): Promise< Outcome > {
	const samples: Sample[] = [];
	const faults: string[] = [];
	for ( const question of QUESTIONS ) {
		for ( const on of sites ) {
			const fault = question.findFault( await question.ask( on ), on );
			if ( fault !== null ) {
				faults.push( `${ question.name }, ${ on.size.name }: ${ fault }` );
			}
		}
	}
	const rows = await countRows( database, sites );
	for ( let round = 1; round <= run.rounds; round++ ) {
		run.say( `round ${ round } of ${ run.rounds }` );
		for ( const question of QUESTIONS ) {
			for ( const [ place, value ] of ( await timesOf( question, sites, run ) ).entries() ) {
				samples.push( { figure: figureOf( question, sites[ place ] ), of: OWN, unit: 'ms', round, value } );
			}
		}
	}
	for ( const question of QUESTIONS ) {
		for ( const [ place, value ] of rows.get( question )?.entries() ?? [] ) {
			samples.push( {
				figure: rowsFigureOf( question, sites[ place ] ),
				of: OWN,
				unit: 'rows',
				round: 1,
				value,
			} );
		}
	}
	faults.push( ...QUESTIONS.flatMap( ( question ) => faultsOfRows( question, rows.get( question ) ?? [], sites ) ) );
	return {
		samples,
		targets: QUESTIONS.map( ( question ) => targetOf( question, sites.at( -1 ) ) ),
		faults,
		notes: [
			`Over HTTP from a relay of its own for each size, on one MariaDB with innodb_buffer_pool_size=${ BUFFER_POOL }. Rows examined are the server's Handler_read figures.`,
			'Reports are not built yet; their queries will be measured here and are explained by tests/relay/query-plans.test.ts with all others.',
		],
	};
}

const figureOf = ( { name }: Question, on: ReadingSite | undefined ) => `${ name }, ${ on?.size.name }`;

const rowsFigureOf = ( { name }: Question, on: ReadingSite | undefined ) =>
	`${ name }, rows examined, ${ on?.size.name }`;

function targetOf( question: Question, largest: ReadingSite | undefined ): Target {
	const figure = figureOf( question, largest );
	return { label: figure, figure, of: OWN, atMost: LONGEST_MS };
}

/** Asks each site in turn and returns the median of each. */
async function timesOf(
	question: Question,
	sites: readonly ReadingSite[],
	{ isQuick }: BenchRun
): Promise< number[] > {
	const times: number[][] = sites.map( () => [] );
	for ( let time = 0; time < ( isQuick ? QUICK_TIMES : TIMES ); time++ ) {
		for ( const [ place, on ] of sites.entries() ) {
			const startedAt = performance.now();
			await question.ask( on );
			times[ place ]?.push( performance.now() - startedAt );
		}
	}
	return times.map( medianOf );
}

async function countRows( database: Database, sites: readonly ReadingSite[] ): Promise< Map< Question, number[] > > {
	const counter = await RowCounter.start( database );
	const rows = new Map< Question, number[] >();
	for ( const question of QUESTIONS ) {
		const counts: number[] = [];
		for ( const on of sites ) {
			counts.push( await counter.rowsOf( () => question.ask( on ) ) );
		}
		rows.set( question, counts );
	}
	return rows;
}

/** Row counts do not depend on how busy the machine is, so too many are a broken promise and not a slow moment. */
function faultsOfRows(
	{ name, bound = 0 }: Question,
	rows: readonly number[],
	sites: readonly ReadingSite[]
): string[] {
	const most = rows.at( -1 ) ?? 0;
	const compared = rows[ sites.findIndex( ( { size } ) => size.name === COMPARED ) ];
	const allowed = compared === undefined ? MOST_ROWS : Math.max( bound, 2 * compared, compared + PAGE_ROWS );
	return most > allowed ? [ `${ name } reads ${ most } rows of the largest tables; ${ allowed } are allowed` ] : [];
}
