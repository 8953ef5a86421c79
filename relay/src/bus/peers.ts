/** What the other relays of a site, its peers, have open, by key: a participant, as `keyOf` names them, or `address:…`. */
export interface Peers {
	/** Tells the peers how many streams a key has here now; null: it is gone. */
	report( key: string, streams: number | null ): void;
	/** Returns how many streams a key has on other relays. */
	streamsOf( key: string ): number;
	/** Whether another relay has this key, or had it a moment ago and may yet see it come back. */
	has( key: string ): boolean;
	/** Returns every key that other relays have. */
	keys(): Iterable< string >;
	/** Whether every other relay has had the time to say what it has: not while they cannot be heard, nor just after. */
	readonly isSettled: boolean;
	/** Asks the peers to end so many of a key's oldest streams. */
	askToEvict( key: string, streams: number ): void;
	/** Calls `listener` when a key is new on other relays, or is gone from all of them. */
	onChange( listener: ( key: string ) => void ): void;
	/** Calls `listener` when another relay asks for streams to be ended. */
	onEvict( listener: ( key: string, streams: number ) => void ): void;
}

/** For a relay that runs alone. */
export const NO_PEERS: Peers = {
	report: () => {},
	streamsOf: () => 0,
	has: () => false,
	keys: () => [],
	isSettled: true,
	askToEvict: () => {},
	onChange: () => {},
	onEvict: () => {},
};
