import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { StartedConversation } from '../../relay/protocol';
import { startDatabase, type Database } from '../../scripts/environment/database';
import { findFreePort } from '../../scripts/environment/ports';
import { LocalRelay } from '../../scripts/environment/relay';
import { Make, type VisitorParty } from '../../tests/support/make';
import { expectStatus } from '../../tests/support/party';
import { createSite, type Site } from '../../tests/support/site';
import { environmentOf } from '../../tests/support/start-relay';
import { inTurns } from '../in-turns';
import type { BenchRun, Outcome, Sample, Scenario } from '../scenario';
import { AT_ONCE, Crowd, persist, type Sizes } from './s6-crowd';
import { p95 } from './p95';
import { findFaults } from './s6-deliveries';
import { Writers, type Acknowledged } from './s6-writers';

const FULL: Sizes = { talking: 500, idle: 480, agents: 20, posters: 40 };
const QUICK: Sizes = { talking: 100, idle: 95, agents: 5, posters: 10 };

const CALM_MS = 2_000;
const LOST = 'lost or doubled deliveries';
const QUERIES = 'database queries per reconnect';
/** All callers come from one machine, and limits are for one visitor or one address. */
const UNLIMITED = '1000000';

/** Kills the relay under a thousand open streams, and measures how everybody comes back. */
export const reconnectStorm: Scenario = {
	id: 'S6',
	title: 'reconnect storm: the relay is killed and started again under open streams',
	async run( run ) {
		const sizes = run.isQuick ? QUICK : FULL;
		const database = await startDatabase( { folder: join( run.folder, 'database' ), flushLog: 1 } );
		try {
			const rounds: Found[] = [];
			for ( let round = 1; round <= run.rounds; round++ ) {
				run.say( `round ${ round } of ${ run.rounds }` );
				rounds.push( await runRound( run, database, round, sizes ) );
			}
			return outcomeOf( rounds, sizes );
		} finally {
			await database.stop();
		}
	},
};

interface Found {
	readonly samples: Sample[];
	readonly faults: string[];
}

function outcomeOf( rounds: readonly Found[], { talking, idle, agents, posters }: Sizes ): Outcome {
	return {
		samples: rounds.flatMap( ( { samples } ) => samples ),
		targets: [
			{ label: 'lost or doubled deliveries, S6', figure: LOST, of: 'Veranda', atMost: 0, quickSlack: 1 },
			{ label: 'database queries per reconnect, S6', figure: QUERIES, of: 'Veranda', atMost: 2 },
		],
		faults: rounds.flatMap( ( { faults } ) => faults ),
		notes: [
			`${ talking } visitors in conversations and ${ agents } agents resume at their cursors, ${ idle } visitors come back without one; ` +
				`${ posters } visitors write once a second and repeat what was not acknowledged.`,
			'Queries per reconnect are without those that the same time takes when nobody reconnects.',
		],
	};
}

/** One round: everybody arrives, the relay is killed, everybody comes back. */
async function runRound( run: BenchRun, database: Database, round: number, sizes: Sizes ): Promise< Found > {
	const { host, port, user, password } = database;
	const site = await createSite( { server: { host, port, user, password } } );
	const relay = await startRelay( site, join( run.folder, `round-${ round }` ) );
	const crowd = new Crowd();
	const writers = new Writers();
	try {
		const visitors = await crowd.enter( relay.port, new Make( { port: relay.port }, site ), sizes );
		const conversations = await startConversations( visitors );
		visitors
			.slice( 0, sizes.posters )
			.forEach( ( visitor, index ) => writers.start( visitor, conversations[ index ] as string ) );
		const storm = await killAndReturn( relay, database, crowd );
		await delay( CALM_MS / 2 );
		await writers.stop();
		const faults = await findFaults( site, crowd, writers );
		return {
			faults: faults.map( ( fault ) => `S6 round ${ round }: ${ fault }` ),
			samples: figuresOf( storm, writers.acknowledged, faults.length ).map( ( [ figure, unit, value ] ) => ( {
				figure,
				of: 'Veranda',
				unit,
				round,
				value,
			} ) ),
		};
	} finally {
		void writers.stop();
		crowd.leave();
		await relay.kill();
		await site.remove();
	}
}

function startConversations( visitors: readonly VisitorParty[] ): Promise< string[] > {
	return inTurns( visitors.length, AT_ONCE, async ( index ) => {
		const request = { clientId: randomUUID() };
		const answer = await persist( () =>
			( visitors[ index ] as VisitorParty ).post( '/v1/conversations', request )
		);
		return expectStatus< StartedConversation >( answer, 200, 201 ).conversation.id;
	} );
}

/** How the streams came back; times as `performance.now()` gives them. */
interface Storm {
	readonly killedAt: number;
	/** When the relay was ready again. */
	readonly returnedAt: number;
	/** When every stream was live again. */
	readonly liveAt: number;
	readonly queriesPerReconnect: number;
}

async function killAndReturn( relay: LocalRelay, database: Database, crowd: Crowd ): Promise< Storm > {
	const calm = await countQueries( database, () => delay( CALM_MS ) );
	const killedAt = performance.now();
	await relay.kill();
	await crowd.noneLive();
	crowd.reconnects = 0;
	let returnedAt = 0;
	const storm = await countQueries( database, async () => {
		await relay.start();
		returnedAt = performance.now();
		await crowd.allLive();
	} );
	const liveAt = performance.now();
	const besides = calm.perSecond * ( ( liveAt - returnedAt ) / 1_000 );
	const queriesPerReconnect = Math.max( 0, storm.queries - besides ) / Math.max( 1, crowd.reconnects );
	return { killedAt, returnedAt, liveAt, queriesPerReconnect };
}

/** Counts the statements that are sent to the database meanwhile. */
async function countQueries(
	database: Database,
	work: () => Promise< void >
): Promise< { queries: number; perSecond: number } > {
	const read = async () => {
		const [ row ] = await database.query< { Value: string } >( "SHOW GLOBAL STATUS LIKE 'Questions'" );
		return { questions: Number( row?.Value ), at: performance.now() };
	};
	const before = await read();
	await work();
	const after = await read();
	const queries = after.questions - before.questions;
	return { queries, perSecond: ( queries * 1_000 ) / ( after.at - before.at ) };
}

type Figure = [ name: string, unit: string, value: number ];

/** Returns the figures of a round. */
function figuresOf(
	{ killedAt, returnedAt, liveAt, queriesPerReconnect }: Storm,
	acknowledged: readonly Acknowledged[],
	faults: number
): Figure[] {
	const waits = acknowledged
		.filter( ( { firstAt, answeredAt } ) => firstAt < liveAt && answeredAt > returnedAt )
		.map( ( { firstAt, answeredAt } ) => answeredAt - Math.max( firstAt, returnedAt ) );
	const longest = Math.max( ...acknowledged.map( ( { firstAt, answeredAt } ) => answeredAt - firstAt ) );
	const meanwhile: Figure[] = [ [ 'p95 of a post while streams return, repeats included', 'ms', p95( waits ) ] ];
	return [
		[ 'from the kill until all streams are live', 's', ( liveAt - killedAt ) / 1_000 ],
		[ 'from the return until all streams are live', 's', ( liveAt - returnedAt ) / 1_000 ],
		...( waits.length === 0 ? [] : meanwhile ),
		[ 'longest wait for an acknowledgement, repeats included', 's', longest / 1_000 ],
		[ QUERIES, 'queries', queriesPerReconnect ],
		[ LOST, 'deliveries', faults ],
	];
}

async function startRelay( site: Site, folder: string ): Promise< LocalRelay > {
	const environment = {
		...environmentOf( site ),
		LIMIT_NEW_VISITORS_PER_HOUR: UNLIMITED,
		LIMIT_SITE_NEW_VISITORS_PER_HOUR: UNLIMITED,
		LIMIT_STREAMS_PER_ADDRESS: UNLIMITED,
		LOG_LEVEL: 'warn',
	};
	const relay = new LocalRelay( { folder, port: await findFreePort(), environment } );
	await relay.start();
	return relay;
}
