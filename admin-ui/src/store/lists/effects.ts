import type { Effects } from '../effects';
import type { Inbox } from '../types';

/** Events come in bursts: the counts are loaded after the last of them. */
const COUNTS_MS = 2_000;
/** How long to wait for lists that were requested before the stream was open. */
const AHEAD_MS = 1_000;

export function effects( { dispatch, select, session: { clock } }: Inbox ) {
	/** Lists that are loading while the stream opens. */
	let readAhead: Promise< void > | null = null;
	let reader = new AbortController();
	let countsTimer: number | undefined;

	/** Loads the lists; an earlier request that is still running is dropped. */
	const readActive = () => {
		reader.abort();
		reader = new AbortController();
		return dispatch.loadActive( reader.signal );
	};
	/** Loads the lists once the stream is open: those loaded earlier may lack what happened in between. */
	const readActiveAgain = async () => {
		const ahead = readAhead;
		readAhead = null;
		if ( ahead !== null ) {
			// They are about to be shown; loading them again now would only delay that.
			await Promise.race( [
				ahead,
				new Promise< void >( ( resolve ) => clock.setTimeout( resolve, AHEAD_MS ) ),
			] );
		}
		// Still aborted only if the session has ended.
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
				// Lists on screen load again now, others when they are shown.
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
