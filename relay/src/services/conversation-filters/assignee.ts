import { parseAgentId } from '../../ids';
import type { ListFilter } from './filter';

/** Filters by who holds a conversation. */
export const assigneeFilter: ListFilter = ( { assignee }, agent ) => {
	switch ( assignee ) {
		case undefined:
			return {};
		case 'none':
			return { assigneeId: null };
		case 'me':
			return { assigneeId: agent.id };
		default:
			// No agent has the id 0.
			return { assigneeId: parseAgentId( assignee ) ?? 0 };
	}
};
