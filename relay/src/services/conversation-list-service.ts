import type { ConversationList, ListConversationsQuery } from '../../protocol';
import type { AgentParticipant } from '../participants';
import type { ConversationFilter } from '../store/conversation-filter';
import type { Queryable } from '../store/queryable';
import type { Stores } from '../store/stores';
import type { Views } from '../views';
import { fittingPage } from '../page-bytes';
import { LIST_FILTERS } from './conversation-filters';
import type { Directory } from './directory';

const DEFAULT_PAGE = 50;

/** Which conversations agents find in their lists. */
export class ConversationListService {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly directory: Directory
	) {}

	/** Lists what an agent may see, the newest activity first. */
	async list( agent: AgentParticipant, query: ListConversationsQuery ): Promise< ConversationList > {
		const [ page, counts ] = await Promise.all( [
			this.stores.conversationLists.listPage( this.db, await this.filterOf( agent, query ) ),
			this.stores.conversationLists.count( this.db, agent.id, agent.departmentIds ?? undefined ),
		] );
		const conversations = fittingPage( await this.views.forAgents( page.rows ) );
		const isWhole = conversations.length === page.rows.length;
		const nextBefore = isWhole
			? page.nextBefore
			: ( page.rows[ conversations.length - 1 ]?.activityNumber ?? null );
		return { conversations, nextCursor: nextBefore === null ? null : String( nextBefore ), counts };
	}

	private async filterOf( agent: AgentParticipant, query: ListConversationsQuery ): Promise< ConversationFilter > {
		const sources = { db: this.db, stores: this.stores, directory: this.directory };
		const conditions = await Promise.all( LIST_FILTERS.map( ( filter ) => filter( query, agent, sources ) ) );
		return Object.assign( { limit: query.limit ?? DEFAULT_PAGE }, ...conditions );
	}
}
