import type { Conversation } from '../../../../relay/protocol';
import type { LoadStatus } from '../load-status';
import type { InboxAction } from '../types';
import { keyOf, lastActivity, type Counts, type ListQuery } from './view';

export interface ListsState {
	/** All queued and open conversations. */
	active: {
		status: LoadStatus;
		/** Whether all of them are loaded, or only the newest. */
		isComplete: boolean;
		/** The relay's counts, used when not all are loaded. */
		counts: Counts;
	};
	/** Lists that are loaded page by page when shown, by `keyOf( query )`. */
	paged: Record< string, PagedList >;
}

export interface PagedList {
	status: LoadStatus;
	/** Points to the next page; null after the last. */
	cursor: string | null;
	/** The activity of the oldest conversation loaded, while there is a next page. */
	until: string | null;
}

export const initialState = (): ListsState => ( {
	active: { status: 'idle', isComplete: true, counts: { queued: 0, mine: 0, open: 0 } },
	paged: {},
} );

export function reducer( state: ListsState, action: InboxAction ): ListsState {
	switch ( action.type ) {
		case 'ACTIVE_LOADING':
			// What is shown stays while it is loaded again.
			return withActive( state, { status: state.active.status === 'ready' ? 'ready' : 'loading' } );
		case 'ACTIVE_PART_LOADED':
			return withActive( state, { counts: action.counts, isComplete: false } );
		case 'ACTIVE_LOADED':
			return withActive( state, { status: 'ready', counts: action.counts, isComplete: action.isComplete } );
		case 'ACTIVE_FAILED':
			return withActive( state, { status: 'failed' } );
		case 'COUNTS_RECEIVED':
			return withActive( state, { counts: action.counts } );
		case 'LIST_LOADING':
			return withPaged( state, action.query, { status: 'loading' } );
		case 'LIST_LOADED':
			return withPaged( state, action.query, {
				status: 'ready',
				cursor: action.nextCursor,
				until: action.nextCursor === null ? null : oldestOf( action.conversations ),
			} );
		case 'LIST_FAILED':
			return withPaged( state, action.query, { status: 'failed' } );
		default:
			return state;
	}
}

function withActive( state: ListsState, part: Partial< ListsState[ 'active' ] > ): ListsState {
	return { ...state, active: { ...state.active, ...part } };
}

function withPaged( state: ListsState, query: ListQuery, part: Partial< PagedList > ): ListsState {
	const key = keyOf( query );
	const before = state.paged[ key ] ?? { status: 'idle' as const, cursor: null, until: null };
	return { ...state, paged: { ...state.paged, [ key ]: { ...before, ...part } } };
}

function oldestOf( conversations: readonly Conversation[] ): string | null {
	return conversations.map( lastActivity ).sort()[ 0 ] ?? null;
}
