import { readdirSync, readFileSync } from 'node:fs';

/** What a process and its descendants have used. */
export interface Usage {
	/** User and system time in milliseconds, including descendants that have ended. */
	readonly cpuMs: number;
	/** Resident memory in bytes. */
	readonly residentBytes: number;
}

/** Linux counts time in hundredths of a second, and memory in pages of this size on all machines that we know. */
const TICK_MS = 10;
const PAGE_BYTES = 4_096;

/** Reads what a process tree has used so far. */
export function usageOf( pid: number ): Usage {
	let cpuMs = 0;
	let residentBytes = 0;
	for ( const each of treeOf( pid ) ) {
		const fields = statOf( each );
		if ( fields !== null ) {
			// utime, stime, cutime, cstime and rss, as proc(5) counts them.
			const [ user = 0, system = 0, childUser = 0, childSystem = 0 ] = fields.slice( 13, 17 );
			cpuMs += ( user + system + childUser + childSystem ) * TICK_MS;
			residentBytes += ( fields[ 23 ] ?? 0 ) * PAGE_BYTES;
		}
	}
	return { cpuMs, residentBytes };
}

function treeOf( pid: number ): number[] {
	const pids = [ pid ];
	for ( const each of pids ) {
		pids.push( ...childrenOf( each ) );
	}
	return pids;
}

function childrenOf( pid: number ): number[] {
	try {
		return readdirSync( `/proc/${ pid }/task` ).flatMap( ( thread ) =>
			readFileSync( `/proc/${ pid }/task/${ thread }/children`, 'utf8' )
				.split( ' ' )
				.filter( Boolean )
				.map( Number )
		);
	} catch {
		// The process ended meanwhile.
		return [];
	}
}

/** Returns the numbers of `/proc/PID/stat`; the first three fields are not numbers. */
function statOf( pid: number ): number[] | null {
	try {
		const text = readFileSync( `/proc/${ pid }/stat`, 'utf8' );
		// The name stands in parentheses and may hold anything.
		const rest = text.slice( text.lastIndexOf( ')' ) + 2 ).split( ' ' );
		return [ pid, NaN, ...rest.map( Number ) ];
	} catch {
		return null;
	}
}
