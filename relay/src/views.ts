import type {
	Agent,
	Availability,
	Conversation,
	DepartmentDetails,
	Message,
	MessageList,
	OwnConversation,
} from '../protocol';
import { found } from './errors';
import type { ExpectedWaits } from './expected-waits';
import type { Participant } from './participants';
import { fittingPage } from './page-bytes';
import { presentAgent } from './present/agents';
import { presentConversation, presentOwnConversation } from './present/conversations';
import { presentDepartment } from './present/departments';
import { presentMessage } from './present/messages';
import type { LastWritten, MessagePage } from './store/message-store';
import type { Queryable } from './store/queryable';
import type { AgentRow, ConversationDetails, DepartmentRow } from './store/rows';
import type { Stores } from './store/stores';

/** Who is connected right now. */
export interface Connected {
	isVisitorOnline( id: number ): boolean;
	isAgentConnected( id: number ): boolean;
}

/** Whether somebody is there for departments. */
export interface DepartmentAvailability {
	ofDepartments( departments: readonly DepartmentRow[] ): Promise< Availability[] >;
}

/** A participant who connected or disconnected. */
export interface PresenceChange {
	readonly type: Participant[ 'type' ];
	readonly id: number;
	/** Whether it happened on this relay. Each relay detects changes itself and tells its own readers. */
	readonly isHere: boolean;
}

const NOT_QUEUED: Pick< OwnConversation, 'queuePosition' | 'expectedWaitMs' > = {
	queuePosition: null,
	expectedWaitMs: null,
};

/** Reads from the tables what a reader sees now, in a few queries however many rows are asked for. */
export class Views {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly connected: Connected,
		private readonly waits: Pick< ExpectedWaits, 'get' >,
		private readonly availability: DepartmentAvailability
	) {}

	/** Returns one conversation as agents see it. */
	async conversationForAgent( id: number ): Promise< Conversation > {
		return found( await this.findForAgent( id ) );
	}

	/** Returns one conversation as agents see it, null where it is gone. */
	async findForAgent( id: number ): Promise< Conversation | null > {
		const [ view ] = await this.forAgents( await this.stores.conversationDetails.list( this.db, [ id ] ) );
		return view ?? null;
	}

	/** Returns one conversation as its visitor sees it. */
	async conversationForVisitor( id: number ): Promise< OwnConversation > {
		const [ view ] = await this.forVisitors( await this.stores.conversationDetails.list( this.db, [ id ] ) );
		return found( view );
	}

	/** Presents conversations for agents, in the same order. */
	async forAgents( rows: readonly ConversationDetails[] ): Promise< Conversation[] > {
		const [ last, tags ] = await Promise.all( [
			this.readLastWritten( rows, true ),
			this.stores.tags.listOf(
				this.db,
				rows.map( ( row ) => row.id )
			),
		] );
		return rows.map( ( row ) =>
			presentConversation(
				row,
				last.get( row.id ) ?? null,
				tags.get( row.id ) ?? [],
				this.connected.isVisitorOnline( row.visitorId )
			)
		);
	}

	/** Presents conversations for their visitors, in the same order. */
	async forVisitors( rows: readonly ConversationDetails[] ): Promise< OwnConversation[] > {
		const [ last, queues ] = await Promise.all( [
			this.readLastWritten( rows, false ),
			this.readQueues( rows.filter( ( row ) => row.state === 'queued' && row.kind === 'chat' ) ),
		] );
		return rows.map( ( row ) =>
			presentOwnConversation(
				row,
				last.get( row.id ) ?? null,
				queues.get( row.id ) ?? NOT_QUEUED,
				row.assigneeId !== null && this.connected.isAgentConnected( row.assigneeId )
			)
		);
	}

	/** Returns the place and the expected wait of conversations that wait. */
	private async readQueues( rows: readonly ConversationDetails[] ): Promise< Map< number, typeof NOT_QUEUED > > {
		const [ places, waits ] = await Promise.all( [
			this.stores.queues.listQueuePlaces(
				this.db,
				rows.map( ( row ) => row.id )
			),
			Promise.all( rows.map( ( row ) => this.waits.get( row.departmentId ) ) ),
		] );
		return new Map(
			rows.map( ( { id }, index ) => [
				id,
				// Whoever has just left the queue was first in it.
				{ queuePosition: places.get( id ) ?? 1, expectedWaitMs: waits[ index ] ?? null },
			] )
		);
	}

	/** Returns what somebody last wrote, by the conversation's id. */
	private async readLastWritten(
		rows: readonly ConversationDetails[],
		includesInternal: boolean
	): Promise< Map< number, LastWritten > > {
		const last = await this.stores.messages.listLastWritten(
			this.db,
			rows.map( ( { id } ) => id ),
			includesInternal
		);
		return new Map( last.map( ( row ) => [ row.conversationId, row ] ) );
	}

	/** Returns messages by `placeKey`. */
	async readMessages(
		places: ReadonlyArray< { conversationId: number; seq: number } >
	): Promise< Map< string, Message > > {
		const rows = await this.stores.messages.listByPlaces(
			this.db,
			places.filter( ( place ) => place.seq > 0 )
		);
		return new Map( rows.map( ( row ) => [ placeKey( row.conversationId, row.seq ), presentMessage( row ) ] ) );
	}

	/** Returns a page of a conversation's messages, oldest first. */
	async listMessages( page: MessagePage ): Promise< MessageList > {
		const { rows, hasMore } = await this.stores.messages.listPage( this.db, page );
		const messages = rows.map( presentMessage );
		// What is left out is at the end that the next page begins at.
		const fitting =
			page.after === undefined ? fittingPage( messages.reverse() ).reverse() : fittingPage( messages );
		return { messages: fitting, hasMore: hasMore || fitting.length < rows.length };
	}

	/** Presents departments, in the same order, with whether somebody is there for them. */
	async departments( rows: readonly DepartmentRow[] ): Promise< DepartmentDetails[] > {
		const availability = rows.length === 0 ? [] : await this.availability.ofDepartments( rows );
		return rows.map( ( row, index ) => presentDepartment( row, availability[ index ] as Availability ) );
	}

	/** Presents an agent with whether they are connected. */
	agent( row: AgentRow ): Agent {
		return presentAgent( row, this.connected.isAgentConnected( row.id ) );
	}
}

/** Returns a map key for a message's place in its conversation. */
export const placeKey = ( conversationId: number, seq: number ) => `${ conversationId }:${ seq }`;
