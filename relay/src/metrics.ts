import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Side } from './participants';

/** The metrics of one site. */
export interface SiteMetrics {
	streamOpened( side: Side ): void;
	streamClosed( side: Side ): void;
	/** A slow reader was disconnected. */
	streamCut(): void;
	/** Counts an event once for each stream that it was written to. */
	delivered( streams: number ): void;
	/** Counts a commit and its messages. */
	committed( messages: number ): void;
	databaseState( isUp: boolean ): void;
	/** Counts a hint that was sent to other relays. */
	hintSent(): void;
	/** Counts a hint from another relay. */
	hintHeard(): void;
	/** Counts a hint that was not sent because Redis is away. */
	hintLost(): void;
	/** Sets whether this relay does the site's background work. */
	leads( isLeading: boolean ): void;
	/** Counts a run of a reaction or a job by its outcome. */
	worked( what: 'reaction' | 'job', name: string, outcome: 'done' | 'failed' | 'set_aside' ): void;
}

/** The relay's metrics for Prometheus. */
export class Metrics {
	readonly registry = new Registry();
	private readonly streams = this.gauge( 'veranda_streams', 'Open streams.', [ 'site', 'side' ] );
	private readonly database = this.gauge( 'veranda_database_up', '1 while the database answers.', [ 'site' ] );
	private readonly cuts = this.counter(
		'veranda_streams_cut_total',
		'Streams cut because their reader was too slow.',
		[ 'site' ]
	);
	private readonly deliveries = this.counter( 'veranda_events_written_total', 'Events written to streams.', [
		'site',
	] );
	private readonly messages = this.counter( 'veranda_messages_stored_total', 'Messages stored.', [ 'site' ] );
	private readonly answers = this.counter( 'veranda_http_answers_total', 'Answers by status.', [ 'status' ] );
	/* Looking up labels costs more than counting, so the counter of each status is kept. */
	private readonly answersByStatus = new Map< number, Counter.Internal >();
	private readonly hints = this.counter(
		'veranda_hints_total',
		'Notes between relays: sent, heard, or lost because Redis was away.',
		[ 'site', 'way' ]
	);
	private readonly leaders = this.gauge( 'veranda_leader', "1 while this relay does a site's background work.", [
		'site',
	] );
	private readonly work = this.counter(
		'veranda_background_work_total',
		'Reactions and jobs that ran: done, failed and to be tried again, or set aside.',
		[ 'site', 'what', 'name', 'outcome' ]
	);
	private readonly batches = new Histogram( {
		name: 'veranda_commit_messages',
		help: 'Messages committed together.',
		labelNames: [ 'site' ],
		buckets: [ 1, 2, 4, 8, 16, 32, 64, 128, 256 ],
		registers: [ this.registry ],
	} );

	private redis: Gauge | undefined;

	constructor() {
		collectDefaultMetrics( { register: this.registry } );
	}

	/** Counts an answer. */
	answered( status: number ): void {
		let counter = this.answersByStatus.get( status );
		if ( counter === undefined ) {
			counter = this.answers.labels( String( status ) );
			this.answersByStatus.set( status, counter );
		}
		counter.inc();
	}

	/** Sets whether Redis answers; a relay without Redis has no such metric. */
	redisState( isUp: boolean ): void {
		this.redis ??= this.gauge( 'veranda_redis_up', '1 while Redis answers.', [] );
		this.redis.set( isUp ? 1 : 0 );
	}

	/** Returns the metrics of one site, with its label bound once. */
	forSite( site: string ): SiteMetrics {
		const streams = {
			visitor: this.streams.labels( site, 'visitor' ),
			agent: this.streams.labels( site, 'agent' ),
		};
		const cuts = this.cuts.labels( site );
		const deliveries = this.deliveries.labels( site );
		const messages = this.messages.labels( site );
		const batches = this.batches.labels( site );
		const database = this.database.labels( site );
		return {
			streamOpened: ( type ) => streams[ type ].inc(),
			streamClosed: ( type ) => streams[ type ].dec(),
			streamCut: () => cuts.inc(),
			delivered: ( count ) => deliveries.inc( count ),
			committed: ( count ) => {
				messages.inc( count );
				batches.observe( count );
			},
			hintSent: () => this.hints.inc( { site, way: 'sent' } ),
			hintHeard: () => this.hints.inc( { site, way: 'heard' } ),
			hintLost: () => this.hints.inc( { site, way: 'lost' } ),
			leads: ( isLeading ) => this.leaders.set( { site }, isLeading ? 1 : 0 ),
			worked: ( what, name, outcome ) => this.work.inc( { site, what, name, outcome } ),
			databaseState: ( isUp ) => database.set( isUp ? 1 : 0 ),
		};
	}

	private gauge< L extends string >( name: string, help: string, labelNames: L[] ): Gauge< L > {
		return new Gauge( { name, help, labelNames, registers: [ this.registry ] } );
	}

	private counter< L extends string >( name: string, help: string, labelNames: L[] ): Counter< L > {
		return new Counter( { name, help, labelNames, registers: [ this.registry ] } );
	}
}
