import type { Logger } from 'pino';
import { every, type Cancel, type Clock } from '../clock';
import { ChatError, databaseUnavailable, siteDisabled } from '../errors';
import { SCHEMA_VERSION } from '../../protocol';
import type { Queryable } from '../store/queryable';
import type { FeedRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { CommittedEvent, ReadyEvent } from '../ready-event';
import type { EventReader } from './event-reader';
import { EventSequence, type SequenceFeed } from './event-sequence';

const POLL_MS = 1_500;
/** The interval while the database is away: shorter, so that the chat continues soon after it is back. */
const DEGRADED_POLL_MS = 500;

/** The notifications of a feed. Observers are called in the order in which they were added. */
export interface FeedObserver {
	/** The next event; called in the order of the numbers, without gaps. */
	deliver?( event: ReadyEvent ): void;
	/** Everything that readers have may be out of date. */
	reset?( reason: 'too_far_behind' | 'epoch_changed' ): void;
	/** The database became unavailable or available again. */
	degrade?( isDegraded: boolean ): void;
	/** Agents' access versions changed. */
	accessChanged?( versions: ReadonlyMap< number, number > ): void;
	/** The plugin was activated or deactivated. */
	enable?( isEnabled: boolean ): void;
	/** Own events up to this number are committed. */
	committed?( number: number ): void;
}

/**
 * Follows one site's feed (docs/decisions/0002): own commits are announced at once, those of other relays are found by
 * a poll, and observers get both in the order of their numbers.
 */
export class Feed {
	epoch = '';
	/** The schema version that was found; null: none; undefined: not read yet. */
	schemaFound: number | null | undefined;
	isDegraded = true;
	private readonly observers: FeedObserver[] = [];
	private hasWarned = false;
	private isEnabled = true;
	private accessVersion = -1;
	private accessVersions: ReadonlyMap< number, number > = new Map();
	private readonly sequence: EventSequence;
	/** The highest number that another relay has reported. */
	private wanted = 0;
	private reaching: Promise< void > | null = null;
	private polling: Promise< void > | null = null;
	private cancelPoll: Cancel = () => {};

	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		reader: EventReader,
		private readonly clock: Clock,
		private readonly log: Logger
	) {
		const feed: SequenceFeed = {
			deliver: ( event ) => this.notify( ( observer ) => observer.deliver?.( event ) ),
			missed: () => this.notify( ( observer ) => observer.reset?.( 'too_far_behind' ) ),
			list: ( after, upTo, limit ) => stores.feed.listBetween( db, after, upTo, limit ),
			poll: () => this.poll(),
		};
		this.sequence = new EventSequence( feed, reader, clock, log );
	}

	/** The number of the last event that was delivered. */
	get head(): number {
		return this.sequence.head;
	}

	/** Adds an observer. */
	observe( observer: FeedObserver ): void {
		this.observers.push( observer );
	}

	/** Reads the feed's head and follows it from there. While the database is away it keeps polling. */
	async start(): Promise< void > {
		await this.poll();
		let polledAt = this.clock.monotonic();
		this.cancelPoll = every( this.clock, DEGRADED_POLL_MS, () => {
			if ( this.isDegraded || this.clock.monotonic() - polledAt >= POLL_MS - DEGRADED_POLL_MS / 2 ) {
				polledAt = this.clock.monotonic();
				void this.poll();
			}
		} );
	}

	stop(): void {
		this.cancelPoll();
		this.sequence.stop();
	}

	/** Whether the site can be served right now. */
	get isServing(): boolean {
		return ! this.isDegraded && this.isEnabled;
	}

	/** Throws the error to answer with while the site cannot be served. */
	assertServing(): void {
		if ( this.schemaFound !== undefined && this.schemaFound !== SCHEMA_VERSION ) {
			throw new ChatError( 'schema_mismatch', schemaSentence( this.schemaFound ), { retryAfter: 30 } );
		}
		if ( this.isDegraded ) {
			throw databaseUnavailable();
		}
		if ( ! this.isEnabled ) {
			throw siteDisabled();
		}
	}

	/** Returns the lowest access version that an agent's token must have. */
	accessVersionOf( agentId: number ): number {
		return this.accessVersions.get( agentId ) ?? 0;
	}

	/** Takes own events whose commit has returned; `ready` ones need not be read from the tables again. */
	announce( events: readonly CommittedEvent[] ): void {
		this.sequence.add( events );
		const newest = events.at( -1 );
		if ( newest !== undefined ) {
			this.notify( ( observer ) => observer.committed?.( newest.row.number ) );
		}
	}

	/** Takes a hint of another relay that it has committed up to a number, and polls at once. */
	hint( epoch: string, number: number ): void {
		void ( epoch === this.epoch ? this.reach( number ) : this.poll() );
	}

	/**
	 * Reads until a number is delivered, or the database has no more. Concurrent calls share one read, and what they ask for
	 * meanwhile is read together afterwards.
	 */
	reach( number: number ): Promise< void > {
		this.wanted = Math.max( this.wanted, number );
		this.reaching ??= this.reachWanted().finally( () => {
			this.reaching = null;
		} );
		return this.reaching;
	}

	private async reachWanted(): Promise< void > {
		// A poll in progress may have read before the commit.
		await this.polling;
		while ( this.wanted > this.head ) {
			this.wanted = 0;
			await this.poll();
		}
	}

	/** Polls the database now. */
	poll(): Promise< void > {
		this.polling ??= this.pollOnce().finally( () => {
			this.polling = null;
		} );
		return this.polling;
	}

	private async pollOnce(): Promise< void > {
		try {
			if ( this.schemaFound !== SCHEMA_VERSION ) {
				this.schemaFound = await this.stores.schema.findVersion( this.db );
				if ( this.schemaFound !== SCHEMA_VERSION ) {
					this.setDegraded( true );
					return;
				}
				await this.stores.schema.assertAccess( this.db );
			}
			const known = this.head;
			const row = await this.stores.feed.get( this.db );
			await this.follow( row, known );
			this.hasWarned = false;
			this.setDegraded( false );
		} catch ( error ) {
			if ( ! this.hasWarned ) {
				this.hasWarned = true;
				this.log.warn(
					{ err: error },
					'The database does not answer, or refuses to; messages wait in their outboxes.'
				);
			}
			// The database may come back with another schema.
			this.schemaFound = undefined;
			this.setDegraded( true );
		}
	}

	/** `known` is what had been delivered before the row was read: a lower head shows a restored backup. */
	private async follow( row: FeedRow, known: number ): Promise< void > {
		if ( row.accessVersion !== this.accessVersion ) {
			this.accessVersions = await this.stores.agents.listAccessVersions( this.db );
			this.accessVersion = row.accessVersion;
			this.notify( ( observer ) => observer.accessChanged?.( this.accessVersions ) );
		}
		if ( ( row.isEnabled === 1 ) !== this.isEnabled ) {
			this.isEnabled = row.isEnabled === 1;
			this.notify( ( observer ) => observer.enable?.( this.isEnabled ) );
		}
		if ( row.epoch !== this.epoch || row.head < known ) {
			const isFirst = this.epoch === '';
			this.epoch = row.epoch;
			this.sequence.restart( row.head );
			if ( ! isFirst ) {
				this.notify( ( observer ) => observer.reset?.( 'epoch_changed' ) );
			}
			return;
		}
		// Events that were announced but could not be read while the database was away.
		this.sequence.advance();
		await this.sequence.readUpTo( row.head );
	}

	private notify( call: ( observer: FeedObserver ) => void ): void {
		this.observers.forEach( call );
	}

	private setDegraded( isDegraded: boolean ): void {
		if ( isDegraded !== this.isDegraded ) {
			this.isDegraded = isDegraded;
			this.log.info( { isDegraded }, isDegraded ? 'The site is degraded.' : 'The site is served.' );
			this.notify( ( observer ) => observer.degrade?.( isDegraded ) );
		}
	}
}

/** Says what is wrong with the schema and what to do. */
export function schemaSentence( found: number | null ): string {
	if ( found === null ) {
		return "Veranda's tables are not in this database. Activate the plugin, or check the database's name and the table prefix.";
	}
	return found < SCHEMA_VERSION
		? `The database has schema ${ found }, this relay serves ${ SCHEMA_VERSION }. Update the plugin in WordPress.`
		: `The database has schema ${ found }, this relay serves ${ SCHEMA_VERSION }. Update the relay.`;
}
