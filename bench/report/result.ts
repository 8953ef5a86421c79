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
	/** Raised when the file's format changes. */
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

/** A target with its scenario. */
export interface PlacedVerdict extends Verdict {
	readonly scenario: string;
}

/** Judges all targets of a run, in their order. */
export function verdictsOf( { scenarios }: Result ): PlacedVerdict[] {
	return scenarios.flatMap( ( { id, samples, targets } ) =>
		targets.map( ( target ) => ( { ...judge( samples, target ), scenario: id } ) )
	);
}

/** With fewer rounds there is no spread to judge by. */
const DOCUMENTED_ROUNDS = 3;

/** Whether a run can be judged by: all of these scenarios, complete, often enough. */
export function isWhole( { isQuick, rounds, scenarios }: Result, wanted: readonly string[] ): boolean {
	const measured = new Set( scenarios.filter( ( { samples } ) => samples.length > 0 ).map( ( { id } ) => id ) );
	return ! isQuick && rounds >= DOCUMENTED_ROUNDS && wanted.every( ( id ) => measured.has( id ) );
}

/** Whether every promise was kept; only a small run fails because of a ratio, and only when it is far off. */
export function isGood( result: Result ): boolean {
	const isFaultless = result.scenarios.every( ( { faults } ) => faults.length === 0 );
	return isFaultless && ! ( result.isQuick && verdictsOf( result ).some( ( { isFarOff } ) => isFarOff ) );
}
