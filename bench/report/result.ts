import type { Outcome } from '../scenario';
import { judge, type Verdict } from './figures';
import type { Machine } from './machine';

/** What one scenario of a run found. */
export interface ScenarioResult extends Outcome {
	readonly id: string;
	readonly title: string;
}

/** A whole run, as it is kept under `bench/results/`. */
export interface Result {
	/** Raised when the form of the file changes. */
	readonly format: 1;
	/** UTC, ISO 8601. */
	readonly finishedAt: string;
	readonly durationSeconds: number;
	readonly isQuick: boolean;
	readonly rounds: number;
	/** The commit that was measured; null outside a repository. */
	readonly commit: string | null;
	/** Whether files differed from that commit. */
	readonly isChanged: boolean;
	readonly machine: Machine;
	readonly scenarios: readonly ScenarioResult[];
}

/** A target with the scenario that it belongs to. */
export interface PlacedVerdict extends Verdict {
	readonly scenario: string;
}

/** Judges all targets of a run, in their order. */
export function verdictsOf( { scenarios }: Result ): PlacedVerdict[] {
	return scenarios.flatMap( ( { id, samples, targets } ) =>
		targets.map( ( target ) => ( { ...judge( samples, target ), scenario: id } ) )
	);
}

/** Fewer rounds have no spread to judge a figure by. */
const DOCUMENTED_ROUNDS = 3;

/** Whether a run is one to judge by: all of these scenarios, to their end, often enough. */
export function isWhole( { isQuick, rounds, scenarios }: Result, wanted: readonly string[] ): boolean {
	const measured = new Set( scenarios.filter( ( { samples } ) => samples.length > 0 ).map( ( { id } ) => id ) );
	return ! isQuick && rounds >= DOCUMENTED_ROUNDS && wanted.every( ( id ) => measured.has( id ) );
}

/** Whether every promise was kept; only a small run fails for a ratio, and only for one that is far off. */
export function isGood( result: Result ): boolean {
	const isFaultless = result.scenarios.every( ( { faults } ) => faults.length === 0 );
	return isFaultless && ! ( result.isQuick && verdictsOf( result ).some( ( { isFarOff } ) => isFarOff ) );
}
