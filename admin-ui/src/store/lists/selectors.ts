import { createSelector } from '@wordpress/data';
import type { Conversation } from '../../../../relay/protocol';
import type { LoadStatus } from '../load-status';
import type { InboxState } from '../types';
import type { PagedList } from './reducer';
import { isActiveList, keyOf, lastActivity, type ListQuery, type View } from './view';

/**
 * Lists the conversations of a view, sorted. Older ones than those loaded are left out, even if they are known from
 * another list: there may be gaps between them.
 */
export const getConversationsIn = createSelector(
	( { conversations, agents, lists }: InboxState, view: View ): Conversation[] => {
		const until = lists.paged[ keyOf( view.query ) ]?.until ?? '';
		return Object.values( conversations.byId )
			.filter( ( each ) => view.holds( each, agents.currentId ) && lastActivity( each ) >= until )
			.sort( view.compare );
	},
	( { conversations, agents, lists }: InboxState ) => [ conversations.byId, agents.currentId, lists.paged ]
);

/** Counts the conversations of a view; null if the view has no count. */
export const countIn = createSelector(
	( { conversations, agents, lists: { active } }: InboxState, view: View ): number | null => {
		if ( view.count === null ) {
			return null;
		}
		return active.isComplete || view.count === 'known'
			? Object.values( conversations.byId ).filter(
					( each ) => view.holds( each, agents.currentId ) && ( view.isCounted?.( each ) ?? true )
				).length
			: active.counts[ view.count ];
	},
	( { conversations, agents, lists }: InboxState ) => [ conversations.byId, agents.currentId, lists.active ]
);

/** Returns how far a list is loaded. The first call starts loading it. */
export function getList( { lists }: InboxState, query: ListQuery ): PagedList {
	return isActiveList( query ) ? activeList( lists.active.status ) : ( lists.paged[ keyOf( query ) ] ?? UNREAD );
}

export function getActiveStatus( { lists }: InboxState ): LoadStatus {
	return lists.active.status;
}

/** Tells whether all queued and open conversations are loaded. */
export function isActiveComplete( { lists }: InboxState ): boolean {
	return lists.active.isComplete;
}

const UNREAD = { status: 'idle', cursor: null, until: null } as const;

const ACTIVE = {
	idle: UNREAD,
	loading: { ...UNREAD, status: 'loading' },
	ready: { ...UNREAD, status: 'ready' },
	failed: { ...UNREAD, status: 'failed' },
} as const;

/** Returns the same object each time, so that components do not render again. */
function activeList( status: LoadStatus ) {
	return ACTIVE[ status ];
}
