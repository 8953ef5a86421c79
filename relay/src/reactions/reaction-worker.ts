import type { Logger } from 'pino';
import { errorText, retryDelay } from '../background/retry';
import type { BackgroundServices } from '../jobs/background-services';
import type { Cancel, Clock } from '../clock';
import type { SiteMetrics } from '../metrics';
import type { Announcer } from '../services/announcer';
import { NOTHING_WRITTEN } from '../store/change-set';
import type { Queryable } from '../store/queryable';
import { sqlTime } from '../store/sql-time';
import type { EventRow } from '../store/event-row';
import type { Reaction } from './reaction';

const PAGE = 100;
/** How many numbers one statement looks through: most of them may be events that nobody wants. */
const WINDOW = 5_000;
/** Tried for two minutes, then set aside. */
const TRIES = 8;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** What all reactions of a site run with. */
export interface ReactionRuntime {
	readonly services: BackgroundServices;
	readonly announcer: Pick< Announcer, 'announceWritten' >;
	/** Returns the number of the last event that the feed has delivered. */
	readonly head: () => number;
	readonly clock: Clock;
	readonly metrics: SiteMetrics;
	readonly log: Logger;
}

/** Where a reaction stands. */
interface Cursor {
	/** Everything up to here is handled, or was for others. */
	position: number;
	/** The position that is in the table: what was only passed by is noted now and then. */
	stored: number;
	/** How often the next event has failed. */
	attempts: number;
}

/** Somebody else has moved the cursor: this relay has lost the lock without knowing it yet. */
class CursorMoved extends Error {}

/** Takes one reaction through the feed, from its stored cursor on. */
export class ReactionWorker {
	private cursor: Cursor | null = null;
	/** The newest event that was heard of, and the newest of those that are wanted. */
	private heard = 0;
	private wanted = 0;
	private isStopped = true;
	private hasComplained = false;
	private running: Promise< void > | null = null;
	private cancelRetry: Cancel | null = null;
	private readonly types: ReadonlySet< string >;

	constructor(
		private readonly reaction: Reaction,
		private readonly runtime: ReactionRuntime
	) {
		this.types = new Set( reaction.on );
	}

	start(): void {
		this.isStopped = false;
		this.reset();
	}

	/** Ends after the event that is being handled, and notes how far it came. */
	async stop(): Promise< void > {
		this.isStopped = true;
		this.cancelRetry?.();
		this.cancelRetry = null;
		await this.running;
		await this.save();
		this.cursor = null;
	}

	/** Forgets where it stands, and reads it again. */
	reset(): void {
		this.cursor = null;
		this.heard = this.runtime.head();
		this.wanted = this.heard;
		this.goOn();
	}

	/** Takes the news that an event was delivered. */
	hear( number: number, type: string ): void {
		this.heard = number;
		if ( this.types.has( type ) ) {
			this.wanted = number;
		}
		this.goOn();
	}

	/** Notes how far it came, when that is further than the table says. */
	async save(): Promise< void > {
		const { cursor } = this;
		// Another place would start the count of an event's failures anew.
		const isMoving = cursor !== null && cursor.attempts === 0 && cursor.position > cursor.stored;
		if ( isMoving && this.running === null ) {
			await this.occupy( this.saveAt( cursor ) );
		}
	}

	private async saveAt( cursor: Cursor ): Promise< void > {
		const { position, stored } = cursor;
		try {
			const isOurs = await this.move( this.runtime.services.database, stored, position );
			cursor.stored = position;
			if ( ! isOurs ) {
				this.cursor = null;
			}
		} catch ( error ) {
			// It only spares the next leader some looking, and there will be another time.
			this.log( error, 'How far a reaction came could not be noted.' );
		}
	}

	/** Goes on with what is wanted, unless it is at it already or waits. What nobody wants it only passes. */
	private goOn(): void {
		if ( this.isStopped || this.running !== null || this.cancelRetry !== null ) {
			return;
		}
		if ( this.cursor === null || this.wanted > this.cursor.position ) {
			void this.occupy( this.catchUp() );
		} else {
			this.cursor.position = Math.max( this.cursor.position, this.heard );
		}
	}

	/** Does one thing at a time. */
	private async occupy( work: Promise< void > ): Promise< void > {
		this.running = work;
		await work;
		this.running = null;
		this.goOn();
	}

	private runLater( milliseconds: number ): void {
		if ( ! this.isStopped ) {
			this.cancelRetry = this.runtime.clock.after( milliseconds, () => {
				this.cancelRetry = null;
				this.goOn();
			} );
		}
	}

	private async catchUp(): Promise< void > {
		try {
			while ( ! this.isStopped ) {
				const cursor = ( this.cursor ??= await this.load() );
				if ( this.wanted <= cursor.position ) {
					return;
				}
				if ( ! ( await this.handlePage( cursor ) ) ) {
					return;
				}
			}
		} catch ( error ) {
			// Not this event's fault: the database is away, or another relay is at work.
			if ( ! ( error instanceof CursorMoved ) && ! this.hasComplained ) {
				this.hasComplained = true;
				this.log( error, 'A reaction cannot go on and waits for the database.' );
			}
			this.cursor = null;
			this.runLater( FIRST_RETRY_MS );
		}
	}

	/** Reads where it stands. What was deleted before it came there is behind it, and so is what a restored backup lacks. */
	private async load(): Promise< Cursor > {
		const { services, clock, head, log } = this.runtime;
		const { name } = this.reaction;
		const row = await services.stores.reactions.load( services.database, name, sqlTime( clock.now() ) );
		const position = Math.min( Math.max( row.position, ( row.oldest ?? 1 ) - 1 ), row.head );
		if ( position !== row.position ) {
			log.warn(
				{ reaction: name, from: row.position, to: position },
				'Events that a reaction has not seen are gone.'
			);
		}
		// What was delivered meanwhile is wanted as well, if it is of its types.
		this.wanted = Math.max( this.wanted, head() );
		return { position, stored: row.position, attempts: row.attempts };
	}

	/** Handles the next events; returns false when one has failed and is to be tried again, or when it rests. */
	private async handlePage( cursor: Cursor ): Promise< boolean > {
		const { database, stores } = this.runtime.services;
		const { together } = this.reaction;
		const upTo = Math.min( this.wanted, cursor.position + WINDOW );
		const events = await stores.feed.listOfTypes( database, this.reaction.on, cursor.position, upTo, PAGE );
		// After a failure one by one: only what fails is set aside.
		const isTogether = together !== undefined && cursor.attempts === 0;
		for ( const portion of isTogether && events.length > 0 ? [ events ] : events.map( ( event ) => [ event ] ) ) {
			if ( this.isStopped || cursor !== this.cursor ) {
				return true;
			}
			if ( ! ( await this.handle( cursor, portion ) ) ) {
				return false;
			}
		}
		if ( events.length < PAGE ) {
			cursor.position = upTo;
		}
		if ( isTogether && events.length > 0 ) {
			this.runLater( together.restMs );
			return false;
		}
		return true;
	}

	/** Handles events in one transaction; returns false when that has failed and is to be tried again. */
	private async handle( cursor: Cursor, events: readonly EventRow[] ): Promise< boolean > {
		const { services, announcer, clock, metrics } = this.runtime;
		const { together } = this.reaction;
		const [ first ] = events as [ EventRow ];
		const last = events.at( -1 ) as EventRow;
		try {
			const written = await services.database.transaction( async ( tx ) => {
				// First, so that the feed's lock, which a reaction may take, is held until the commit only.
				if ( ! ( await this.move( tx, cursor.stored, last.number ) ) ) {
					throw new CursorMoved();
				}
				const context = { tx, now: clock.now(), services };
				if ( together !== undefined && events.length > 1 ) {
					await together.handle( events, context );
					return NOTHING_WRITTEN;
				}
				return ( await this.reaction.handle( first, context ) ) ?? NOTHING_WRITTEN;
			} );
			this.place( cursor, last.number );
			this.hasComplained = false;
			announcer.announceWritten( written );
			events.forEach( () => metrics.worked( 'reaction', this.reaction.name, 'done' ) );
			return true;
		} catch ( error ) {
			if ( error instanceof CursorMoved ) {
				throw error;
			}
			return this.fail( cursor, first, error );
		}
	}

	/** Notes a failure. While the database is away that fails too, so an outage is never counted against an event. */
	private async fail( cursor: Cursor, event: EventRow, error: unknown ): Promise< boolean > {
		const { services, clock, metrics } = this.runtime;
		const { name } = this.reaction;
		const attempts = cursor.attempts + 1;
		const now = sqlTime( clock.now() );
		const about = { event: event.number, type: event.type, attempts };
		if ( attempts >= TRIES ) {
			await services.database.transaction( async ( tx ) => {
				await services.stores.reactions.setAside( tx, name, event, attempts, errorText( error ), now );
				if ( ! ( await this.move( tx, cursor.stored, event.number ) ) ) {
					throw new CursorMoved();
				}
			} );
			this.place( cursor, event.number );
			this.log( error, 'A reaction failed too often at an event, sets it aside and goes on.', about );
			metrics.worked( 'reaction', name, 'set_aside' );
			return true;
		}
		const row = { position: cursor.stored, attempts };
		if (
			! ( await services.stores.reactions.noteFailure( services.database, name, row, errorText( error ), now ) )
		) {
			// Also when the commit went through and only its answer was lost.
			throw new CursorMoved();
		}
		cursor.attempts = attempts;
		this.log( error, 'A reaction failed and will be tried again.', about );
		metrics.worked( 'reaction', name, 'failed' );
		this.runLater( retryDelay( attempts, FIRST_RETRY_MS, LONGEST_RETRY_MS ) );
		return false;
	}

	private place( cursor: Cursor, position: number ): void {
		cursor.position = position;
		cursor.stored = position;
		cursor.attempts = 0;
	}

	private move( db: Queryable, from: number, to: number ): Promise< boolean > {
		const { services, clock } = this.runtime;
		return services.stores.reactions.move( db, this.reaction.name, from, to, sqlTime( clock.now() ) );
	}

	private log( error: unknown, sentence: string, about: object = {} ): void {
		this.runtime.log.warn( { err: error, reaction: this.reaction.name, ...about }, sentence );
	}
}
