import type { BackgroundServices } from '../jobs/background-services';
import type { Written } from '../store/change-set';
import type { Transaction } from '../store/queryable';
import type { EventRow, EventType } from '../store/event-row';

/** Events of one or several types, with what each of them tells. */
export type EventOf< Type extends EventType > = Extract< EventRow, { type: Type } >;

/** What a reaction works with. */
export interface ReactionContext {
	/** Commits together with the note that the event is handled. */
	readonly tx: Transaction;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly services: Omit< BackgroundServices, 'database' >;
}

/**
 * What follows on the server from committed events. It gets them one by one, in the order of the feed. What it writes
 * into the transaction happens once for each event; everything else may happen again. So it writes, and leaves to a job
 * what takes time or goes elsewhere.
 */
export interface Reaction< Type extends EventType = EventType > {
	/** Its name in the table; under a new name it begins after the newest event. */
	readonly name: string;
	readonly on: readonly Type[];
	/** Handles an event; returns what it has written to conversations, to be announced after the commit. */
	handle( event: EventOf< Type >, context: ReactionContext ): Promise< Written | void >;
	/**
	 * For what costs less together: handles several events in one transaction, again `restMs` (milliseconds) later at the
	 * earliest, so that many events take a part of the machine only. When it fails they are handled one by one.
	 */
	readonly together?: {
		readonly restMs: number;
		handle( events: readonly EventOf< Type >[], context: ReactionContext ): Promise< void >;
	};
}

/** Describes a reaction. */
export const reaction = < const Type extends EventType >( description: Reaction< Type > ): Reaction =>
	// It is handed no others: the runner asks the feed for these types.
	description as unknown as Reaction;
