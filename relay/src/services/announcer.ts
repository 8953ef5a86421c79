import type { EventRow } from '../store/rows';

/** What one side is shown of an event, already in JSON. */
export interface Shown {
	readonly number: number;
	readonly type: string;
	readonly conversationId: number;
	readonly visitorId: number;
	readonly departmentId: number | null;
	readonly agentJson: string | null;
	readonly visitorJson: string | null;
}

/** Where services say what they have committed; the feed is one. */
export interface Announcer {
	/** Takes events after their commit; what has no `ready` form is read from the tables. */
	announce( events: ReadonlyArray< { row: EventRow; ready: Shown | null } > ): void;
	/** Asks the database how things stand, after something went wrong with it. */
	poll(): Promise< void >;
}

/** Announces events that are to be read from the tables. */
export function announceRows( announcer: Announcer, rows: readonly EventRow[] ): void {
	announcer.announce( rows.map( ( row ) => ( { row, ready: null } ) ) );
}
