import type { Database } from '../../scripts/environment/database';
import type { WirePlan } from '../generator/wire-plan';
import type { Usage } from './usage';

/** Whom a server is to serve. */
export interface Audience {
	/** Each conversation has a visitor with a stream who may post to it. */
	readonly conversations: number;
	/** Streams that hear every conversation. */
	readonly agents: number;
}

/** What a contestant may use. */
export interface Ground {
	/** Holds logs and configuration; exists, and is gone after the run. */
	readonly folder: string;
	/**
	 * A MariaDB that flushes its log at each commit, for those who store; started when first asked for. Contestants take
	 * turns, and each start gets a database of its own in it.
	 */
	database(): Promise< Database >;
}

/** One of those who are compared. */
export interface Contestant {
	/** As samples and targets name it. */
	readonly name: string;
	/** Starts a fresh server and prepares whom it is to serve. */
	start( ground: Ground, audience: Audience ): Promise< RunningContestant >;
}

/** A server that was started for one turn. */
export interface RunningContestant {
	readonly pid: number;
	readonly port: number;
	/** What the generator has to say to it. */
	readonly plan: WirePlan;
	/** What the server's whole process tree has used so far. */
	usage(): Usage;
	/** The same of the database's processes; null for those who do not store. */
	databaseUsage(): Usage | null;
	/** Returns the keys (generator/marks.ts) of all stored messages, or null for those who do not store. */
	storedKeys(): Promise< Set< string > | null >;
	/** Ends it and waits until all of it is gone. */
	stop(): Promise< void >;
}
