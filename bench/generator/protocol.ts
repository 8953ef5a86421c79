/*
 * What a scenario asks the generator's process, and what it answers. A command is answered before the next one is
 * given.
 */
import type { WirePlan } from './wire-plan';

/** Messages at a fixed rate, whatever the server does: latency is counted from the moment a message is due. */
export interface RateCommand {
	readonly type: 'rate';
	/** Messages a second over all conversations, which take turns. */
	readonly perSecond: number;
	readonly seconds: number;
	/** Ends the measurement early once a message is this late, because nothing more can be learnt. */
	readonly givesUpAfterMs?: number;
}

/** Posters that post again as soon as they are answered. */
export interface PostersCommand {
	readonly type: 'posters';
	/** Number of conversations, beginning with the first. */
	readonly posters: number;
	readonly seconds: number;
}

/** Messages one after another; each must have reached every stream before the next is posted. */
export interface FanOutCommand {
	readonly type: 'fan-out';
	readonly messages: number;
	/** How long a message may take to reach all streams. */
	readonly timeoutMs: number;
}

/** Opens more streams of the plan, in its order. */
export interface OpenCommand {
	readonly type: 'open';
	readonly conversations: number;
	readonly agents: number;
}

/** Stops an agent's stream from reading, or lets it read again. */
export interface StallCommand {
	readonly type: 'stall';
	readonly agent: number;
	readonly isStalled: boolean;
}

export type Command =
	| { readonly type: 'plan'; readonly plan: WirePlan }
	| OpenCommand
	| RateCommand
	| PostersCommand
	| FanOutCommand
	| StallCommand
	| { readonly type: 'judge'; readonly timeoutMs: number };

/** What was found while messages were posted. */
export interface Measured {
	/** Messages that were due. */
	readonly due: number;
	/** Messages that were written to a connection. */
	readonly posted: number;
	/** Messages that were acknowledged. */
	readonly acknowledged: number;
	/** Arrivals at streams of both kinds. */
	readonly deliveries: number;
	/** From the first due moment to the last acknowledgement or arrival that counts. */
	readonly seconds: number;
	/** From a message's due moment to its arrival at an agent; what was never sent counts as late as it is at the end. */
	readonly agentLatency: Latency;
	/** From a message's due moment to its acknowledgement. */
	readonly answerLatency: Latency;
	/** Fan-out: from the post to the last stream. */
	readonly spread: Latency;
	/** How late the generator itself was in writing what was due and could be written. */
	readonly lateness: Latency;
	/** Share of one core that the generator used. */
	readonly generatorLoad: number;
	/** Whether it was ended early, or left due messages unsent. */
	readonly isSaturated: boolean;
}

/** Milliseconds. */
export interface Latency {
	readonly count: number;
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly maximum: number;
}

/** What became of every message since the plan was given. */
export interface Judgement {
	/** Sentences about deliveries that were lost, doubled or out of order. */
	readonly faults: readonly string[];
	/** How many messages of each conversation were posted. */
	readonly posted: readonly number[];
	/** Keys of messages whose post was refused. */
	readonly refused: readonly string[];
	/** Keys of messages whose post was never answered. */
	readonly unanswered: readonly string[];
	readonly deliveries: number;
	/** Streams that were ended by the server, as `agent 3` or `visitor 12`. */
	readonly ended: readonly string[];
}

export type Answer =
	| { readonly error: string }
	| { readonly done: true }
	| { readonly measured: Measured }
	| { readonly judgement: Judgement };
