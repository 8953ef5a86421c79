import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/environment/paths';
import type { Sample } from '../scenario';
import { curvesBySize, drawCharts } from './chart-list';
import { fillDocument, replaceSection } from './document';
import { isGood, type Result } from './result';
import { repeatedRatios } from './repetition';
import { keepResult, readNewest, type KeptResult } from './result-file';
import { figureTable } from './tables';

const sample = ( of: string, value: number, round = 1 ): Sample => ( {
	figure: 'CPU per event, 1,000 streams',
	of,
	unit: 'µs',
	round,
	value,
} );

function resultOf( changes: Partial< Result > = {}, ratio = 0.5, faults: string[] = [] ): Result {
	return {
		format: 1,
		finishedAt: '2030-01-02T03:04:05.000Z',
		durationSeconds: 119,
		isQuick: false,
		rounds: 1,
		commit: '0123456789ab',
		isChanged: false,
		machine: {
			cpu: 'Abacus',
			cores: 2,
			memoryGiB: 24,
			kernel: '6.1',
			node: '20.20.2',
			mariadb: '10.11',
			nginx: null,
		},
		scenarios: [
			{
				id: 'S2',
				title: 'fan-out',
				samples: [ sample( 'Veranda', ratio ), sample( 'ws', 1 ) ],
				targets: [
					{ label: 'CPU per event', figure: sample( '', 0 ).figure, of: 'Veranda', against: 'ws', atMost: 1 },
				],
				notes: [],
				faults,
			},
		],
		...changes,
	};
}

const DOCUMENT = [
	'# Before',
	'<!-- newest run: written by the bench -->',
	'old run',
	'<!-- newest run: end -->',
	'<!-- run before: written by the bench -->',
	'old comparison',
	'<!-- run before: end -->',
	'between',
	'<!-- not met: written by the bench -->',
	'old list',
	'<!-- not met: end -->',
	'after',
].join( '\n' );

const places = { results: '../bench/results', charts: 'images/performance' };
const kept = ( result: Result, name = '2030-01-02-2.json' ) => ( { name, result } );

test( 'a run replaces what the bench wrote before, and nothing that people wrote', () => {
	const result = resultOf( {}, 1.5 );
	const once = fillDocument( DOCUMENT, kept( result ), null, places, drawCharts( result ) );

	expect( once ).not.toContain( 'old' );
	expect( once ).toMatch( /^# Before\n[^]*\nbetween\n[^]*\nafter$/ );
	expect( once ).toContain( '| S2 | CPU per event | ws | ≤ 1x | 1.50 | **not met** |' );
	expect( once ).toContain( '[2030-01-02-2.json](../bench/results/2030-01-02-2.json)' );
	expect( once ).toContain( 'There is no run before it.' );
	expect( once ).toContain( '(images/performance/s2-cpu.svg)' );
	expect( once ).toContain( '- S2: CPU per event against ws was to be ≤ 1x; it was 1.50.' );
	expect( fillDocument( once, kept( result ), null, places, drawCharts( result ) ) ).toBe( once );
} );

test( 'when all is met, the document says so', () => {
	expect( fillDocument( DOCUMENT, kept( resultOf() ), null, places, [] ) ).toContain( 'Every target was met' );
} );

test( 'a run is compared with the one before it', () => {
	const before = kept( resultOf( { commit: 'fedcba987654' }, 0.5 ), '2030-01-02-1.json' );
	const fill = ( ratio: number ) => fillDocument( DOCUMENT, kept( resultOf( {}, ratio ) ), before, places, [] );

	expect( fill( 0.5 ) ).toContain(
		'measured commit `fedcba987654` in 1 rounds. Of 1 ratios that both have, the spreads of 1 overlap'
	);
	expect( fill( 0.7 ) ).toContain( 'Of 1 ratios that both have, the spreads of 0 overlap' );
	expect( fill( 0.7 ) ).toContain( '- S2: CPU per event against ws was 0.500 and is 0.700.' );
} );

test( 'a document without its markers is an error, and not silently left as it is', () => {
	expect( () => replaceSection( '# Nothing here', 'newest run', 'x' ) ).toThrow( 'lacks the lines' );
} );

test( 'the document of this project has its markers', () => {
	const text = readFileSync( join( ROOT, 'docs/performance.md' ), 'utf8' );

	expect( () => fillDocument( text, kept( resultOf() ), null, places, [] ) ).not.toThrow();
} );

test( 'a fault fails every run, a missed ratio a small one and only when it is far off', () => {
	expect( isGood( resultOf() ) ).toBe( true );
	expect( isGood( resultOf( {}, 0.5, [ 'One event was lost.' ] ) ) ).toBe( false );
	expect( isGood( resultOf( { isQuick: true }, 1.9 ) ) ).toBe( true );
	expect( isGood( resultOf( { isQuick: true }, 2.1 ) ) ).toBe( false );
	expect( isGood( resultOf( {}, 2.1 ) ) ).toBe( true );
} );

test( 'runs of a day are numbered, read back as they were, and name no folder of the machine', () => {
	const folder = mkdtempSync( join( tmpdir(), 'veranda-results-' ) );
	try {
		const first = resultOf( {}, 0.5, [ `No such file: ${ ROOT }/relay/main.js` ] );
		expect( keepResult( first, folder ) ).toBe( '2030-01-02-1.json' );
		expect( keepResult( resultOf( { scenarios: [] } ), folder ) ).toBe( '2030-01-02-2.json' );

		const read = ( name: string ) => JSON.parse( readFileSync( join( folder, name ), 'utf8' ) ) as Result;
		expect( read( '2030-01-02-1.json' ) ).toEqual( resultOf( {}, 0.5, [ 'No such file: …/relay/main.js' ] ) );
		expect( read( '2030-01-02-2.json' ).scenarios ).toEqual( [] );
	} finally {
		rmSync( folder, { recursive: true } );
	}
} );

function inFolder( work: ( folder: string ) => void ): void {
	const folder = mkdtempSync( join( tmpdir(), 'veranda-results-' ) );
	try {
		work( folder );
	} finally {
		rmSync( folder, { recursive: true } );
	}
}

const whole = ( changes: Partial< Result > = {} ) => resultOf( { rounds: 3, ...changes } );

test( 'the newest run is found by when it ended, not by the name of its file', () => {
	inFolder( ( folder ) => {
		expect( readNewest( [ 'S2' ], folder ) ).toBeNull();
		for ( let hour = 10; hour < 20; hour++ ) {
			keepResult( whole( { finishedAt: `2030-02-11T${ hour }:00:00.000Z` } ), folder );
		}

		expect( readNewest( [ 'S2' ], folder )?.name ).toBe( '2030-02-11-10.json' );
	} );
} );

test.each< [ string, Partial< Result > ] >( [
	[ 'a small one', { isQuick: true } ],
	[ 'one of a single round', { rounds: 1 } ],
	[ 'one of files that were never committed', { isChanged: true } ],
	[ 'one of other scenarios', { scenarios: [] } ],
	[ 'one with a fault', { scenarios: resultOf( {}, 0.5, [ 'One event was lost.' ] ).scenarios } ],
	[ 'one of another form', { format: 2 as 1 } ],
] )( '%s is no run to compare with', ( _what, changes ) => {
	inFolder( ( folder ) => {
		keepResult( whole(), folder );
		keepResult( whole( { finishedAt: '2031-01-01T00:00:00.000Z', ...changes } ), folder );

		expect( readNewest( [ 'S2' ], folder )?.name ).toBe( '2030-01-02-1.json' );
	} );
} );

test( 'files that are no runs are passed over', () => {
	inFolder( ( folder ) => {
		writeFileSync( join( folder, '2031-01-01-1.json' ), '{"format": 1, <<<<<<<' );
		writeFileSync( join( folder, '2031-01-02-1.json' ), 'null' );

		expect( readNewest( [ 'S2' ], folder ) ).toBeNull();
	} );
} );

test( 'a figure that failed does not come back as the best of all', () => {
	inFolder( ( folder ) => {
		keepResult( whole(), folder );
		const failed = resultOf( { rounds: 3, finishedAt: '2031-01-01T00:00:00.000Z' }, Infinity );
		keepResult( failed, folder );

		const [ ratio ] = repeatedRatios( ( readNewest( [ 'S2' ], folder ) as KeptResult ).result, whole() );
		expect( ratio ).toMatchObject( { before: { median: Infinity }, isSame: false } );
	} );
} );

test( 'the table of figures has a line for each contestant', () => {
	expect( figureTable( resultOf() ).split( '\n' ).slice( 2 ) ).toEqual( [
		'S2  CPU per event, 1,000 streams  Veranda    0.500   0.500    0.500    µs',
		'                                  ws             1       1        1    µs',
	] );
} );

test( 'what was measured at several sizes becomes one curve', () => {
	const times = [ 'search, 1 k', 'search, 10 M', 'long conversation at 100 k messages', 'search, 100 k' ];
	const samples = times.map( ( figure, index ) => ( { figure, of: 'Veranda', unit: 'ms', round: 1, value: index } ) );

	expect( curvesBySize( samples ) ).toEqual( [
		{
			name: 'search',
			unit: 'ms',
			points: [
				{ name: '1 k', value: 0 },
				{ name: '10 M', value: 1 },
				{ name: '100 k', value: 3 },
			],
		},
	] );
} );
