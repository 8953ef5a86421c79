/*
 * What scenarios and the report agree on. Only ratios from one run mean anything on a shared machine
 * (docs/performance.md), so every sample names its round, and a target compares two contestants round by round.
 */

/** One measured figure of one contestant in one round. */
export interface Sample {
	/** What was measured, such as `CPU per message`. */
	readonly figure: string;
	/** The contestant that was measured: `Veranda`, or another name. */
	readonly of: string;
	/** Such as `ms`, `µs`, `KB`, `messages/s`. */
	readonly unit: string;
	/** Counted from 1; contestants take turns within a round. */
	readonly round: number;
	readonly value: number;
}

/** What a figure should reach, as a ratio to another contestant's in the same round, or by itself. */
export interface Target {
	/** Its name in `performance.md`, such as `CPU per message, S1 at 2400/s`. */
	readonly label: string;
	readonly figure: string;
	readonly of: string;
	/** The contestant whose figure it is divided by; if left out, the figure itself is compared. */
	readonly against?: string;
	readonly atMost?: number;
	readonly atLeast?: number;
	/** How far off a small run may be before it fails; small runs are rough. Default: a factor of 2. */
	readonly quickSlack?: number;
}

/** What a scenario found. */
export interface Outcome {
	readonly samples: readonly Sample[];
	readonly targets: readonly Target[];
	/** Broken promises, such as a lost event; one is enough to fail the run. */
	readonly faults: readonly string[];
	/** Sentences that belong beside the table, such as what was left out and why. */
	readonly notes: readonly string[];
}

/** What a scenario may use. */
export interface BenchRun {
	/** A small run: everything, but short; its figures are rough. */
	readonly isQuick: boolean;
	/** How often each contestant takes its turn. */
	readonly rounds: number;
	/** A folder of this run alone; gone afterwards. */
	readonly folder: string;
	/** Tells whoever waits what is happening. */
	say( text: string ): void;
}

/** A part of the bench that can be run by itself. */
export interface Scenario {
	/** Such as `S1`. */
	readonly id: string;
	readonly title: string;
	run( run: BenchRun ): Promise< Outcome >;
}
