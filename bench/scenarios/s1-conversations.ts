import type { Contestant, Ground } from '../contestants/contestant';
import { onGround } from '../contestants/ground';
import { nchan } from '../contestants/nchan';
import { expressSseChannel, naiveDurable } from '../contestants/node-contestants';
import { takeTurn, type MeasuredUse, type Turn } from '../contestants/turn';
import { veranda } from '../contestants/veranda';
import type { BenchRun, Outcome, Sample, Scenario, Target } from '../scenario';

const AGENTS = 10;
/** The latency that a person would still call "at once". */
const TIMEOUT_MS = 250;
/** Once a message is this late, the rate is missed whatever follows. */
const HOPELESS_MS = 1_000;
/** The rates for latency, for counting CPU, and one that is too much for some contestants. */
const [ CALM, BUSY, HEAVY ] = [ 800, 2_400, 3_200 ];
/** Nothing on one machine gets past this rate, or is of use below that. */
const HIGHEST_RATE = 60_000;
const LOWEST_RATE = 50;
/** From this share of a core on, the generator may be what limits the result. */
const BUSY_GENERATOR = 0.9;

const CONTESTANTS: readonly Contestant[] = [ veranda, expressSseChannel, nchan, naiveDurable ];
/** Contestants that are also measured with other numbers of visitors, once. */
const AT_OTHER_SIZES: readonly Contestant[] = [ veranda, expressSseChannel, nchan ];

/** How thorough a run is. */
interface Extent {
	readonly visitors: number;
	readonly otherSizes: readonly number[];
	readonly warmUpSeconds: number;
	readonly stepSeconds: number;
	/** Other numbers of visitors. */
	readonly otherStepSeconds: number;
	readonly trialSeconds: number;
	/** Contestants whose highest rate is searched for. */
	readonly ramped: readonly Contestant[];
	/** Factor from one rate of the ramp to the next. */
	readonly growth: number;
	/** How often the span between the highest kept rate and the lowest missed one is halved. */
	readonly refinements: number;
}

const FULL: Extent = {
	visitors: 500,
	otherSizes: [ 100, 1_000 ],
	warmUpSeconds: 2,
	stepSeconds: 4,
	otherStepSeconds: 2,
	trialSeconds: 2,
	ramped: CONTESTANTS,
	growth: 1.5,
	refinements: 3,
};

const QUICK: Extent = {
	visitors: 100,
	otherSizes: [],
	warmUpSeconds: 1.2,
	stepSeconds: 0.6,
	otherStepSeconds: 0,
	trialSeconds: 0.5,
	// Only a target needs these.
	ramped: [ veranda, expressSseChannel, naiveDurable ],
	growth: 2,
	refinements: 0,
};

/** Which contestants are measured with how many visitors, and when. */
interface Place {
	readonly contestant: Contestant;
	readonly visitors: number;
	readonly round: number;
}

interface Part extends Place {
	readonly turn: Turn;
}

type Steps = ReadonlyMap< number, MeasuredUse >;

export const s1: Scenario = {
	id: 'S1',
	title: `conversations: visitors write, ${ AGENTS } agents see all`,
	run: ( run ) => onGround( run.folder, ( ground ) => new Conversations( run, ground ).run() ),
};

class Conversations {
	private readonly extent: Extent;
	private readonly samples: Sample[] = [];
	private readonly faults: string[] = [];
	private readonly notes = new Set< string >();

	constructor(
		private readonly bench: BenchRun,
		private readonly ground: Ground
	) {
		this.extent = bench.isQuick ? QUICK : FULL;
	}

	async run(): Promise< Outcome > {
		const { visitors, otherSizes, stepSeconds, otherStepSeconds, ramped } = this.extent;
		for ( let round = 1; round <= this.bench.rounds; round++ ) {
			for ( const contestant of CONTESTANTS ) {
				await this.take( { contestant, visitors, round }, async ( part ) => {
					const steps = await this.runSteps( part, [ CALM, BUSY, HEAVY ], stepSeconds );
					if ( ramped.includes( contestant ) ) {
						await this.runRamp( part, steps );
					}
				} );
			}
		}
		for ( const size of otherSizes ) {
			for ( const contestant of AT_OTHER_SIZES ) {
				await this.take( { contestant, visitors: size, round: 1 }, async ( part ) => {
					await this.runSteps( part, [ CALM, BUSY ], otherStepSeconds );
				} );
			}
		}
		return {
			samples: this.samples,
			targets: targetsFor( visitors ),
			faults: this.faults,
			notes: [ ...this.notes ],
		};
	}

	private async take( place: Place, work: ( part: Part ) => Promise< void > ): Promise< void > {
		const { contestant, visitors, round } = place;
		this.bench.say( `round ${ round }, ${ visitors } visitors: ${ contestant.name }` );
		const audience = { conversations: visitors, agents: AGENTS };
		const { faults, notes } = await takeTurn( contestant, this.ground, audience, async ( turn ) => {
			const { generator } = turn;
			await generator.open();
			// Compilation should not be measured.
			await generator.atRate( CALM, this.extent.warmUpSeconds / 2 );
			await generator.atRate( BUSY, this.extent.warmUpSeconds / 2, HOPELESS_MS );
			await work( { ...place, turn } );
		} );
		this.faults.push( ...faults );
		notes.forEach( ( note ) => this.notes.add( `${ note } (N=${ visitors }, round ${ round })` ) );
	}

	private async runSteps( part: Part, rates: readonly number[], seconds: number ): Promise< Steps > {
		const steps = new Map< number, MeasuredUse >();
		for ( const rate of rates ) {
			const step = await part.turn.measure( ( generator ) => generator.atRate( rate, seconds ) );
			steps.set( rate, step );
			this.keep( part, rate, step );
			const at = `${ part.contestant.name } at ${ rate }/s, N=${ part.visitors }`;
			if ( step.isSaturated ) {
				this.notes.add( `${ at }: saturated; what was never sent counts as late as it was at the end.` );
			}
			this.noteBusyGenerator( step, at );
		}
		return steps;
	}

	private keep( { contestant, visitors, round }: Part, rate: number, step: MeasuredUse ): void {
		const add = ( figure: string, unit: string, value: number ) =>
			this.samples.push( {
				figure: `${ figure }, N=${ visitors } at ${ rate }/s`,
				of: contestant.name,
				unit,
				round,
				value,
			} );
		const { agentLatency, lateness, generatorLoad, isSaturated } = step;
		const perMessage = ( milliseconds: number ) => ( milliseconds * 1_000 ) / step.acknowledged;
		add( 'agent p50', 'ms', agentLatency.p50 );
		add( 'agent p99', 'ms', agentLatency.p99 );
		add( 'CPU per message', 'µs', perMessage( step.cpuMs ) );
		if ( step.databaseCpuMs > 0 ) {
			add( 'database CPU per message', 'µs', perMessage( step.databaseCpuMs ) );
		}
		const words = [
			`p50 ${ agentLatency.p50.toFixed( 1 ) } ms`,
			`p99 ${ agentLatency.p99.toFixed( 1 ) } ms`,
			`CPU ${ perMessage( step.cpuMs ).toFixed( 0 ) } µs`,
			`database ${ perMessage( step.databaseCpuMs ).toFixed( 0 ) } µs`,
			`generator ${ ( generatorLoad * 100 ).toFixed( 0 ) } % of a core and ${ lateness.p50.toFixed( 2 ) } ms late`,
			...( isSaturated ? [ 'saturated' ] : [] ),
		];
		this.bench.say( `  ${ rate }/s: ${ words.join( ', ' ) }` );
	}

	/** Finds the highest rate at which agents get nearly all messages at once, beginning with what the steps showed. */
	private async runRamp( { contestant, visitors, round, turn }: Part, steps: Steps ): Promise< void > {
		const { growth, refinements, trialSeconds } = this.extent;
		const of = contestant.name;
		let kept = 0;
		let missed = Infinity;
		for ( const [ rate, step ] of steps ) {
			if ( ! keepsUp( step ) ) {
				missed = rate;
				break;
			}
			kept = rate;
		}
		const attempt = async ( rate: number ) => {
			const run = () => turn.measure( ( generator ) => generator.atRate( rate, trialSeconds, HOPELESS_MS ) );
			let trial = await run();
			if ( ! keepsUp( trial ) && ! trial.isSaturated ) {
				// Late, but not overrun: one slow moment of the machine should not decide.
				trial = await run();
			}
			if ( keepsUp( trial ) ) {
				kept = rate;
			} else {
				missed = rate;
				this.noteBusyGenerator( trial, `${ of } beyond its highest rate` );
			}
		};
		while ( missed === Infinity && kept < HIGHEST_RATE ) {
			await attempt( Math.round( kept * growth ) );
		}
		while ( kept === 0 && missed > LOWEST_RATE ) {
			await attempt( Math.round( missed / growth ) );
		}
		for ( let halving = 0; halving < refinements && kept > 0 && missed < Infinity; halving++ ) {
			await attempt( Math.round( Math.sqrt( kept * missed ) ) );
		}
		this.samples.push( { figure: highest( visitors ), of, unit: 'messages/s', round, value: kept } );
		this.bench.say( `  highest rate: ${ kept }/s` );
	}

	private noteBusyGenerator( { generatorLoad }: MeasuredUse, at: string ): void {
		if ( generatorLoad > BUSY_GENERATOR ) {
			this.notes.add( `${ at }: the generator itself was busy, so the server may be better than this.` );
		}
	}
}

function keepsUp( { isSaturated, agentLatency }: MeasuredUse ): boolean {
	return ! isSaturated && agentLatency.p99 <= TIMEOUT_MS;
}

function highest( visitors: number ): string {
	return `max messages/s with p99 <= ${ TIMEOUT_MS } ms, N=${ visitors }`;
}

function targetsFor( visitors: number ): Target[] {
	const of = veranda.name;
	const [ direct, durable, reference ] = [ expressSseChannel.name, naiveDurable.name, nchan.name ];
	const most = highest( visitors );
	const cpu = `CPU per message, N=${ visitors } at ${ BUSY }/s`;
	return [
		{
			label: `max messages/s with p99 <= 250 ms, S1 N=${ visitors }`,
			figure: most,
			of,
			against: direct,
			atLeast: 2.5,
			quickSlack: 3,
		},
		{
			label: `max messages/s with p99 <= 250 ms, S1 N=${ visitors }`,
			figure: most,
			of,
			against: durable,
			atLeast: 3.5,
			quickSlack: 3,
		},
		{ label: 'relay CPU per message, S1 at 2400/s', figure: cpu, of, against: direct, atMost: 0.65 },
		{ label: 'relay CPU per message, S1 at 2400/s', figure: cpu, of, against: reference, atMost: 6 },
		{
			label: 'agent p50, S1 at 800/s',
			figure: `agent p50, N=${ visitors } at ${ CALM }/s`,
			of,
			against: direct,
			atMost: 1.4,
			// A commit on disk against none weighs most where few share a commit, as in a small run (docs/performance.md).
			quickSlack: 10,
		},
		{
			label: 'agent p99, S1 at 3200/s',
			figure: `agent p99, N=${ visitors } at ${ HEAVY }/s`,
			of,
			against: direct,
			atMost: 0.5,
			// The other falls behind after seconds with 500 visitors; in a small run neither does.
			quickSlack: 10,
		},
	];
}
