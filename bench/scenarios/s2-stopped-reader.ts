import { join } from 'node:path';
import type { Database } from '../../scripts/environment/database';
import { findFreePort } from '../../scripts/environment/ports';
import { LocalRelay } from '../../scripts/environment/relay';
import { call } from '../../tests/support/http';
import { Make } from '../../tests/support/make';
import { createSite, type Site } from '../../tests/support/site';
import { environmentOf, METRICS_HEADERS } from '../../tests/support/start-relay';
import { untilPlacesAreTold } from '../contestants/queue-places';
import { usageOf } from '../contestants/usage';
import { Generator } from '../generator/generator';
import { KEY_PLACE, MARK_PLACE } from '../generator/marks';
import { postRequest, streamRequest, type ConversationPlan, type StreamPlan } from '../generator/wire-plan';
import type { BenchRun, Sample } from '../scenario';
import { medianOf } from '../report/figures';
import { LiveMemory } from './s2-live-memory';

const CONVERSATIONS = 10;
const READERS = 3;
/** The last one is the one that stops. */
const STOPPED = READERS;
/** Messages between two looks at the memory: few, so that the peak is not missed. */
const STEP = 4;
const CALM_STEPS = 10;
/** The longest message, in characters of three bytes. */
const DRAFT = JSON.stringify( { clientId: `bench-${ KEY_PLACE }`, body: `${ MARK_PLACE } ${ '語'.repeat( 7_980 ) }` } );
/** The system's own buffers hold several megabytes before anything stays with the relay; beyond this it is not cut. */
const MOST_UNREAD_BYTES = 60 * 2 ** 20;
const MIB = 2 ** 20;

/** What the relay does about one reader who stops while large messages go on. */
export async function measureStoppedReader(
	run: BenchRun,
	database: Database,
	round: number
): Promise< { samples: Sample[]; faults: string[] } > {
	const { host, port, user, password } = database;
	const site = await createSite( { server: { host, port, user, password } } );
	const inspector = await findFreePort();
	const relay = new LocalRelay( {
		folder: join( run.folder, `stopped-reader-${ round }` ),
		port: await findFreePort(),
		environment: {
			...environmentOf( site ),
			LOG_LEVEL: 'warn',
			NODE_OPTIONS: LiveMemory.nodeOptions( inspector ),
		},
	} );
	await relay.start();
	try {
		const memory = await LiveMemory.connect( inspector );
		const generator = await Generator.start( await planFor( relay, site ) );
		try {
			return await watch( { relay, memory, generator }, round );
		} finally {
			memory.close();
			await generator.stop();
		}
	} finally {
		await relay.kill();
		await site.remove();
	}
}

interface Scene {
	readonly relay: LocalRelay;
	readonly memory: LiveMemory;
	readonly generator: Generator;
}

async function watch( scene: Scene, round: number ): Promise< { samples: Sample[]; faults: string[] } > {
	const { relay, generator } = scene;
	await generator.open();
	await generator.fanOut( CALM_STEPS * STEP );
	const calm: Memory[] = [];
	for ( let step = 0; step < CALM_STEPS; step++ ) {
		calm.push( await afterMessages( scene ) );
	}

	await generator.stall( STOPPED, true );
	const stalled: Memory[] = [];
	let unreadBytes = 0;
	let isCut = false;
	while ( ! isCut && unreadBytes < MOST_UNREAD_BYTES ) {
		stalled.push( await afterMessages( scene ) );
		unreadBytes += STEP * Buffer.byteLength( DRAFT );
		isCut = await hasCut( relay.port );
	}
	const growth = ( kind: keyof Memory ) =>
		Math.max( ...stalled.map( ( each ) => each[ kind ] ) ) - medianOf( calm.map( ( each ) => each[ kind ] ) );
	const { faults, refused, unanswered } = await generator.judge();
	const named = [
		...faults,
		...( refused.length + unanswered.length > 0
			? [ `${ refused.length } posts were refused, ${ unanswered.length } were not answered.` ]
			: [] ),
		...( isCut ? [] : [ `A reader that left ${ unreadBytes / MIB } MiB unread was not cut.` ] ),
	];
	const sample = ( figure: string, unit: string, value: number ): Sample => ( {
		figure,
		of: 'Veranda',
		unit,
		round,
		value,
	} );
	return {
		faults: named.map( ( fault ) => `S2 stopped reader, round ${ round }: ${ fault }` ),
		samples: [
			sample( 'memory held by one stopped reader', 'MiB', Math.max( 0, growth( 'live' ) ) / MIB ),
			sample( 'growth of resident memory meanwhile', 'MiB', Math.max( 0, growth( 'resident' ) ) / MIB ),
			sample( 'unread when a stopped reader is cut, buffers of the system included', 'MiB', unreadBytes / MIB ),
		],
	};
}

/** What was seen at one moment, in bytes. */
interface Memory {
	readonly live: number;
	readonly resident: number;
}

/**
 * Sends some messages, each once all readers have the one before, and measures the relay's memory while nothing is under
 * way: the growth is what it keeps for those who do not read.
 */
async function afterMessages( { relay, memory, generator }: Scene ): Promise< Memory > {
	await generator.fanOut( STEP );
	return { live: await memory.read(), resident: usageOf( relay.pid ).residentBytes };
}

/** Asks the relay itself, because a reader that does not read notices nothing. */
async function hasCut( port: number ): Promise< boolean > {
	const { text } = await call( { port, path: '/metrics', headers: METRICS_HEADERS } );
	return Number( /^veranda_streams_cut_total\{[^}]*\} (\d+)/m.exec( text )?.[ 1 ] ?? 0 ) > 0;
}

/** Some visitors who write as much as they may, and agents who hear them. */
async function planFor( relay: LocalRelay, site: Site ) {
	const make = new Make( { port: relay.port }, site );
	const stream = ( token: string, address: string ): StreamPlan => ( {
		opening: streamRequest( '/v1/stream', { Authorization: `Bearer ${ token }`, 'X-Forwarded-For': address } ),
		live: 'event: hello',
	} );
	const conversations: ConversationPlan[] = [];
	for ( let index = 0; index < CONVERSATIONS; index++ ) {
		const visitor = await make.visitor();
		const { conversation } = await visitor.start();
		conversations.push( {
			stream: stream( visitor.token, visitor.address ),
			post: asBytes(
				postRequest( `/v1/conversations/${ conversation.id }/messages`, DRAFT, {
					Authorization: `Bearer ${ visitor.token }`,
					'X-Forwarded-For': visitor.address,
				} )
			),
			postsOn: 'http',
		} );
	}
	await untilPlacesAreTold();
	const agents = Array.from( { length: READERS + 1 }, () => {
		const agent = make.agent();
		return stream( agent.token, agent.address );
	} );
	return { port: relay.port, conversations, agents };
}

/** The generator writes a byte for each character. */
function asBytes( text: string ): string {
	return Buffer.from( text ).toString( 'latin1' );
}
