import { Generator } from '../generator/generator';
import { keyOf } from '../generator/marks';
import type { Judgement, Measured } from '../generator/protocol';
import type { Audience, Ground, RunningContestant } from './contestant';

/** What was measured, and what the server used for it. */
export interface MeasuredUse extends Measured {
	/** User and system time of the server's process tree. */
	readonly cpuMs: number;
	/** The same for the database; 0 for contestants without one. */
	readonly databaseCpuMs: number;
}

/** A contestant's turn: a server and a generator that were started for it. */
export interface Turn< C extends RunningContestant = RunningContestant > {
	readonly contestant: C;
	readonly generator: Generator;
	/** Measures something, and what the server used for it. */
	measure( what: ( generator: Generator ) => Promise< Measured > ): Promise< MeasuredUse >;
}

/** How a turn went, whatever was measured. */
export interface TurnReport {
	/** Broken promises: each a sentence that names the contestant. */
	readonly faults: string[];
	readonly notes: string[];
}

/**
 * Gives a contestant its turn: starts it afresh, measures it, then compares every message with every stream and with
 * what is stored.
 */
export async function takeTurn< C extends RunningContestant >(
	contestant: { readonly name: string; start( ground: Ground, audience: Audience ): Promise< C > },
	ground: Ground,
	audience: Audience,
	work: ( turn: Turn< C > ) => Promise< void >
): Promise< TurnReport > {
	const running = await contestant.start( ground, audience );
	let generator: Generator | undefined;
	try {
		generator = await Generator.start( running.plan );
		const started = generator;
		await work( {
			contestant: running,
			generator: started,
			async measure( what ) {
				const before = { server: running.usage(), database: running.databaseUsage() };
				const measured = await what( started );
				const after = { server: running.usage(), database: running.databaseUsage() };
				return {
					...measured,
					cpuMs: after.server.cpuMs - before.server.cpuMs,
					databaseCpuMs: ( after.database?.cpuMs ?? 0 ) - ( before.database?.cpuMs ?? 0 ),
				};
			},
		} );
		return report( contestant.name, await generator.judge(), await running.storedKeys() );
	} finally {
		await generator?.stop();
		await running.stop();
	}
}

function report( name: string, judgement: Judgement, stored: Set< string > | null ): TurnReport {
	const faults = judgement.faults.map( ( fault ) => `${ name }: ${ fault }` );
	const notes: string[] = [];
	if ( stored !== null ) {
		const lost = acknowledgedKeys( judgement ).filter( ( key ) => ! stored.has( key ) );
		if ( lost.length > 0 ) {
			faults.push(
				`${ name }: ${ lost.length } messages were acknowledged and are not stored, such as ${ lost[ 0 ] }.`
			);
		}
		const refused = judgement.refused.filter( ( key ) => stored.has( key ) );
		if ( refused.length > 0 ) {
			faults.push(
				`${ name }: ${ refused.length } messages were refused and are stored, such as ${ refused[ 0 ] }.`
			);
		}
	}
	if ( judgement.refused.length > 0 ) {
		notes.push( `${ name } refused ${ judgement.refused.length } messages.` );
	}
	if ( judgement.unanswered.length > 0 ) {
		notes.push( `${ name } left ${ judgement.unanswered.length } posts without an answer.` );
	}
	return { faults, notes };
}

function acknowledgedKeys( { posted, refused, unanswered }: Judgement ): string[] {
	const others = new Set( [ ...refused, ...unanswered ] );
	return posted.flatMap( ( count, conversation ) =>
		Array.from( { length: count }, ( _, number ) => keyOf( conversation, number ) ).filter(
			( key ) => ! others.has( key )
		)
	);
}
