import { calls, type AgentClient } from '../../../../relay/client';
import type { Conversation, ConversationList } from '../../../../relay/protocol';
import { LIMITS } from '../../../../relay/protocol/limits';
import type { Conversations } from '../../known-conversations';
import type { Thunk } from '../types';
import type { Counts, ListQuery } from './view';

const PAGE = 50;
/** The queue is shown once it is complete, so it is loaded in few pages. */
const ACTIVE_PAGE = LIMITS.conversationsPerPage;
/** If there are more active conversations than this, only the newest are loaded and the relay counts them. */
const ACTIVE_PAGES = 2;

export const activeLoading = () => ( { type: 'ACTIVE_LOADING' } ) as const;
/** Some active conversations are loaded, the rest is on its way. */
export const activePartLoaded = ( conversations: Conversation[], counts: Counts ) =>
	( { type: 'ACTIVE_PART_LOADED', conversations, counts } ) as const;
/** `knownBefore`: all conversations when loading began; what differs now has changed since. */
export const activeLoaded = ( loaded: {
	conversations: Conversation[];
	counts: Counts;
	isComplete: boolean;
	knownBefore: Conversations;
} ) => ( { type: 'ACTIVE_LOADED', ...loaded } ) as const;
export const activeFailed = () => ( { type: 'ACTIVE_FAILED' } ) as const;
export const countsReceived = ( counts: Counts ) => ( { type: 'COUNTS_RECEIVED', counts } ) as const;
export const listLoading = ( query: ListQuery ) => ( { type: 'LIST_LOADING', query } ) as const;
export const listLoaded = ( query: ListQuery, conversations: Conversation[], nextCursor: string | null ) =>
	( { type: 'LIST_LOADED', query, conversations, nextCursor } ) as const;
export const listFailed = ( query: ListQuery ) => ( { type: 'LIST_FAILED', query } ) as const;

/**
 * Loads all queued and open conversations. The first time, the first pages are shown as soon as they arrive.
 * After `signal` is aborted, the result is ignored.
 */
export function loadActive( signal?: AbortSignal ): Thunk {
	return async ( { dispatch, select, session: { client } } ) => {
		const knownBefore = select.getConversations();
		const isFirst = select.getActiveStatus() !== 'ready';
		const show = ( { conversations, counts }: Pick< ConversationList, 'conversations' | 'counts' > ) => {
			if ( isFirst ) {
				dispatch.activePartLoaded( conversations, counts );
			}
		};
		dispatch.activeLoading();
		try {
			const [ queued, open ] = await Promise.all( [ listQueued(), listAll( client, 'open', signal, show ) ] );
			dispatch.activeLoaded( {
				conversations: [ ...queued.conversations, ...open.conversations ],
				counts: open.counts,
				isComplete: queued.isComplete && open.isComplete,
				knownBefore,
			} );
		} catch {
			// The list says so and offers to try again; the connection bar knows more.
			if ( ! signal?.aborted ) {
				dispatch.activeFailed();
			}
		}

		async function listQueued() {
			const queued = await listAll( client, 'queued', signal );
			// Whoever has waited longest comes first and may be on the last page: a partial queue would jump.
			show( queued );
			return queued;
		}
	};
}

async function listAll(
	client: AgentClient,
	state: 'queued' | 'open',
	signal: AbortSignal | undefined,
	onFirstPage?: ( page: ConversationList ) => void
) {
	const conversations: Conversation[] = [];
	let cursor: string | undefined;
	for ( let page = 1; ; page++ ) {
		const answer = await calls.listConversations(
			client,
			{ state, limit: ACTIVE_PAGE, ...( cursor && { cursor } ) },
			signal && { signal }
		);
		signal?.throwIfAborted();
		conversations.push( ...answer.conversations );
		if ( page === 1 ) {
			onFirstPage?.( answer );
		}
		if ( ! answer.nextCursor || page === ACTIVE_PAGES ) {
			return { conversations, counts: answer.counts, isComplete: ! answer.nextCursor };
		}
		cursor = answer.nextCursor;
	}
}

/** Loads the newest conversations of a list, or the page at `cursor`. */
export function loadList( query: ListQuery, cursor: string | null = null ): Thunk {
	return async ( { dispatch, session } ) => {
		dispatch.listLoading( query );
		try {
			const { conversations, nextCursor } = await calls.listConversations( session.client, {
				...query,
				limit: PAGE,
				...( cursor && { cursor } ),
			} );
			dispatch.listLoaded( query, conversations, nextCursor );
		} catch {
			dispatch.listFailed( query );
		}
	};
}

/** Loads the next page of a list. */
export function loadMore( query: ListQuery ): Thunk {
	return ( { dispatch, select } ) => dispatch.loadList( query, select.getList( query ).cursor );
}

/** Loads the relay's counts, for sites with more conversations than are loaded. */
export function refreshCounts(): Thunk {
	return async ( { dispatch, session } ) => {
		const answer = await calls.listConversations( session.client, { limit: 1 } ).catch( () => null );
		if ( answer ) {
			dispatch.countsReceived( answer.counts );
		}
	};
}
