import type { Effects } from '../effects';
import type { Inbox } from '../types';

/** Events come in swarms: the relay is asked for its counts after the last of them. */
const COUNTS_MS = 2_000;
/** What was read ahead of the stream gets so long to arrive. */
const AHEAD_MS = 1_000;

export function effects( { dispatch, select, session: { clock } }: Inbox ) {
	/** Lists that are read while the stream is being opened. */
	let readAhead: Promise< void > | null = null;
	let reader = new AbortController();
	let countsTimer: number | undefined;

	/** Reads the lists; an answer that is still on its way is not waited for, nor taken. */
	const readActive = () => {
		reader.abort();
		reader = new AbortController();
		return dispatch.loadActive( reader.signal );
	};
	/** Reads the lists after the stream has begun: what was read ahead of it may lack what happened in between. */
	const readActiveAgain = async () => {
		const ahead = readAhead;
		readAhead = null;
		if ( ahead !== null ) {
			// It is about to be shown; the same again would only keep it from that.
			await Promise.race( [
				ahead,
				new Promise< void >( ( resolve ) => clock.setTimeout( resolve, AHEAD_MS ) ),
			] );
		}
		// Only the end of the session leaves it aborted.
		if ( ! reader.signal.aborted ) {
			await readActive();
		}
	};
	const refreshCountsSoon = () => {
		if ( ! select.isActiveComplete() ) {
			clock.clearTimeout( countsTimer );
			countsTimer = clock.setTimeout( () => void dispatch.refreshCounts(), COUNTS_MS );
		}
	};

	return {
		events: {
			'conversation.created': refreshCountsSoon,
			'conversation.updated': refreshCountsSoon,
			'conversation.assigned': refreshCountsSoon,
			'conversation.closed': refreshCountsSoon,
		},
		onStart: () => {
			readAhead = readActive();
		},
		onReload: async ( isResumed ) => {
			if ( ! isResumed ) {
				// Lists that are on screen are read again now, others when somebody looks.
				dispatch.invalidateResolutionForStoreSelector( 'getList' );
				await readActiveAgain();
			}
		},
		onStop: () => {
			reader.abort();
			clock.clearTimeout( countsTimer );
		},
	} satisfies Effects;
}
