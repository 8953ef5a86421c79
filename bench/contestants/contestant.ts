import type { Database } from '../../scripts/environment/database';
import type { WirePlan } from '../generator/wire-plan';
import type { Usage } from './usage';

/** The conversations and agents that a server is to serve. */
export interface Audience {
	/** Conversations, each with a visitor who has a stream and may post. */
	readonly conversations: number;
	/** Streams that hear every conversation. */
	readonly agents: number;
}

/** What a contestant may use. */
export interface Ground {
	/** Holds logs and configuration; exists already, and is removed after the run. */
	readonly folder: string;
	/**
	 * A MariaDB that flushes its log at each commit, for contestants that store; started when first asked for. Contestants
	 * take turns, and each start gets a database of its own in it.
	 */
	database(): Promise< Database >;
}

/** A server that is compared with others. */
export interface Contestant {
	/** Its name in samples and targets. */
	readonly name: string;
	/** Starts a fresh server with its conversations and agents. */
	start( ground: Ground, audience: Audience ): Promise< RunningContestant >;
}

/** A server that was started for one turn. */
export interface RunningContestant {
	readonly pid: number;
	readonly port: number;
	/** What the generator sends to it. */
	readonly plan: WirePlan;
	/** What the server's whole process tree has used so far. */
	usage(): Usage;
	/** The same for the database's processes; null for contestants that do not store. */
	databaseUsage(): Usage | null;
	/** Returns the keys (generator/marks.ts) of all stored messages, or null for contestants that do not store. */
	storedKeys(): Promise< Set< string > | null >;
	/** Stops it and waits until all its processes have ended. */
	stop(): Promise< void >;
}
