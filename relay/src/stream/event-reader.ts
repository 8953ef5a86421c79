import type {
	AgentReference,
	Conversation,
	DepartmentDetails,
	LastingEvent,
	Message,
	OwnConversation,
} from '../../protocol';
import { presentAgentReference } from '../present/agents';
import type { Side } from '../participants';
import type { Queryable } from '../store/queryable';
import { WHOLE_SITE, type EventRow, type EventType } from '../store/event-row';
import type { ConversationDetails } from '../store/rows';
import type { Stores } from '../store/stores';
import { placeKey, type Views } from '../views';
import { readyEvent, type ReadyEvent } from '../ready-event';

/** What has to be read for each type of event. */
const SHOWS = {
	'block.changed': 'itself',
	'message.created': 'message',
	'conversation.created': 'conversation',
	'conversation.updated': 'conversation',
	'conversation.assigned': 'conversation',
	'conversation.closed': 'conversation',
	'conversation.rated': 'conversation',
	'conversation.tagged': 'conversation',
	'department.changed': 'department',
	'read.advanced': 'itself',
	'tag.changed': 'itself',
} as const satisfies Record< EventType, 'message' | 'conversation' | 'department' | 'itself' >;

const BOTH_SIDES: readonly Side[] = [ 'agent', 'visitor' ];

/** A numbered event as one side is shown it, not encoded yet. */
export interface ShownEvent extends Pick<
	ReadyEvent,
	'number' | 'type' | 'visitorId' | 'departmentId' | 'isAboutSite'
> {
	/** Null when there is nothing for this side to see. */
	readonly event: LastingEvent | null;
}

/** The rows that a batch of events refers to. */
interface Referred {
	messages: Map< string, Message >;
	forAgents: Map< number, Conversation >;
	forVisitors: Map< number, OwnConversation >;
	conversations: Map< number, ConversationDetails >;
	agents: Map< number, AgentReference >;
	departments: Map< string, DepartmentDetails >;
}

/** Turns event rows into what readers see, from the current rows of the tables. */
export class EventReader {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly views: Views
	) {}

	/** Reads a batch for both sides in a few queries, whatever its length. */
	async read( rows: readonly EventRow[] ): Promise< ReadyEvent[] > {
		if ( rows.length === 0 ) {
			return [];
		}
		const referred = await this.readReferred( rows, BOTH_SIDES );
		return rows.map( ( row ) => ready( row, referred ) );
	}

	/** Like `read` for one side, and leaves it to the caller to encode each event when its reader can take it. */
	async readFor( side: Side, rows: readonly EventRow[] ): Promise< ShownEvent[] > {
		const referred = await this.readReferred( rows, [ side ] );
		return rows.map( ( row ) => ( {
			number: row.number,
			type: row.type,
			visitorId: visitorOf( row, referred ),
			departmentId: departmentOf( row, referred ),
			isAboutSite: row.conversationId === WHOLE_SITE,
			event: eventFor( side, row, referred ),
		} ) );
	}

	private async readReferred( rows: readonly EventRow[], sides: readonly Side[] ): Promise< Referred > {
		const details = await this.stores.conversationDetails.list( this.db, idsOf( rows ) );
		const showing = rows.filter( ( row ) => SHOWS[ row.type ] === 'conversation' );
		const listed = ( events: readonly EventRow[] ) => {
			const ids = new Set( idsOf( events ) );
			return details.filter( ( row ) => ids.has( row.id ) );
		};
		const shownToAgents = sides.includes( 'agent' ) ? listed( showing ) : [];
		const shownToVisitors = sides.includes( 'visitor' )
			? listed( showing.filter( ( row ) => ! row.isInternal ) )
			: [];
		const [ messages, forAgents, forVisitors, agents, departments ] = await Promise.all( [
			this.views.readMessages( rows.flatMap( ( row ) => ( row.type === 'message.created' ? [ row ] : [] ) ) ),
			this.views.forAgents( shownToAgents ),
			this.views.forVisitors( shownToVisitors ),
			this.stores.agents.listByIds( this.db, rows.flatMap( previousAssigneeOf ) ),
			sides.includes( 'agent' ) ? this.readDepartments( rows ) : [],
		] );
		return {
			messages,
			forAgents: new Map( shownToAgents.map( ( row, index ) => [ row.id, forAgents[ index ] as Conversation ] ) ),
			forVisitors: new Map(
				shownToVisitors.map( ( row, index ) => [ row.id, forVisitors[ index ] as OwnConversation ] )
			),
			conversations: new Map( details.map( ( row ) => [ row.id, row ] ) ),
			agents: new Map( agents.map( ( row ) => [ row.id, presentAgentReference( row ) ] ) ),
			departments: new Map( departments.map( ( department ) => [ department.id, department ] ) ),
		};
	}

	private async readDepartments( rows: readonly EventRow[] ): Promise< DepartmentDetails[] > {
		const ids = rows.flatMap( ( row ) => ( row.type === 'department.changed' ? [ row.data.departmentId ] : [] ) );
		return ids.length === 0
			? []
			: this.views.departments( await this.stores.departments.listByPublicIds( this.db, [ ...new Set( ids ) ] ) );
	}
}

const idsOf = ( rows: readonly EventRow[] ) => [ ...new Set( rows.map( ( row ) => row.conversationId ) ) ];

function previousAssigneeOf( row: EventRow ): number[] {
	const id = row.type === 'conversation.assigned' ? row.data.previousAssigneeId : null;
	return id === null ? [] : [ id ];
}

function ready( row: EventRow, referred: Referred ): ReadyEvent {
	return readyEvent(
		{ ...row, visitorId: visitorOf( row, referred ) },
		departmentOf( row, referred ),
		eventFor( 'agent', row, referred ),
		eventFor( 'visitor', row, referred )
	);
}

const departmentOf = ( row: EventRow, { conversations }: Referred ) =>
	conversations.get( row.conversationId )?.departmentId ?? null;

/* What is shown is the conversation as it is now, so whose it is now decides who is shown it. */
const visitorOf = ( row: EventRow, { conversations }: Referred ) =>
	conversations.get( row.conversationId )?.visitorId ?? row.visitorId;

function eventFor( side: Side, row: EventRow, referred: Referred ): LastingEvent | null {
	if ( side === 'visitor' && row.isInternal ) {
		return null;
	}
	switch ( row.type ) {
		case 'message.created': {
			const message = referred.messages.get( placeKey( row.conversationId, row.seq ) );
			return message === undefined ? null : { type: row.type, message };
		}
		case 'read.advanced': {
			const { conversationPublicId: conversationId, reader, publicSeq } = row.data;
			return { type: row.type, conversationId, reader, seq: side === 'agent' ? row.seq : publicSeq };
		}
		case 'block.changed':
			return side === 'agent' ? { type: row.type } : null;
		case 'tag.changed':
			return side === 'agent' ? { type: row.type, ...row.data } : null;
		case 'department.changed': {
			const { departmentId } = row.data;
			const department = referred.departments.get( departmentId ) ?? null;
			return side === 'agent' ? { type: row.type, departmentId, department } : null;
		}
		case 'conversation.assigned': {
			const conversation = conversationFor( side, row, referred );
			const previous = referred.agents.get( row.data.previousAssigneeId ?? 0 ) ?? null;
			return conversation === undefined ? null : { type: row.type, conversation, previousAssignee: previous };
		}
		case 'conversation.tagged': {
			const conversation = side === 'agent' ? referred.forAgents.get( row.conversationId ) : undefined;
			return conversation === undefined ? null : { type: row.type, conversation };
		}
		case 'conversation.created':
		case 'conversation.updated':
		case 'conversation.closed':
		case 'conversation.rated': {
			const conversation = conversationFor( side, row, referred );
			return conversation === undefined ? null : { type: row.type, conversation };
		}
		default:
			row satisfies never;
			// Written by a newer relay of the same site: there is nothing that this one could show.
			return null;
	}
}

function conversationFor( side: Side, { conversationId }: EventRow, { forAgents, forVisitors }: Referred ) {
	return side === 'agent' ? forAgents.get( conversationId ) : forVisitors.get( conversationId );
}
