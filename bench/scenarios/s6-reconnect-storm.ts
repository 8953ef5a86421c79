import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { backoffDelay } from '../../relay/client/backoff';
import { startDatabase, type Database } from '../../scripts/environment/database';
import { findFreePort } from '../../scripts/environment/ports';
import { waitUntil } from '../../scripts/environment/processes';
import { LocalRelay } from '../../scripts/environment/relay';
import type { StartedConversation, VisitorSession } from '../../relay/protocol';
import type { Answer } from '../../tests/support/http';
import { Make, VisitorParty } from '../../tests/support/make';
import { expectStatus, freshAddress } from '../../tests/support/party';
import { createSite, type Site } from '../../tests/support/site';
import { environmentOf } from '../../tests/support/start-relay';
import { inTurns } from '../in-turns';
import type { BenchRun, Outcome, Sample, Scenario } from '../scenario';
import { ReturningStream } from './s6-client';

/** Who is there when the relay dies. */
interface Sizes {
	/** Visitors in a conversation, who come back with their cursors; some of them write. */
	readonly talking: number;
	/** Visitors who only have the chat open, and whose pages come back without a cursor. */
	readonly idle: number;
	/** Agents, who see everything. */
	readonly agents: number;
	readonly posters: number;
}

const FULL: Sizes = { talking: 500, idle: 480, agents: 20, posters: 40 };
const QUICK: Sizes = { talking: 100, idle: 95, agents: 5, posters: 10 };

/** How often each poster writes; few enough that nobody misses more than the relay repeats (500 events). */
const POST_EVERY_MS = 1_000;
const CALM_MS = 2_000;
const PATIENCE_MS = 60_000;
const QUERIES = 'database queries per reconnect';
/** All callers come from one machine, and limits are for one visitor or one address. */
const UNLIMITED = '1000000';

/** People who arrive at the same moment. */
const AT_ONCE = 16;

/** Kills the relay under a thousand open streams, and watches everybody come back. */
export const reconnectStorm: Scenario = {
	id: 'S6',
	title: 'reconnect storm: the relay is killed and started again under open streams',
	async run( run ) {
		const database = await startDatabase( { folder: join( run.folder, 'database' ), flushLog: 1 } );
		try {
			const rounds: Found[] = [];
			for ( let round = 1; round <= run.rounds; round++ ) {
				run.say( `round ${ round } of ${ run.rounds }` );
				rounds.push( await new Storm( run, database, round ).run() );
			}
			return outcomeOf( rounds, run.isQuick ? QUICK : FULL );
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
	const lost = 'lost or doubled deliveries';
	return {
		samples: rounds.flatMap( ( { samples } ) => samples ),
		targets: [
			{ label: 'lost or doubled deliveries, S6', figure: lost, of: 'Veranda', atMost: 0, quickSlack: 1 },
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

/** One post that was acknowledged. */
interface Acknowledged {
	readonly clientId: string;
	readonly poster: number;
	/** When the try that succeeded began, and when it was answered. */
	readonly answeredAt: number;
	/** When it was first tried. */
	readonly firstAt: number;
}

/** One round: everybody comes, the relay is killed, everybody comes back. */
class Storm {
	private readonly sizes: Sizes;
	private readonly talking: ReturningStream[] = [];
	private readonly others: ReturningStream[] = [];
	private readonly agents: ReturningStream[] = [];
	private readonly acknowledged: Acknowledged[] = [];
	private readonly faults: string[] = [];
	private live = 0;
	private reconnects = 0;
	private isPosting = true;

	constructor(
		private readonly bench: BenchRun,
		private readonly database: Database,
		private readonly round: number
	) {
		this.sizes = bench.isQuick ? QUICK : FULL;
	}

	async run(): Promise< Found > {
		const { host, port, user, password } = this.database;
		const site = await createSite( { server: { host, port, user, password } } );
		const relay = await startRelay( site, join( this.bench.folder, `round-${ this.round }` ) );
		const make = new Make( { port: relay.port }, site );
		try {
			const visitors = await this.enter( relay.port, make );
			return await this.measure( relay, site, visitors );
		} finally {
			this.isPosting = false;
			this.streams.forEach( ( stream ) => stream.close() );
			await relay.kill();
			await site.remove();
		}
	}

	private get streams(): ReturningStream[] {
		return [ ...this.talking, ...this.others, ...this.agents ];
	}

	/** Opens everybody's stream; returns those who are in a conversation. */
	private async enter( port: number, make: Make ): Promise< VisitorParty[] > {
		const { talking, idle, agents } = this.sizes;
		const visitors = await inTurns( talking + idle, AT_ONCE, () => newVisitor( port, make ) );
		const onChange = ( isLive: boolean ) => {
			this.live += isLive ? 1 : -1;
			this.reconnects += isLive ? 1 : 0;
		};
		visitors.forEach( ( { token, address }, index ) => {
			const hasCursor = index < talking;
			const stream = new ReturningStream( { port, token, address, hasCursor, onChange } );
			( hasCursor ? this.talking : this.others ).push( stream );
		} );
		for ( let index = 0; index < agents; index++ ) {
			const { token, address } = make.agent();
			this.agents.push( new ReturningStream( { port, token, address, hasCursor: true, onChange } ) );
		}
		this.streams.forEach( ( stream ) => stream.connect() );
		await this.allLive();
		return visitors.slice( 0, talking );
	}

	private allLive(): Promise< void > {
		const wanted = this.streams.length;
		return waitUntil(
			() => this.live === wanted,
			() => `Only ${ this.live } of ${ wanted } streams are live.`,
			PATIENCE_MS
		);
	}

	private async measure( relay: LocalRelay, site: Site, visitors: VisitorParty[] ): Promise< Found > {
		const conversations = await inTurns( visitors.length, AT_ONCE, async ( index ) => {
			const request = { clientId: randomUUID() };
			const answer = await persist( () =>
				( visitors[ index ] as VisitorParty ).post( '/v1/conversations', request )
			);
			return expectStatus< StartedConversation >( answer, 200, 201 ).conversation.id;
		} );
		const posting = visitors
			.slice( 0, this.sizes.posters )
			.map( ( visitor, index ) => this.keepPosting( visitor, conversations[ index ] as string, index ) );
		const calm = await this.countQueries( () => delay( CALM_MS ) );

		const killedAt = performance.now();
		await relay.kill();
		await waitUntil(
			() => this.live === 0,
			() => 'Some streams outlived the relay.'
		);
		this.reconnects = 0;
		let returnedAt = 0;
		const storm = await this.countQueries( async () => {
			await relay.start();
			returnedAt = performance.now();
			await this.allLive();
		} );
		const liveAt = performance.now();
		const { reconnects } = this;

		await delay( CALM_MS / 2 );
		this.isPosting = false;
		await Promise.all( posting );
		await this.judge( site );
		const during = this.acknowledged.filter(
			( { firstAt, answeredAt } ) => firstAt < liveAt && answeredAt > returnedAt
		);
		const besides = calm.perSecond * ( ( liveAt - returnedAt ) / 1_000 );
		return {
			faults: this.faults,
			samples: [
				this.sample( 'from the kill until all streams are live', 's', ( liveAt - killedAt ) / 1_000 ),
				this.sample( 'from the return until all streams are live', 's', ( liveAt - returnedAt ) / 1_000 ),
				...( during.length === 0
					? []
					: [
							this.sample(
								'p95 of a post while streams return, repeats included',
								'ms',
								percentile(
									during.map(
										( { firstAt, answeredAt } ) => answeredAt - Math.max( firstAt, returnedAt )
									),
									0.95
								)
							),
						] ),
				this.sample(
					'longest wait for an acknowledgement, repeats included',
					's',
					Math.max( ...this.acknowledged.map( ( { firstAt, answeredAt } ) => answeredAt - firstAt ) ) / 1_000
				),
				this.sample( QUERIES, 'queries', Math.max( 0, storm.queries - besides ) / Math.max( 1, reconnects ) ),
				this.sample( 'lost or doubled deliveries', 'deliveries', this.faults.length ),
			],
		};
	}

	private sample( figure: string, unit: string, value: number ): Sample {
		return { figure, of: 'Veranda', unit, round: this.round, value };
	}

	/** Counts the statements that the database was sent meanwhile. */
	private async countQueries( work: () => Promise< void > ): Promise< { queries: number; perSecond: number } > {
		const read = async () => {
			const [ row ] = await this.database.query< { Value: string } >( "SHOW GLOBAL STATUS LIKE 'Questions'" );
			return { questions: Number( row?.Value ), at: performance.now() };
		};
		const before = await read();
		await work();
		const after = await read();
		const queries = after.questions - before.questions;
		return { queries, perSecond: ( queries * 1_000 ) / ( after.at - before.at ) };
	}

	/** Writes one message after another, each repeated with its client id until it is acknowledged, as an outbox does. */
	private async keepPosting( visitor: VisitorParty, conversationId: string, poster: number ): Promise< void > {
		// Not all in the same moment.
		await delay( Math.random() * POST_EVERY_MS );
		const begunAt = performance.now();
		let isWell = true;
		for ( let number = 0; isWell && this.isPosting; number++ ) {
			isWell = await this.postOnce( visitor, conversationId, poster, number );
			await delay( Math.max( 0, begunAt + ( number + 1 ) * POST_EVERY_MS - performance.now() ) );
		}
	}

	/** Writes one message until it is acknowledged; tells whether it was. */
	private async postOnce(
		visitor: VisitorParty,
		conversationId: string,
		poster: number,
		number: number
	): Promise< boolean > {
		const request = { clientId: randomUUID(), body: `Message ${ number } while the relay comes and goes` };
		const firstAt = performance.now();
		let triedAt = firstAt;
		for ( let attempt = 0; triedAt - firstAt < PATIENCE_MS; attempt++ ) {
			const status = await tryOnce( visitor, conversationId, request );
			if ( status === 200 || status === 201 ) {
				const { clientId } = request;
				this.acknowledged.push( { clientId, poster, firstAt, answeredAt: performance.now() } );
				return true;
			}
			await delay( backoffDelay( attempt ) );
			triedAt = performance.now();
		}
		this.faults.push( `S6 round ${ this.round }: a message was not acknowledged in time.` );
		return false;
	}

	/** Compares what was acknowledged with what is stored and with what everybody heard. */
	private async judge( site: Site ): Promise< void > {
		const hearers = ( poster: number ) => [ this.talking[ poster ] as ReturningStream, ...this.agents ];
		await waitUntil(
			() =>
				this.acknowledged.every( ( { clientId, poster } ) =>
					hearers( poster ).every( ( { heard } ) => heard.has( clientId ) )
				),
			() => 'Something is missing; it is counted below.',
			10_000
		).catch( () => undefined );
		const rows = await site.query< { clientId: string } >(
			"SELECT client_id AS clientId FROM {prefix}veranda_messages WHERE kind = 'text'"
		);
		const stored = new Map< string, number >();
		for ( const { clientId } of rows ) {
			stored.set( clientId, ( stored.get( clientId ) ?? 0 ) + 1 );
		}
		const where = `S6 round ${ this.round }`;
		for ( const { clientId, poster } of this.acknowledged ) {
			if ( stored.get( clientId ) !== 1 ) {
				this.faults.push(
					`${ where }: an acknowledged message is stored ${ stored.get( clientId ) ?? 0 } times.`
				);
			}
			for ( const { heard } of hearers( poster ) ) {
				if ( heard.get( clientId ) !== 1 ) {
					this.faults.push(
						`${ where }: a stream was told a message ${ heard.get( clientId ) ?? 0 } times.`
					);
				}
			}
		}
		const resets = this.streams.reduce( ( sum, stream ) => sum + stream.resets, 0 );
		if ( resets > 0 ) {
			this.faults.push( `${ where }: ${ resets } streams were told to read everything anew.` );
		}
	}
}

async function startRelay( site: Site, folder: string ): Promise< LocalRelay > {
	const environment = {
		...environmentOf( site ),
		LIMIT_NEW_VISITORS_PER_HOUR: UNLIMITED,
		LIMIT_STREAMS_PER_ADDRESS: UNLIMITED,
		LOG_LEVEL: 'warn',
	};
	const relay = new LocalRelay( { folder, port: await findFreePort(), environment } );
	await relay.start();
	return relay;
}

async function newVisitor( port: number, make: Make ): Promise< VisitorParty > {
	const address = freshAddress();
	const answer = await persist( () => make.visitorAnswer( {}, { headers: { 'X-Forwarded-For': address } } ) );
	return new VisitorParty( { port }, expectStatus< VisitorSession >( answer, 201 ), { address } );
}

/** Asks again while the relay says that it has too much to do: a thousand who come at once are no part of what is measured. */
async function persist( ask: () => Promise< Answer > ): Promise< Answer > {
	for ( let attempt = 0; ; attempt++ ) {
		const answer = await ask();
		if ( answer.status !== 503 || attempt === 8 ) {
			return answer;
		}
		await delay( backoffDelay( attempt ) );
	}
}

/** Sends once; null when nobody knows what became of it. */
async function tryOnce( visitor: VisitorParty, conversationId: string, body: object ): Promise< number | null > {
	try {
		const path = `/v1/conversations/${ conversationId }/messages`;
		return ( await visitor.post( path, body, { patience: 5_000 } ) ).status;
	} catch {
		// Refused, broken off or too late: it is sent again.
		return null;
	}
}

function percentile( values: readonly number[], share: number ): number {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	return sorted[ Math.min( sorted.length - 1, Math.ceil( sorted.length * share ) - 1 ) ] ?? 0;
}
