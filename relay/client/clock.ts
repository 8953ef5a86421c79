/** What the connection needs of time, so that tests need not wait. */
export interface Clock {
	/** Milliseconds that only ever grow; unmoved by a change of the wall clock. */
	now(): number;
	/** Milliseconds of the wall clock: comparable between tabs, and it goes on while the machine sleeps. */
	wallNow(): number;
	setTimeout( callback: () => void, milliseconds: number ): number;
	clearTimeout( handle: number | undefined ): void;
}

/** The browser's own clock. */
export const systemClock: Clock = {
	now: () => performance.now(),
	wallNow: () => Date.now(),
	setTimeout: ( callback, milliseconds ) => globalThis.setTimeout( callback, milliseconds ) as unknown as number,
	clearTimeout: ( handle ) => globalThis.clearTimeout( handle ),
};
