import { holeAfter, ProblemError } from '../../../relay/client';
import type { Conversation, ConversationList } from '../../../relay/protocol';
import { LIMITS } from '../../../relay/protocol/limits';
import { snackbarStore } from '../snackbars/store';
import { getSession } from './current-session';
import { problemSentence } from './problem-sentence';
import type { Thunk } from './thunk';

const PAGE = 50;
/** As many of a visitor's conversations as are looked through at a glance. */
const HISTORY_PAGE = 10;
/** What waits is shown when all of it is there, so it comes in few pages. */
const ACTIVE_PAGE = LIMITS.conversationsPerPage;
/** More active conversations than this are not all read; the relay counts them then. */
const ACTIVE_PAGES = 2;

/**
 * Reads all queued and open conversations; the first time, what the lists begin with is shown as soon as it is there.
 * Once `signal` is aborted nothing of it is taken any more.
 */
export function loadActive( signal?: AbortSignal ): Thunk {
	return async ( { dispatch, select } ) => {
		const knownBefore = select.getConversations();
		const isFirst = select.getListStatus( 'open' ) !== 'ready';
		const show = ( { conversations, counts }: Pick< ConversationList, 'conversations' | 'counts' > ) => {
			if ( isFirst ) {
				dispatch( { type: 'ACTIVE_BEGUN', conversations, counts } );
			}
		};
		dispatch( { type: 'ACTIVE_LOADING' } );
		try {
			const [ queued, open ] = await Promise.all( [ listQueued(), listAll( 'open', signal, show ) ] );
			dispatch( {
				type: 'ACTIVE_LOADED',
				conversations: [ ...queued.conversations, ...open.conversations ],
				counts: open.counts,
				isComplete: queued.isComplete && open.isComplete,
				knownBefore,
			} );
		} catch {
			// The list says so and offers to try again; the connection bar knows more.
			if ( ! signal?.aborted ) {
				dispatch( { type: 'ACTIVE_FAILED' } );
			}
		}

		async function listQueued() {
			const queued = await listAll( 'queued', signal );
			// Who has waited longest comes first, and may be on the last page: half a queue would jump.
			show( queued );
			return queued;
		}
	};
}

async function listAll(
	state: 'queued' | 'open',
	signal: AbortSignal | undefined,
	onFirstPage?: ( page: ConversationList ) => void
) {
	const { client } = getSession();
	const conversations: Conversation[] = [];
	let cursor: string | undefined;
	for ( let page = 1; ; page++ ) {
		const answer = await client.listConversations(
			{
				state,
				limit: ACTIVE_PAGE,
				...( cursor && { cursor } ),
			},
			signal && { signal }
		);
		signal?.throwIfAborted();
		conversations.push( ...answer.conversations );
		if ( page === 1 ) {
			onFirstPage?.( answer );
		}
		if ( ! answer.nextCursor || page === ACTIVE_PAGES ) {
			return {
				conversations,
				counts: answer.counts,
				isComplete: ! answer.nextCursor,
			};
		}
		cursor = answer.nextCursor;
	}
}

/** Reads the newest closed conversations, or those before the last one known. */
export function loadClosed( cursor: string | null = null ): Thunk {
	return async ( { dispatch } ) => {
		dispatch( { type: 'CLOSED_LOADING' } );
		try {
			const { conversations, nextCursor } = await getSession().client.listConversations( {
				state: 'closed',
				limit: PAGE,
				...( cursor && { cursor } ),
			} );
			dispatch( { type: 'CLOSED_LOADED', conversations, nextCursor } );
		} catch {
			dispatch( { type: 'CLOSED_FAILED' } );
		}
	};
}

/** Reads the next page of closed conversations. */
export function loadMoreClosed(): Thunk {
	return ( { dispatch, select } ) => dispatch( loadClosed( select.getClosedCursor() ) );
}

/** Reads more of a visitor's conversations: the newest first, then those before the last one read. */
export function loadHistory( visitorId: string ): Thunk {
	return async ( { dispatch, select } ) => {
		const { cursor } = select.getHistory( visitorId );
		dispatch( { type: 'HISTORY_LOADING', visitorId } );
		try {
			const { conversations, nextCursor } = await getSession().client.listConversations( {
				visitor: visitorId,
				limit: HISTORY_PAGE,
				...( cursor && { cursor } ),
			} );
			dispatch( { type: 'HISTORY_LOADED', visitorId, conversations, nextCursor } );
		} catch {
			// The pane says so and offers to try again.
			dispatch( { type: 'HISTORY_FAILED', visitorId } );
		}
	};
}

/** Reads the histories again that are on screen, and the others when somebody looks: what was missed is not known. */
export function reloadHistories(): Thunk< void > {
	return ( { dispatch } ) => {
		dispatch( { type: 'HISTORIES_OUTDATED' } );
		dispatch.invalidateResolutionForStoreSelector( 'getHistory' );
	};
}

/** Asks the relay for its counts, for sites with more conversations than are read. */
export function refreshCounts(): Thunk {
	return async ( { dispatch } ) => {
		const answer = await getSession()
			.client.listConversations( { limit: 1 } )
			.catch( () => null );
		if ( answer ) {
			dispatch( { type: 'COUNTS_RECEIVED', counts: answer.counts } );
		}
	};
}

/** Reads one conversation. */
export function loadConversation( conversationId: string ): Thunk {
	return async ( { dispatch, select } ) => {
		try {
			const conversation = await getSession().client.getConversation( conversationId );
			dispatch( { type: 'CONVERSATION_RECEIVED', conversation } );
		} catch ( error ) {
			const isGone = error instanceof ProblemError && error.status === 404;
			if ( isGone || ! select.findConversation( conversationId ) ) {
				dispatch( {
					type: 'CONVERSATION_UNAVAILABLE',
					conversationId,
					detail: problemSentence( error ),
				} );
			}
		}
	};
}

/** Reads the newest messages of a conversation. */
export function loadLog( conversationId: string ): Thunk {
	return async ( { dispatch } ) => {
		dispatch( { type: 'LOG_LOADING', conversationId } );
		try {
			const page = await getSession().client.listMessages( conversationId, { limit: PAGE } );
			dispatch( {
				type: 'LOG_RECEIVED',
				conversationId,
				page,
				place: 'newest',
			} );
		} catch {
			dispatch( { type: 'LOG_FAILED', conversationId } );
		}
	};
}

/** Reads all logs again that somebody has looked at: what was missed is not known. */
export function reloadLogs(): Thunk {
	return async ( { dispatch, select } ) => {
		// One after the other, the last one looked at first: the relay has others to serve.
		for ( const id of select.getLoadedLogIds().reverse() ) {
			await dispatch( loadLog( id ) );
			await dispatch( loadConversation( id ) );
		}
	};
}

/** Reads messages that came before others but are missing. */
export function fillHole( conversationId: string ): Thunk {
	return async ( { dispatch, select } ) => {
		const after = holeAfter( select.getLog( conversationId ).log );
		if ( after === null ) {
			return;
		}
		try {
			const page = await getSession().client.listMessages( conversationId, { after, limit: PAGE } );
			dispatch( {
				type: 'LOG_RECEIVED',
				conversationId,
				page,
				place: 'later',
			} );
		} catch {
			dispatch( { type: 'LOG_FAILED', conversationId } );
		}
	};
}

/** Reads the messages before the first one shown. */
export function loadOlder( conversationId: string ): Thunk {
	return async ( { dispatch, select, registry } ) => {
		const { log, isLoadingOlder } = select.getLog( conversationId );
		const before = log.messages[ 0 ]?.seq;
		if ( isLoadingOlder || ! log.hasOlder || before === undefined ) {
			return;
		}
		dispatch( { type: 'OLDER_LOADING', conversationId, isLoading: true } );
		try {
			const page = await getSession().client.listMessages( conversationId, { before, limit: PAGE } );
			dispatch( {
				type: 'LOG_RECEIVED',
				conversationId,
				page,
				place: 'earlier',
			} );
		} catch ( error ) {
			registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
		} finally {
			dispatch( {
				type: 'OLDER_LOADING',
				conversationId,
				isLoading: false,
			} );
		}
	};
}

/** Reads who else answers here. */
export function loadAgents(): Thunk {
	return async ( { dispatch } ) => {
		const agents = await getSession()
			.client.listAgents()
			.catch( () => null );
		if ( agents ) {
			dispatch( { type: 'AGENTS_RECEIVED', agents } );
		}
	};
}
