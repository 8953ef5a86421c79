import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDatabase } from '../../scripts/environment/database';
import { startNginx } from '../../scripts/environment/nginx';
import { findFreePort } from '../../scripts/environment/ports';
import { waitUntil } from '../../scripts/environment/processes';
import { LocalRedis } from '../../scripts/environment/redis';
import { LocalRelay } from '../../scripts/environment/relay';
import { History } from '../../tests/support/checker';
import { draft, Make, readHistory, type AgentParty, type VisitorParty } from '../../tests/support/make';
import { Screen } from '../../tests/support/screen';
import { sendAll } from '../../tests/support/sender';
import { createSite, type Site } from '../../tests/support/site';
import { environmentOf } from '../../tests/support/start-relay';
import { medianOf } from '../report/figures';
import type { BenchRun, Outcome, Sample, Scenario } from '../scenario';

/** How long a client may have to wait at most, whatever it was doing. */
const LONGEST_WAIT_MS = 5_000;
const RELAYS = 3;
const AGENTS = 6;
/** Between two messages of one writer. */
const PAUSE_MS = 400;
/** Load before, between and after the restarts. */
const CALM_MS = 800;

const VERANDA = 'Veranda';
const LONGEST_GAP = 'longest time without a stream';
const LONGEST_POST = 'longest time from a message to its acknowledgement';
const LATENCY = 'message to a reader, p50';

/** A conversation and the two who write in it. */
interface Scene {
	readonly id: string;
	readonly visitor: VisitorParty;
	readonly agent: AgentParty;
}

/** Three relays behind nginx without sticky sessions, each restarted in turn while everybody writes. */
export const severalRelays: Scenario = {
	id: 'S7',
	title: 'three relays behind nginx, rolling restart under load',
	async run( run ) {
		const parts: Array< { stop(): Promise< void > } > = [];
		try {
			return await measure( run, parts );
		} finally {
			for ( const part of parts.toReversed() ) {
				await part.stop();
			}
		}
	},
};

async function measure( run: BenchRun, parts: Array< { stop(): Promise< void > } > ): Promise< Outcome > {
	const database = await startDatabase( { folder: join( run.folder, 'database' ), flushLog: 1 } );
	parts.push( database );
	const redis = await LocalRedis.start( run.folder );
	parts.push( redis );
	const { host, port, user, password } = database;
	const site = await createSite( { server: { host, port, user, password } } );
	parts.push( { stop: () => site.disconnect() } );
	const relays = await startRelays( run.folder, site, redis, parts );
	const front = { port: await findFreePort() };
	const ports = relays.map( ( relay ) => relay.port ) as [ number, number, number ];
	parts.push( await startNginx( { folder: join( run.folder, 'nginx' ), port: front.port, relays: ports } ) );

	const samples: Sample[] = [];
	const faults: string[] = [];
	const notes: string[] = [];
	const make = new Make( front, site );
	for ( let round = 1; round <= run.rounds; round++ ) {
		await measureLatency( run, make, relays, round, samples );
		await restartAll( run, make, relays, round, { samples, faults, notes } );
	}
	return {
		samples,
		faults,
		notes,
		targets: [ LONGEST_GAP, LONGEST_POST ].map( ( figure ) => ( {
			label: `${ figure }, rolling restart of three relays`,
			figure,
			of: VERANDA,
			atMost: LONGEST_WAIT_MS,
			quickSlack: 1,
		} ) ),
	};
}

async function startRelays(
	folder: string,
	site: Site,
	redis: LocalRedis,
	parts: Array< { stop(): Promise< void > } >
): Promise< LocalRelay[] > {
	return Promise.all(
		Array.from( { length: RELAYS }, async ( _, index ) => {
			const relay = new LocalRelay( {
				folder: join( folder, `relay-${ index + 1 }` ),
				port: await findFreePort(),
				environment: { ...environmentOf( site ), REDIS_URL: redis.url, LOG_LEVEL: 'warn' },
			} );
			parts.push( relay );
			await relay.start();
			return relay;
		} )
	);
}

/** Measures how long a message takes to a reader at the same relay and to one at another. */
async function measureLatency(
	{ isQuick }: BenchRun,
	make: Make,
	relays: readonly LocalRelay[],
	round: number,
	samples: Sample[]
): Promise< void > {
	const [ first, second ] = relays as [ LocalRelay, LocalRelay ];
	const { conversation, agent } = await make.openConversation();
	agent.relay = first;
	for ( const [ of, relay ] of [
		[ 'Veranda, same relay', first ],
		[ 'Veranda, another relay', second ],
	] as const ) {
		const reader = make.agent();
		reader.relay = relay;
		const stream = await reader.openStream();
		const times: number[] = [];
		for ( let index = 0; index < ( isQuick ? 30 : 60 ); index++ ) {
			const text = draft( `${ of } ${ index }` );
			const startedAt = performance.now();
			const arrived = stream.nextText( ( { message } ) => message.clientId === text.clientId );
			await agent.post( `/v1/conversations/${ conversation.id }/messages`, text );
			await arrived;
			times.push( performance.now() - startedAt );
		}
		reader.leave();
		samples.push( { figure: LATENCY, of, unit: 'ms', round, value: medianOf( times ) } );
	}
}

/** Restarts one relay after the other while everybody writes, and judges what all of them saw. */
async function restartAll(
	{ isQuick, say }: BenchRun,
	make: Make,
	relays: readonly LocalRelay[],
	round: number,
	{ samples, faults, notes }: { samples: Sample[]; faults: string[]; notes: string[] }
): Promise< void > {
	const history = new History();
	const scenes = await openScenes( make, isQuick ? 20 : 60 );
	const ids = scenes.map( ( { id } ) => id );
	const screens = await Promise.all( scenes.map( ( { id, visitor } ) => Screen.open( visitor, [ id ], history ) ) );
	for ( let index = 0; index < AGENTS; index++ ) {
		screens.push( await Screen.open( make.agent(), ids, history, `agent ${ index + 1 }` ) );
	}
	const load = new Load( history );
	const writing = Promise.all(
		scenes.flatMap( ( { id, visitor, agent }, index ) => [
			load.write( visitor, id ),
			// As many agents write as there are.
			...( index < AGENTS ? [ load.write( agent, id ) ] : [] ),
		] )
	);
	const calmMs = isQuick ? CALM_MS / 2 : CALM_MS;
	await delay( calmMs );
	for ( const [ index, relay ] of relays.entries() ) {
		say( `Round ${ round }: restarting relay ${ index + 1 } under load` );
		await relay.stop();
		await relay.start();
		await delay( calmMs );
	}
	load.end();
	await writing;
	const expected = history.acknowledgements;
	await settle( screens, scenes.length, expected );
	await Promise.all( screens.map( ( screen ) => screen.close() ) );

	const stored = await Promise.all( scenes.map( ( { id, agent } ) => readHistory( agent, id ) ) );
	for ( const [ kind, found ] of Object.entries( history.judge( stored.flat() ) ) ) {
		if ( found.length > 0 ) {
			faults.push( `round ${ round }: ${ found.length } × ${ kind }, such as ${ found[ 0 ] }` );
		}
	}
	const gap = Math.max( ...screens.map( ( screen ) => screen.longestGap ) );
	samples.push( { figure: LONGEST_GAP, of: VERANDA, unit: 'ms', round, value: gap } );
	samples.push( { figure: LONGEST_POST, of: VERANDA, unit: 'ms', round, value: load.longestWait } );
	const came = screens.reduce( ( sum, screen ) => sum + screen.connections - 1, 0 );
	const resets = screens.reduce( ( sum, screen ) => sum + screen.resets, 0 );
	notes.push(
		`S7 round ${ round }: ${ expected } messages by ${ scenes.length } visitors and ${ AGENTS } agents, ${ screens.length } streams that came back ${ came } times with ${ resets } reloads; ${ load.refusals } answers told a client to send again.`
	);
}

async function openScenes( make: Make, count: number ): Promise< Scene[] > {
	const agents = Array.from( { length: AGENTS }, () => make.agent() );
	return Promise.all(
		Array.from( { length: count }, async ( _, index ) => {
			const visitor = await make.visitor();
			const { conversation } = await visitor.start();
			const agent = agents[ index % AGENTS ] as AgentParty;
			await agent.accept( conversation.id );
			return { id: conversation.id, visitor, agent };
		} )
	);
}

/** Waits until every screen shows everything; what never comes is for the checker to find. */
async function settle( screens: readonly Screen[], visitors: number, expected: number ): Promise< void > {
	const sum = () => screens.slice( 0, visitors ).reduce( ( total, screen ) => total + screen.texts, 0 );
	await waitUntil(
		() => sum() >= expected && screens.slice( visitors ).every( ( screen ) => screen.texts >= expected ),
		() => 'Not everything was shown in time.',
		10_000
	).catch( () => undefined );
}

/** Everybody writes, one message after the other, until the end. */
class Load {
	longestWait = 0;
	refusals = 0;
	private isOver = false;

	constructor( private readonly history: History ) {}

	end(): void {
		this.isOver = true;
	}

	async write( who: VisitorParty | AgentParty, conversationId: string ): Promise< void > {
		await delay( Math.random() * PAUSE_MS );
		for ( let place = 1; ! this.isOver; place++ ) {
			const startedAt = performance.now();
			await sendAll( who, conversationId, [ `${ who.id } ${ place }` ], this.history, {
				obeysRetryAfter: true,
				onRefused: () => void this.refusals++,
			} );
			this.longestWait = Math.max( this.longestWait, performance.now() - startedAt );
			await delay( PAUSE_MS * ( 0.5 + Math.random() ) );
		}
	}
}
