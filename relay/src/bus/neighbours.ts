/** What the other relays of a site have open, by key: a participant, as `keyOf` names them, or `address:…`. */
export interface Neighbours {
	/** Tells the others how many streams a key has here now; null: it is gone. */
	report( key: string, streams: number | null ): void;
	/** Returns how many streams a key has on other relays. */
	streamsOf( key: string ): number;
	/** Whether another relay has this key, or had it a moment ago and may yet see it come back. */
	has( key: string ): boolean;
	/** Returns every key that other relays have. */
	keys(): Iterable< string >;
	/** Asks the others to end as many of a key's oldest streams. */
	askToEnd( key: string, streams: number ): void;
	/** Calls `listener` when a key is new on other relays, or is gone from all of them. */
	onChange( listener: ( key: string ) => void ): void;
	/** Calls `listener` when another relay asks for streams to be ended. */
	onAsked( listener: ( key: string, streams: number ) => void ): void;
}

/** There are no others. */
export const ALONE: Neighbours = {
	report: () => {},
	streamsOf: () => 0,
	has: () => false,
	keys: () => [],
	askToEnd: () => {},
	onChange: () => {},
	onAsked: () => {},
};
