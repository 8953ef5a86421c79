import type { ConversationList, ListConversationsQuery } from '../../protocol';
import { parseAgentId } from '../ids';
import type { AgentParticipant } from '../participants';
import type { ConversationFilter } from '../store/conversation-list-store';
import type { Queryable } from '../store/queryable';
import type { Stores } from '../store/stores';
import type { Views } from '../views';
import type { Directory } from './directory';

/** A search that finds no more visitors than this shows all their conversations at once. */
const SEARCHED_VISITORS = 500;
/** A tag that no more conversations have shows all of them at once. */
const TAGGED_CONVERSATIONS = 1_000;
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
		const departmentIds = agent.departmentIds ?? undefined;
		const [ page, counts ] = await Promise.all( [
			this.stores.conversationLists.listPage( this.db, {
				...( await this.filterOf( agent, query ) ),
				limit: query.limit ?? DEFAULT_PAGE,
			} ),
			this.stores.conversationLists.count( this.db, agent.id, departmentIds ),
		] );
		return {
			conversations: await this.views.forAgents( page.rows ),
			nextCursor: page.nextBefore === null ? null : String( page.nextBefore ),
			counts,
		};
	}

	/** Returns the departments to look in; null: all. */
	private async departmentsFor(
		agent: AgentParticipant,
		asked: string | undefined
	): Promise< readonly number[] | null > {
		const allowed = agent.departmentIds;
		if ( asked === undefined ) {
			return allowed;
		}
		const ids = await this.directory.findDepartments( [ asked ] );
		return allowed === null ? ids : ids.filter( ( id ) => allowed.includes( id ) );
	}

	/** Says whose conversations are asked for: those of one visitor, of those whom a search finds, or of both. */
	private async peopleFilter( {
		visitor,
		q,
	}: ListConversationsQuery ): Promise< Pick< ConversationFilter, 'visitorIds' | 'prefix' > > {
		const [ row, found ] = await Promise.all( [
			visitor === undefined ? undefined : this.directory.findVisitor( visitor ),
			q ? this.stores.visitors.listByPrefix( this.db, q, SEARCHED_VISITORS ) : undefined,
		] );
		// A prefix that too many visitors share is searched among the conversations, page by page.
		const prefix = q && found === null ? { prefix: q } : {};
		if ( row === undefined ) {
			return found ? { visitorIds: found } : prefix;
		}
		const visitorIds = row === null || ( found && ! found.includes( row.id ) ) ? [] : [ row.id ];
		return { visitorIds, ...prefix };
	}

	/** Says which conversations have a tag if those are few; otherwise they are looked for page by page. */
	private async tagFilter(
		name: string | undefined
	): Promise< Pick< ConversationFilter, 'conversationIds' | 'tagId' > > {
		if ( name === undefined ) {
			return {};
		}
		const tag = await this.stores.tags.findByName( this.db, name );
		const conversationIds =
			tag === null ? [] : await this.stores.tags.listConversations( this.db, tag.id, TAGGED_CONVERSATIONS + 1 );
		return tag !== null && conversationIds.length > TAGGED_CONVERSATIONS ? { tagId: tag.id } : { conversationIds };
	}

	private async filterOf(
		agent: AgentParticipant,
		query: ListConversationsQuery
	): Promise< Omit< ConversationFilter, 'limit' > > {
		const departmentIds = await this.departmentsFor( agent, query.department );
		return {
			...( query.state === undefined ? {} : { state: query.state } ),
			...assigneeFilter( agent, query.assignee ),
			...( departmentIds === null ? {} : { departmentIds } ),
			...( await this.peopleFilter( query ) ),
			...( await this.tagFilter( query.tag ) ),
			...( query.cursor === undefined ? {} : { before: Number( query.cursor ) } ),
		};
	}
}

function assigneeFilter(
	agent: AgentParticipant,
	assignee: ListConversationsQuery[ 'assignee' ]
): { assigneeId?: number | null } {
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
}
