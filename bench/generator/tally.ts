import { Latencies } from './latencies';
import type { Measured } from './protocol';

/** What one measurement collects. */
export class Tally {
	readonly startedAt = performance.now();
	readonly agentLatency = new Latencies();
	readonly answerLatency = new Latencies();
	readonly spread = new Latencies();
	readonly lateness = new Latencies();
	due = 0;
	posted = 0;
	acknowledged = 0;
	deliveries = 0;
	/** The last acknowledgement or arrival. */
	lastAt = this.startedAt;
	isSaturated = false;
	private readonly cpu = process.cpuUsage();

	/** Returns the figures; the measurement ends with the last acknowledgement or arrival. */
	summarize(): Measured {
		const { user, system } = process.cpuUsage( this.cpu );
		const seconds = ( this.lastAt - this.startedAt ) / 1_000;
		return {
			due: this.due,
			posted: this.posted,
			acknowledged: this.acknowledged,
			deliveries: this.deliveries,
			seconds,
			agentLatency: this.agentLatency.summarize(),
			answerLatency: this.answerLatency.summarize(),
			spread: this.spread.summarize(),
			lateness: this.lateness.summarize(),
			generatorLoad: ( user + system ) / 1_000 / ( performance.now() - this.startedAt ),
			isSaturated: this.isSaturated,
		};
	}
}
