import type { Contestant, Ground } from '../contestants/contestant';
import { onGround } from '../contestants/ground';
import { nchan } from '../contestants/nchan';
import { expressSseChannel, naiveDurable } from '../contestants/peers';
import { takeTurn, type MeasuredUse, type Turn } from '../contestants/turn';
import { veranda } from '../contestants/veranda';
import type { BenchRun, Outcome, Sample, Scenario, Target } from '../scenario';

const AGENTS = 10;
/** What a person would still call at once. */
const PATIENCE_MS = 250;
/** Once a message is this late, the rate is missed whatever comes. */
const HOPELESS_MS = 1_000;
/** The rate at which latency is looked at, that at which CPU is counted, and one that is too much for some. */
const [ CALM, BUSY, CROWDED ] = [ 800, 2_400, 3_200 ];
const RAMP_GROWTH = 1.5;
/** Nothing on one machine gets past this rate, or is of use below that. */
const HIGHEST_RATE = 60_000;
const LOWEST_RATE = 50;
/** From this share of a core on, the generator may be what was measured. */
const BUSY_GENERATOR = 0.9;

const CONTESTANTS: readonly Contestant[] = [ veranda, expressSseChannel, nchan, naiveDurable ];
/** Who is also measured with other numbers of visitors, once. */
const AT_OTHER_SIZES: readonly Contestant[] = [ veranda, expressSseChannel, nchan ];

/** How thorough a run is. */
interface Extent {
	readonly visitors: number;
	readonly otherSizes: readonly number[];
	readonly warmUpSeconds: number;
	readonly stepSeconds: number;
	readonly trialSeconds: number;
	/** How often the span between the highest rate that was kept and the lowest that was not is halved. */
	readonly refinements: number;
}

const FULL: Extent = {
	visitors: 500,
	otherSizes: [ 100, 1_000 ],
	warmUpSeconds: 2,
	stepSeconds: 4,
	trialSeconds: 2.5,
	refinements: 3,
};

const QUICK: Extent = {
	visitors: 100,
	otherSizes: [],
	warmUpSeconds: 0.5,
	stepSeconds: 0.7,
	trialSeconds: 0.6,
	refinements: 0,
};

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
		const { visitors, otherSizes } = this.extent;
		for ( let round = 1; round <= this.bench.rounds; round++ ) {
			for ( const contestant of CONTESTANTS ) {
				await this.take( contestant, visitors, round, async ( turn ) => {
					const steps = await this.runSteps( turn, contestant.name, visitors, round, [
						CALM,
						BUSY,
						CROWDED,
					] );
					await this.runRamp( turn, contestant.name, round, steps );
				} );
			}
		}
		for ( const size of otherSizes ) {
			for ( const contestant of AT_OTHER_SIZES ) {
				await this.take( contestant, size, 1, async ( turn ) => {
					await this.runSteps( turn, contestant.name, size, 1, [ CALM, BUSY ] );
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

	private async take(
		contestant: Contestant,
		visitors: number,
		round: number,
		work: ( turn: Turn ) => Promise< void >
	): Promise< void > {
		this.bench.say( `Round ${ round }, ${ visitors } visitors: ${ contestant.name }` );
		const audience = { conversations: visitors, agents: AGENTS };
		const { faults, notes } = await takeTurn( contestant, this.ground, audience, async ( turn ) => {
			await turn.generator.open();
			// What is compiled on the way is not what is measured.
			await turn.generator.atRate( CALM, this.extent.warmUpSeconds / 2 );
			await turn.generator.atRate( BUSY, this.extent.warmUpSeconds / 2, HOPELESS_MS );
			await work( turn );
		} );
		this.faults.push( ...faults );
		notes.forEach( ( note ) => this.notes.add( `${ note } (N=${ visitors }, round ${ round })` ) );
	}

	private async runSteps(
		turn: Turn,
		of: string,
		visitors: number,
		round: number,
		rates: readonly number[]
	): Promise< Map< number, MeasuredUse > > {
		const steps = new Map< number, MeasuredUse >();
		for ( const rate of rates ) {
			const step = await turn.measure( ( generator ) => generator.atRate( rate, this.extent.stepSeconds ) );
			steps.set( rate, step );
			const add = ( figure: string, unit: string, value: number ) =>
				this.samples.push( { figure: `${ figure }, N=${ visitors } at ${ rate }/s`, of, unit, round, value } );
			add( 'agent p50', 'ms', step.agentLatency.p50 );
			add( 'agent p99', 'ms', step.agentLatency.p99 );
			add( 'CPU per message', 'µs', ( step.cpuMs * 1_000 ) / step.acknowledged );
			if ( step.databaseCpuMs > 0 ) {
				add( 'database CPU per message', 'µs', ( step.databaseCpuMs * 1_000 ) / step.acknowledged );
			}
			const at = `${ of } at ${ rate }/s, N=${ visitors }`;
			if ( step.isSaturated ) {
				this.notes.add(
					`${ at } (round ${ round }): saturated; what was never sent counts as late as it was at the end.`
				);
			}
			this.noteBusyGenerator( step, at );
			const { p50, p99 } = step.agentLatency;
			this.bench.say(
				`  ${ rate }/s: p50 ${ p50.toFixed( 1 ) } ms, p99 ${ p99.toFixed( 1 ) } ms, ` +
					`CPU ${ ( ( step.cpuMs * 1_000 ) / step.acknowledged ).toFixed( 0 ) } + ${ ( ( step.databaseCpuMs * 1_000 ) / step.acknowledged ).toFixed( 0 ) } µs, ` +
					`late ${ step.lateness.p50.toFixed( 2 ) } ms, generator ${ ( step.generatorLoad * 100 ).toFixed( 0 ) } %` +
					`${ step.isSaturated ? ', saturated' : '' }`
			);
		}
		return steps;
	}

	/** Looks for the highest rate at which agents have nearly all messages at once, beginning at what the steps showed. */
	private async runRamp(
		turn: Turn,
		of: string,
		round: number,
		steps: ReadonlyMap< number, MeasuredUse >
	): Promise< void > {
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
			const trial = await turn.measure( ( generator ) =>
				generator.atRate( rate, this.extent.trialSeconds, HOPELESS_MS )
			);
			if ( keepsUp( trial ) ) {
				kept = rate;
			} else {
				missed = rate;
				this.noteBusyGenerator( trial, `${ of } beyond its highest rate` );
			}
		};
		while ( missed === Infinity && kept < HIGHEST_RATE ) {
			await attempt( Math.round( kept * RAMP_GROWTH ) );
		}
		while ( kept === 0 && missed > LOWEST_RATE ) {
			await attempt( Math.round( missed / RAMP_GROWTH ) );
		}
		for ( let halving = 0; halving < this.extent.refinements && kept > 0; halving++ ) {
			await attempt( Math.round( Math.sqrt( kept * missed ) ) );
		}
		this.samples.push( { figure: highest( this.extent.visitors ), of, unit: 'messages/s', round, value: kept } );
		this.bench.say( `  highest rate: ${ kept }/s` );
	}

	private noteBusyGenerator( { generatorLoad }: MeasuredUse, at: string ): void {
		if ( generatorLoad > BUSY_GENERATOR ) {
			this.notes.add( `${ at }: the generator itself was busy, so the server may be better than this.` );
		}
	}
}

function keepsUp( { isSaturated, agentLatency }: MeasuredUse ): boolean {
	// What is dropped at the end is counted among the latencies; only a run that was given up is not whole.
	return ! isSaturated || agentLatency.maximum < HOPELESS_MS ? agentLatency.p99 <= PATIENCE_MS : false;
}

function highest( visitors: number ): string {
	return `max messages/s with p99 <= ${ PATIENCE_MS } ms, N=${ visitors }`;
}

function targetsFor( visitors: number ): Target[] {
	const of = veranda.name;
	const [ direct, durable, reference ] = [ expressSseChannel.name, naiveDurable.name, nchan.name ];
	const most = highest( visitors );
	const cpu = `CPU per message, N=${ visitors } at ${ BUSY }/s`;
	return [
		{ label: 'max messages/s with p99 <= 250 ms, S1 N=500', figure: most, of, against: direct, atLeast: 2.5 },
		{ label: 'max messages/s with p99 <= 250 ms, S1 N=500', figure: most, of, against: durable, atLeast: 3.5 },
		{ label: 'relay CPU per message, S1 at 2400/s', figure: cpu, of, against: direct, atMost: 0.65 },
		{ label: 'relay CPU per message, S1 at 2400/s', figure: cpu, of, against: reference, atMost: 6 },
		{
			label: 'agent p50, S1 at 800/s',
			figure: `agent p50, N=${ visitors } at ${ CALM }/s`,
			of,
			against: direct,
			atMost: 1.4,
		},
		{
			label: 'agent p99, S1 at 3200/s',
			figure: `agent p99, N=${ visitors } at ${ CROWDED }/s`,
			of,
			against: direct,
			atMost: 0.5,
		},
	];
}
