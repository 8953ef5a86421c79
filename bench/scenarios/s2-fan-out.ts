import { readFileSync } from 'node:fs';
import type { Contestant, Ground } from '../contestants/contestant';
import { onGround } from '../contestants/ground';
import { nchan } from '../contestants/nchan';
import { bareWebSocket, expressBetterSse, expressSseChannel, socketIo } from '../contestants/node-contestants';
import { takeTurn } from '../contestants/turn';
import { veranda } from '../contestants/veranda';
import type { BenchRun, Outcome, Sample, Scenario, Target } from '../scenario';
import { measureStoppedReader } from './s2-stopped-reader';

const CONTESTANTS: readonly Contestant[] = [
	veranda,
	expressSseChannel,
	expressBetterSse,
	bareWebSocket,
	socketIo,
	nchan,
];

/** How thorough a run is. */
interface Plan {
	/** Numbers of streams, from few to many. */
	readonly sizes: readonly number[];
	/** Enough arrivals for about a second of CPU, which the system counts in hundredths. */
	readonly deliveries: number;
}

const FULL: Plan = { sizes: [ 1_000, 5_000, 10_000 ], deliveries: 200_000 };
const QUICK: Plan = { sizes: [ 500 ], deliveries: 60_000 };

/** Messages before counting begins, until the code is compiled. */
const WARM_UP = 10;
/** Files that a process has open besides its streams. */
const OTHER_FILES = 200;
const LOST = 'lost or doubled deliveries';

const CPU_TARGETS = [
	{ against: 'Express + sse-channel', atMost: 0.6 },
	{ against: 'socket.io', atMost: 0.9 },
	{ against: 'ws', atMost: 1.15 },
	{ against: 'nchan', atMost: 1.2 },
];

/** One topic that many streams hear. */
export const fanOut: Scenario = {
	id: 'S2',
	title: 'fan-out: one topic, many streams',
	run( run ) {
		return onGround( run.folder, ( ground ) => measureAll( run, ground ) );
	},
};

async function measureAll( run: BenchRun, ground: Ground ): Promise< Outcome > {
	const plan = run.isQuick ? QUICK : FULL;
	const possible = mostStreams();
	const sizes = plan.sizes.filter( ( size ) => size <= possible );
	const found: Found = { samples: [], faults: [], notes: [] };
	let ownFaults = 0;
	for ( let round = 1; round <= run.rounds; round++ ) {
		for ( const streams of sizes.filter( ( size ) => round === 1 || isJudged( size, sizes ) ) ) {
			for ( const contestant of CONTESTANTS ) {
				run.say( `round ${ round }: ${ contestant.name }, ${ count( streams ) } streams` );
				const turn = await measure( contestant, ground, { streams, round, deliveries: plan.deliveries } );
				gather( found, turn );
				ownFaults += contestant.name === 'Veranda' ? turn.faults.length : 0;
			}
		}
		run.say( `round ${ round }: a reader that stops` );
		gather( found, { ...( await measureStoppedReader( run, await ground.database(), round ) ), notes: [] } );
	}
	found.samples.push( { figure: LOST, of: 'Veranda', unit: 'faults', round: 1, value: ownFaults } );
	return {
		...found,
		targets: targetsFor( sizes ),
		notes: [ ...notesFor( plan.sizes, possible ), ...new Set( found.notes ) ],
	};
}

/** Whether a target looks at a size; sizes between the smallest and the largest are measured once, for the chart. */
function isJudged( size: number, sizes: readonly number[] ): boolean {
	return size === sizes[ 0 ] || size === sizes.at( -1 );
}

interface Found {
	readonly samples: Sample[];
	readonly faults: string[];
	readonly notes: string[];
}

function gather( found: Found, { samples, faults, notes }: Found ): void {
	found.samples.push( ...samples );
	found.faults.push( ...faults );
	found.notes.push( ...notes );
}

interface Turn {
	readonly streams: number;
	readonly round: number;
	readonly deliveries: number;
}

/** Measures one contestant with a server of its own. */
async function measure(
	contestant: Contestant,
	ground: Ground,
	{ streams, round, deliveries }: Turn
): Promise< Found > {
	const samples: Sample[] = [];
	const add = ( figure: string, unit: string, value: number ) =>
		samples.push( {
			figure: `${ figure }, ${ count( streams ) } streams`,
			of: contestant.name,
			unit,
			round,
			value,
		} );
	const audience = { conversations: 1, agents: streams };
	const { faults, notes } = await takeTurn( contestant, ground, audience, async ( turn ) => {
		const empty = turn.contestant.usage().residentBytes;
		await turn.generator.open();
		const idle = turn.contestant.usage().residentBytes;
		await turn.generator.fanOut( WARM_UP );
		const measured = await turn.measure( ( generator ) => generator.fanOut( Math.ceil( deliveries / streams ) ) );
		add( 'CPU per event', 'µs', ( measured.cpuMs * 1_000 ) / measured.deliveries );
		add( 'until all have it, p50', 'ms', measured.spread.p50 );
		add( 'until all have it, p99', 'ms', measured.spread.p99 );
		add( 'memory per idle stream', 'KB', ( idle - empty ) / streams / 1_024 );
	} );
	return {
		samples,
		faults: faults.map( ( fault ) => `${ fault } (${ count( streams ) } streams, round ${ round })` ),
		notes: [ ...notes ],
	};
}

function targetsFor( sizes: readonly number[] ): Target[] {
	const [ fewest = 0 ] = sizes;
	const most = sizes.at( -1 ) ?? 0;
	const cpu = [ ...new Set( [ fewest, most ] ) ].flatMap( ( streams ) =>
		CPU_TARGETS.map( ( { against, atMost } ) => ( {
			label: `CPU per event, S2 ${ count( streams ) } streams`,
			figure: `CPU per event, ${ count( streams ) } streams`,
			of: 'Veranda',
			against,
			atMost,
		} ) )
	);
	return [
		...cpu,
		{
			label: `RSS per idle stream, ${ count( most ) }`,
			figure: `memory per idle stream, ${ count( most ) } streams`,
			of: 'Veranda',
			against: 'nchan',
			atMost: 1.3,
			// The memory of a few hundred streams is less than what a garbage collection moves.
			...( most < 5_000 ? { quickSlack: 20 } : {} ),
		},
		{
			label: 'memory held by one stopped reader',
			figure: 'memory held by one stopped reader',
			of: 'Veranda',
			atMost: 2,
		},
		{ label: 'lost or doubled deliveries, S2', figure: LOST, of: 'Veranda', atMost: 0, quickSlack: 1 },
	];
}

function notesFor( wanted: readonly number[], possible: number ): string[] {
	const tooMany = wanted.filter( ( size ) => size > possible );
	return tooMany.length === 0
		? []
		: [
				`Left out: ${ tooMany.map( count ).join( ' and ' ) } streams. A process may open ${ count( possible + OTHER_FILES ) } files here; ` +
					`raise \`ulimit -n\` to ${ count( Math.max( ...tooMany ) + OTHER_FILES ) }.`,
			];
}

/** Returns how many streams a process may have open; both ends are processes of their own. */
function mostStreams(): number {
	const limits = readFileSync( '/proc/self/limits', 'utf8' );
	const files = /^Max open files\s+(\d+)/m.exec( limits )?.[ 1 ];
	return files === undefined ? Infinity : Number( files ) - OTHER_FILES;
}

function count( streams: number ): string {
	return streams.toLocaleString( 'en-US' );
}
