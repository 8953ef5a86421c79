import type { Message, OwnConversation, StartConversationRequest } from '../../protocol';
import type { Clock } from '../clock';
import { isSameContent, readContent } from '../content/content-types';
import type { VisitorParticipant } from '../participants';
import { assertActive } from '../policies/writing';
import { ChangeSet } from '../store/change-set';
import type { Database } from '../store/database';
import type { Transaction } from '../store/queryable';
import type { LeadRow } from '../store/lead-store';
import { sqlTime } from '../store/sql-time';
import type { ConversationRow, VisitorRow } from '../store/rows';
import type { Stores } from '../store/stores';
import { placeKey, type Views } from '../views';
import { addPageView } from './add-page-view';
import type { Announcer } from './announcer';
import { applyWish, type ConversationKindService } from './conversation-kind-service';
import { addMessage, type Draft } from './conversation-rules';
import type { Directory } from './directory';
import { assertSameContent } from './message-post';
import type { LeadService } from './lead-service';
import { queueConversation } from './queue-conversation';
import type { VisitorSessions } from './visitor-sessions';

type FirstMessage = NonNullable< StartConversationRequest[ 'message' ] >;

/** What came of a start. */
export interface Started {
	readonly conversation: OwnConversation;
	readonly message: Message | null;
	/** False when the visitor goes on with a conversation that was there. */
	readonly isNew: boolean;
}

/** How visitors begin conversations. */
export class ConversationStartService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly directory: Directory,
		private readonly sessions: VisitorSessions,
		private readonly leads: LeadService,
		private readonly kinds: ConversationKindService,
		private readonly announcer: Announcer,
		private readonly clock: Clock
	) {}

	/** Starts a conversation, or goes on with the active one: a visitor has at most one. */
	async start( visitor: VisitorParticipant, request: StartConversationRequest ): Promise< Started > {
		const { department } = request;
		const departmentId =
			department === undefined ? null : await this.directory.getDepartment( department, 'department' );
		const wish = await this.kinds.check( request );
		const { written, ...started } = await this.database.transaction( async ( tx ) => {
			const changes = new ChangeSet( sqlTime( this.clock.now() ) );
			// Two tabs that start at once come one after the other here.
			const visitorRow = await this.leads.lockVisitor( tx, visitor.id );
			await this.sessions.assertAny( tx, visitor.id );
			const known = await this.findKnown( tx, visitor, request );
			const lead = await this.leads.take( tx, visitorRow, known, request.prechat, changes.now );
			const row = known ?? ( await this.queue( tx, changes, visitorRow, request, departmentId, lead ) );
			const isNew = known === null;
			await this.kinds.assertPossible( wish, row.departmentId, tx );
			applyWish( changes, row, wish, isNew );
			await this.leads.introduce( tx, changes, row, visitorRow, request.prechat ?? {} );
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

	private async findKnown(
		tx: Transaction,
		visitor: VisitorParticipant,
		{ clientId, message }: StartConversationRequest
	): Promise< ConversationRow | null > {
		const { conversations } = this.stores;
		/*
		 * The message first: a start whose answer was lost may have put it into a conversation that has been closed
		 * since, and repeated it must not be stored a second time in a new one.
		 */
		return (
			( message && ( await this.findByMessage( tx, visitor, message ) ) ) ??
			( await conversations.lockActive( tx, visitor.id ) ) ??
			( await conversations.findByClientId( tx, visitor.id, clientId ) )
		);
	}

	/** Puts a new conversation into the queue: of the department that was asked for, or that the answers lead to. */
	private async queue(
		tx: Transaction,
		changes: ChangeSet,
		visitor: VisitorRow,
		{ clientId }: StartConversationRequest,
		departmentId: number | null,
		lead: LeadRow | null
	): Promise< ConversationRow > {
		const row = await queueConversation( tx, this.stores, changes, {
			visitorId: visitor.id,
			clientId,
			departmentId: departmentId ?? lead?.departmentId ?? null,
			priority: lead?.priority ?? null,
		} );
		if ( lead !== null ) {
			await this.leads.assign( tx, lead, row.id, changes.now );
		}
		await this.beginTrail( tx, visitor, changes.now );
		return row;
	}

	/** Keeps the page on which a conversation begins as the first one of its trail. */
	private async beginTrail( tx: Transaction, { id, pageUrl, pageTitle }: VisitorRow, now: string ): Promise< void > {
		if ( pageUrl !== null ) {
			const content = { url: pageUrl, title: pageTitle ?? '', referrer: null };
			await addPageView( tx, this.stores, id, content, now );
		}
	}

	/** Returns the conversation in which this message is stored already, whichever of the visitor's it is. */
	private async findByMessage(
		tx: Transaction,
		visitor: VisitorParticipant,
		message: FirstMessage
	): Promise< ConversationRow | null > {
		const { clientId, content } = draftOf( message );
		const rows = await this.stores.messages.listByClientId( tx, visitor.id, clientId );
		const same = rows.find( ( row ) => isSameContent( content, row ) );
		return same === undefined ? null : this.stores.conversations.lock( tx, same.conversationId );
	}

	/** Stores the message that came with a start, or finds it when the start was sent before. */
	private async addFirst(
		tx: Transaction,
		changes: ChangeSet,
		row: ConversationRow,
		visitor: VisitorParticipant,
		message: FirstMessage
	): Promise< number > {
		const draft = draftOf( message );
		const [ earlier ] = await this.stores.messages.listByKeys( tx, [
			{ conversationId: row.id, authorType: 'visitor', authorId: visitor.id, clientId: draft.clientId },
		] );
		if ( earlier !== undefined ) {
			assertSameContent( draft, earlier );
			return earlier.seq;
		}
		assertActive( row );
		return addMessage( changes, row, visitor, draft ).seq;
	}
}

/** A conversation begins with a text. */
const draftOf = ( { clientId, body }: FirstMessage ): Draft => ( {
	clientId,
	content: readContent( { kind: 'text', body } ),
} );
