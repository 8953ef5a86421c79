import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDatabase, type Database } from '../../scripts/environment/database';
import { findFreePort, LOOPBACK } from '../../scripts/environment/ports';
import { LocalRelay } from '../../scripts/environment/relay';
import { draft, Make, type OpenConversation } from '../../tests/support/make';
import { createSite } from '../../tests/support/site';
import { variablesOf } from '../../tests/support/start-relay';
import { inTurns } from '../in-turns';
import type { BenchRun, Outcome, Sample, Scenario } from '../scenario';
import { p95 } from './p95';

const VISITORS = 20;
/** Just slower than the limit of one visitor, a message a second. */
const POST_EVERY_MS = 1_100;
/** Posts of the one visitor: 300 in three seconds (docs/threats.md A60), and it goes on. */
const FLOOD_EVERY_MS = 10;
const FULL_MS = 15_000;
const QUICK_MS = 4_000;
/** Calm and flood take turns, so that a machine that slows down meanwhile is not taken for the flood. */
const TURNS = 2;
/** Connections are opened and caches are filled before anything is measured. */
const WARM_UP_MS = 2_000;

const FIGURE = 'p95 of a post by 20 others';
const CALM = 'Veranda';
const FLOODED = 'Veranda, one visitor floods';

/** Measures what one visitor who posts a hundred times a second costs the others, with the limits as they ship. */
export const flood: Scenario = {
	id: 'S8',
	title: 'flood: one visitor posts a hundred times a second, twenty others once',
	async run( run ) {
		const database = await startDatabase( { folder: join( run.folder, 'database' ), flushLog: 1 } );
		try {
			const found: Found[] = [];
			for ( let round = 1; round <= run.rounds; round++ ) {
				run.say( `round ${ round } of ${ run.rounds }` );
				found.push( await runRound( run, database, round ) );
			}
			return outcomeOf( found );
		} finally {
			await database.stop();
		}
	},
};

interface Found {
	readonly samples: Sample[];
	readonly faults: string[];
	readonly note: string;
}

function outcomeOf( found: readonly Found[] ): Outcome {
	return {
		samples: found.flatMap( ( { samples } ) => samples ),
		targets: [
			{
				label: 'p95 of others while one visitor floods, S8',
				figure: FIGURE,
				of: FLOODED,
				against: CALM,
				atMost: 1.2,
			},
		],
		faults: found.flatMap( ( { faults } ) => faults ),
		notes: found.map( ( { note } ) => note ),
	};
}

async function runRound( run: BenchRun, database: Database, round: number ): Promise< Found > {
	const { host, port, user, password } = database;
	const site = await createSite( { server: { host, port, user, password } } );
	const relay = new LocalRelay( {
		folder: join( run.folder, `flood-${ round }` ),
		port: await findFreePort(),
		// Each caller has an address of its own, and the limits of a real one.
		environment: { ...variablesOf( site ), TRUSTED_PROXIES: LOOPBACK, LOG_LEVEL: 'warn' },
	} );
	try {
		await relay.start();
		const make = new Make( relay, site );
		const others = await inTurns( VISITORS, 4, () => make.openConversation() );
		const hostile = await make.openConversation();
		await writeFor( others, WARM_UP_MS );
		return await measure( others, hostile, round, run.isQuick ? QUICK_MS : FULL_MS );
	} finally {
		await relay.stop();
		await site.remove();
	}
}

/** Lets calm and flood take turns. */
async function measure(
	others: readonly OpenConversation[],
	hostile: OpenConversation,
	round: number,
	phaseMs: number
): Promise< Found > {
	const waits: Record< string, number[] > = { [ CALM ]: [], [ FLOODED ]: [] };
	const statuses = new Map< number, number >();
	let refusedToOthers = 0;
	for ( let turn = 0; turn < TURNS; turn++ ) {
		for ( const phase of [ CALM, FLOODED ] ) {
			const isFlood = phase === FLOODED;
			const [ answers ] = await Promise.all( [
				writeFor( others, phaseMs ),
				isFlood ? floodFor( hostile, phaseMs, statuses ) : null,
			] );
			waits[ phase ]?.push( ...answers.map( ( { ms } ) => ms ) );
			refusedToOthers += answers.filter( ( { status } ) => status !== 201 ).length;
		}
	}
	const told = [ ...statuses ].map( ( [ status, times ] ) => `${ times } times ${ status }` ).join( ', ' );
	return {
		samples: Object.entries( waits ).map( ( [ of, values ] ) => ( {
			figure: FIGURE,
			of,
			unit: 'ms',
			round,
			value: p95( values ),
		} ) ),
		faults:
			refusedToOthers === 0 ? [] : [ `S8 round ${ round }: ${ refusedToOthers } posts of others were refused.` ],
		note: `S8 round ${ round }: whoever floods was answered ${ told }; the others posted ${ Object.values( waits ).flat().length } times.`,
	};
}

interface Answered {
	readonly ms: number;
	readonly status: number;
}

/** Lets everybody write now and then; returns how long each post took. */
async function writeFor( talks: readonly OpenConversation[], forMs: number ): Promise< Answered[] > {
	const end = performance.now() + forMs;
	const answers = await inTurns( talks.length, talks.length, async ( index ) => {
		const found: Answered[] = [];
		// Not all at the same moment.
		await delay( ( index * POST_EVERY_MS ) / talks.length );
		while ( performance.now() < end ) {
			const begunAt = performance.now();
			const status = await post( talks[ index ] as OpenConversation );
			const ms = performance.now() - begunAt;
			found.push( { ms, status } );
			await delay( Math.max( 0, POST_EVERY_MS - ms ) );
		}
		return found;
	} );
	return answers.flat();
}

/** Lets one visitor post without waiting for answers; counts these. */
async function floodFor( talk: OpenConversation, forMs: number, statuses: Map< number, number > ): Promise< void > {
	const end = performance.now() + forMs;
	const underWay: Promise< void >[] = [];
	while ( performance.now() < end ) {
		underWay.push(
			post( talk ).then( ( status ) => void statuses.set( status, ( statuses.get( status ) ?? 0 ) + 1 ) )
		);
		await delay( FLOOD_EVERY_MS );
	}
	await Promise.all( underWay );
}

async function post( { visitor, conversation }: OpenConversation ): Promise< number > {
	const path = `/v1/conversations/${ conversation.id }/messages`;
	return ( await visitor.post( path, draft( 'How long does it take to deliver a lamp?' ) ) ).status;
}
