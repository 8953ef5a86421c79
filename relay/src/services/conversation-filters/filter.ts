import type { ListConversationsQuery } from '../../../protocol';
import type { AgentParticipant } from '../../participants';
import type { ConversationFilter } from '../../store/conversation-filter';
import type { Queryable } from '../../store/queryable';
import type { Stores } from '../../store/stores';
import type { Directory } from '../directory';

/** What filters look things up in. */
export interface FilterSources {
	readonly db: Queryable;
	readonly stores: Stores;
	readonly directory: Directory;
}

type Conditions = Omit< ConversationFilter, 'limit' >;

/** Turns part of what an agent asks for into conditions; none when that part is not asked for. */
export type ListFilter = (
	query: ListConversationsQuery,
	agent: AgentParticipant,
	sources: FilterSources
) => Conditions | Promise< Conditions >;
