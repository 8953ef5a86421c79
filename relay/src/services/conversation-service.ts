import type {
	Conversation,
	ConversationList,
	ListConversationsQuery,
	Message,
	OwnConversation,
	RateRequest,
	StartConversationRequest,
} from '../../protocol';
import type { Clock } from '../clock';
import { ChatError } from '../errors';
import { makeId, parseAgentId } from '../ids';
import type { AgentParticipant, Participant, VisitorParticipant } from '../participants';
import { assertMayBeSeen, assertVisible } from '../policies/visibility';
import { assertActive } from '../policies/writing';
import { ChangeSet, type Written } from '../store/change-set';
import type { ConversationFilter } from '../store/conversation-store';
import { isDuplicate, type Database, type Transaction } from '../store/database';
import { sqlTime } from '../store/moments';
import type { ConversationRow } from '../store/rows';
import type { Stores } from '../store/stores';
import { placeKey, type Views } from '../views';
import type { Announcer } from './announcer';
import { addMessage, addNotice } from './conversation-rules';
import type { Directory } from './directory';
import { assertSame } from './message-batch';

/** A search that finds no more visitors than this shows all their conversations at once. */
const SEARCHED_VISITORS = 500;
const DEFAULT_PAGE = 50;

/** The life of conversations: start, list, end, rate, take up again. */
export class ConversationService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly directory: Directory,
		private readonly announcer: Announcer,
		private readonly clock: Clock
	) {}

	/** Starts a conversation, or goes on with the active one: a visitor has at most one. */
	async start(
		visitor: VisitorParticipant,
		request: StartConversationRequest
	): Promise< { conversation: OwnConversation; message: Message | null; isNew: boolean } > {
		const departmentId = await this.findDepartment( request.department );
		const { written, ...started } = await this.database.transaction( async ( tx ) => {
			const changes = this.changes();
			// Two tabs that start at once come one after the other here.
			await this.stores.visitors.lock( tx, visitor.id );
			const { row, isNew } = await this.findOrInsert( tx, changes, visitor, request, departmentId );
			if ( request.prechat !== undefined ) {
				await this.stores.visitors.introduce( tx, visitor.id, request.prechat.name, request.prechat.email );
				if ( ! isNew ) {
					changes.addEvent( row, { type: 'conversation.updated' } );
				}
			}
			const seq =
				request.message === undefined ? 0 : await this.addFirst( tx, changes, row, visitor, request.message );
			return { id: row.id, seq, isNew, written: await changes.write( tx, this.stores ) };
		} );
		this.announcer.announceWritten( written );
		const [ conversation, messages ] = await Promise.all( [
			this.views.conversationForVisitor( started.id ),
			this.views.readMessages( [ { conversationId: started.id, seq: started.seq } ] ),
		] );
		return {
			conversation,
			message: messages.get( placeKey( started.id, started.seq ) ) ?? null,
			isNew: started.isNew,
		};
	}

	/** Returns a conversation as this participant may see it. */
	async get( participant: Participant, publicId: string ): Promise< Conversation | OwnConversation > {
		const { id } = await this.getVisible( participant, publicId );
		return this.view( participant, id );
	}

	/** Lists what an agent may see, the newest activity first. */
	async list( agent: AgentParticipant, query: ListConversationsQuery ): Promise< ConversationList > {
		const departmentIds = agent.departmentIds ?? undefined;
		const [ page, counts ] = await Promise.all( [
			this.stores.conversations.listPage( this.database, {
				...( await this.filterOf( agent, query ) ),
				limit: query.limit ?? DEFAULT_PAGE,
			} ),
			this.stores.conversations.count( this.database, agent.id, departmentIds ),
		] );
		return {
			conversations: await this.views.forAgents( page.rows ),
			nextCursor: page.nextBefore === null ? null : String( page.nextBefore ),
			counts,
		};
	}

	/** Ends a conversation; ending it twice is the same. */
	async close( participant: Participant, publicId: string ): Promise< Conversation | OwnConversation > {
		return this.change( participant, publicId, async ( row, changes ) => {
			if ( row.state === 'closed' ) {
				return;
			}
			row.state = 'closed';
			row.activeVisitorId = null;
			row.closedAt = changes.now;
			row.closedBy = participant.side;
			changes.keepState( row );
			if ( participant.side === 'agent' ) {
				addNotice( changes, row, 'closed_by_agent', participant );
			} else {
				addNotice( changes, row, 'closed_by_visitor', null );
			}
			changes.addEvent( row, { type: 'conversation.closed' } );
		} );
	}

	/** Takes a closed conversation up again, held by the agent who does it. */
	async reopen( agent: AgentParticipant, publicId: string ): Promise< Conversation > {
		try {
			const conversation = await this.change( agent, publicId, async ( row, changes ) => {
				if ( row.state !== 'closed' ) {
					return;
				}
				row.state = 'open';
				row.activeVisitorId = row.visitorId;
				row.assigneeId = agent.id;
				row.openedAt ??= changes.now;
				row.closedAt = null;
				row.closedBy = null;
				changes.keepState( row );
				addNotice( changes, row, 'reopened', agent );
				changes.addEvent( row, { type: 'conversation.updated' } );
			} );
			return conversation as Conversation;
		} catch ( error ) {
			// The key on the active visitor holds against any race.
			throw isDuplicate( error )
				? new ChatError( 'conversation_active', 'The visitor has started another conversation. Answer there.' )
				: error;
		}
	}

	/** Stores the visitor's rating; a later one replaces it. */
	async rate( visitor: VisitorParticipant, publicId: string, rating: RateRequest ): Promise< OwnConversation > {
		const conversation = await this.change( visitor, publicId, async ( row, changes ) => {
			row.ratingScore = rating.score;
			row.ratingComment = rating.comment?.trim() ? rating.comment : null;
			changes.keepState( row );
			changes.addEvent( row, { type: 'conversation.rated' } );
		} );
		return conversation as OwnConversation;
	}

	/** Changes a conversation under its lock, announces what happened and returns how it stands now. */
	async change(
		participant: Participant,
		publicId: string,
		apply: ( row: ConversationRow, changes: ChangeSet, tx: Transaction ) => Promise< void >
	): Promise< Conversation | OwnConversation > {
		const key = assertMayBeSeen( participant, await this.directory.findConversation( publicId ) );
		const written = await this.database.transaction< Written >( async ( tx ) => {
			const changes = this.changes();
			const row = assertVisible( participant, await this.stores.conversations.lock( tx, key.id ) );
			await apply( row, changes, tx );
			return changes.write( tx, this.stores );
		} );
		this.announcer.announceWritten( written );
		return this.view( participant, key.id );
	}

	/** Returns a conversation's row if this participant may see it. */
	async getVisible( participant: Participant, publicId: string ): Promise< ConversationRow > {
		const key = assertMayBeSeen( participant, await this.directory.findConversation( publicId ) );
		return assertVisible( participant, await this.stores.conversations.find( this.database, key.id ) );
	}

	private view( participant: Participant, id: number ): Promise< Conversation | OwnConversation > {
		return participant.side === 'agent'
			? this.views.conversationForAgent( id )
			: this.views.conversationForVisitor( id );
	}

	private changes(): ChangeSet {
		return new ChangeSet( sqlTime( this.clock.now() ) );
	}

	private async findOrInsert(
		tx: Transaction,
		changes: ChangeSet,
		visitor: VisitorParticipant,
		{ clientId, message }: StartConversationRequest,
		departmentId: number | null
	): Promise< { row: ConversationRow; isNew: boolean } > {
		const { conversations } = this.stores;
		/*
		 * The message first: a start whose answer was lost may have put it into a conversation that has been closed
		 * since, and repeated it must not be stored a second time in a new one.
		 */
		const known =
			( message && ( await conversations.findByMessage( tx, visitor.id, message ) ) ) ??
			( await conversations.lockActive( tx, visitor.id ) ) ??
			( await conversations.findByClientId( tx, visitor.id, clientId ) );
		if ( known !== null ) {
			return { row: known, isNew: false };
		}
		const row = await conversations.insert( tx, {
			publicId: makeId( 'c' ),
			visitorId: visitor.id,
			clientId,
			departmentId,
			now: changes.now,
		} );
		changes.addEvent( row, { type: 'conversation.created' } );
		return { row, isNew: true };
	}

	/** Stores the message that came with a start, or finds it when the start was sent before. */
	private async addFirst(
		tx: Transaction,
		changes: ChangeSet,
		row: ConversationRow,
		visitor: VisitorParticipant,
		message: { clientId: string; body: string }
	): Promise< number > {
		const draft = { ...message, kind: 'text' } as const;
		const [ earlier ] = await this.stores.messages.listByKeys( tx, [
			{ conversationId: row.id, authorType: 'visitor', authorId: visitor.id, clientId: draft.clientId },
		] );
		if ( earlier !== undefined ) {
			assertSame( draft, earlier );
			return earlier.seq;
		}
		assertActive( row );
		return addMessage( changes, row, visitor, draft ).seq;
	}

	private async findDepartment( publicId: string | undefined ): Promise< number | null > {
		if ( publicId === undefined ) {
			return null;
		}
		const [ id ] = await this.directory.findDepartments( [ publicId ] );
		if ( id === undefined ) {
			throw unknownDepartment( 'department' );
		}
		return id;
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
	}: ListConversationsQuery ): Promise< Pick< ConversationFilter, 'visitorIds' | 'beginning' > > {
		const [ row, found ] = await Promise.all( [
			visitor === undefined ? undefined : this.directory.findVisitor( visitor ),
			q ? this.stores.visitors.listByBeginning( this.database, q, SEARCHED_VISITORS ) : undefined,
		] );
		// A beginning that very many share is looked for among the conversations, page by page.
		const beginning = q && found === null ? { beginning: q } : {};
		if ( row === undefined ) {
			return found ? { visitorIds: found } : beginning;
		}
		const visitorIds = row === null || ( found && ! found.includes( row.id ) ) ? [] : [ row.id ];
		return { visitorIds, ...beginning };
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

/** Says that a request names a department that does not exist. */
export function unknownDepartment( path: string ): ChatError {
	const detail = 'There is no such department. Reload the page to see those that exist.';
	return new ChatError( 'invalid_request', detail, { fields: [ { path, message: detail } ] } );
}
