import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDatabase } from '../../scripts/environment/database';
import { isMySql } from '../../scripts/environment/database-server';
import { startReadingSite, type ReadingSite, type ReadingSize } from '../reading/reading-site';
import { findFault, SEARCHES, searchFor, type Search } from '../reading/searches';
import type { BenchRun, Outcome, Sample, Scenario } from '../scenario';
import { p95 } from './p95';

const SIZE: ReadingSize = { name: '1 M', messages: 1_000_000, conversations: 50_000, isSearchable: true };
const QUICK_SIZE: ReadingSize = { name: '50 k', messages: 50_000, conversations: 2_500, isSearchable: true };

/** As in the rest of S4: less than the tables need. */
const BUFFER_POOL = '512M';
const TIMES = 40;
const QUICK_TIMES = 10;
const LONGEST_MS = 200;

const OWN = 'Veranda';

export const searching: Scenario = {
	id: 'S4B',
	title: 'search in everything that was said: time, with a million messages',
	async run( run ) {
		mkdirSync( run.folder, { recursive: true } );
		const database = await startDatabase( {
			folder: join( run.folder, 'database' ),
			bufferPool: BUFFER_POOL,
			logFile: '512M',
			flushLog: 0,
		} );
		let site: ReadingSite | undefined;
		try {
			site = await startReadingSite(
				database,
				run.isQuick ? QUICK_SIZE : SIZE,
				join( run.folder, 'site' ),
				run.say
			);
			return await measure( run, site );
		} finally {
			await site?.relay.kill();
			await database.kill();
		}
	},
};

async function measure( run: BenchRun, on: ReadingSite ): Promise< Outcome > {
	const faults: string[] = [];
	for ( const search of SEARCHES ) {
		const fault = findFault( search, await searchFor( on, search ) );
		if ( fault !== null ) {
			faults.push( `search, ${ search.name }: ${ fault }` );
		}
	}
	const samples: Sample[] = [];
	for ( let round = 1; round <= run.rounds; round++ ) {
		run.say( `round ${ round } of ${ run.rounds }` );
		const times = await timesOf( run, on );
		for ( const [ search, values ] of times ) {
			samples.push( { figure: figureOf( search, on ), of: OWN, unit: 'ms', round, value: p95( values ) } );
		}
	}
	return {
		samples,
		targets: SEARCHES.map( ( search ) => {
			const figure = figureOf( search, on );
			return { label: figure, figure, of: OWN, atMost: LONGEST_MS };
		} ),
		faults,
		notes: [
			`p95 of ${ run.isQuick ? QUICK_TIMES : TIMES } answers a round over HTTP, on ${
				isMySql() ? 'MySQL' : 'MariaDB'
			} with innodb_buffer_pool_size=${ BUFFER_POOL }. The searches take turns.`,
		],
	};
}

const figureOf = ( { name }: Search, on: ReadingSite ) => `search, ${ name }, p95, ${ on.size.name }`;

async function timesOf( { isQuick }: BenchRun, on: ReadingSite ): Promise< Map< Search, number[] > > {
	const times = new Map( SEARCHES.map( ( search ): [ Search, number[] ] => [ search, [] ] ) );
	for ( let time = 0; time < ( isQuick ? QUICK_TIMES : TIMES ); time++ ) {
		for ( const [ search, values ] of times ) {
			const startedAt = performance.now();
			await searchFor( on, search );
			values.push( performance.now() - startedAt );
		}
	}
	return times;
}
