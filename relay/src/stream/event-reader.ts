import type { AgentReference, Conversation, LastingEvent, Message, OwnConversation } from '../../protocol';
import { presentAgentReference } from '../present';
import type { Queryable } from '../store/database';
import type { EventRow } from '../store/rows';
import type { Stores } from '../store/stores';
import { placeKey, type Views } from '../views';
import { toJson } from '../json';
import type { ReadyEvent } from '../ready-event';

/** What a batch of events refers to, read at once. */
interface Referred {
	messages: Map< string, Message >;
	forAgents: Map< number, Conversation >;
	forVisitors: Map< number, OwnConversation >;
	departments: Map< number, number | null >;
	agents: Map< number, AgentReference >;
}

/** Turns event rows into what readers are shown, from the tables as they stand now. */
export class EventReader {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly views: Views
	) {}

	/** Reads a batch in a handful of queries, however long it is. */
	async read( rows: readonly EventRow[] ): Promise< ReadyEvent[] > {
		if ( rows.length === 0 ) {
			return [];
		}
		const referred = await this.readReferred( rows );
		return rows.map( ( row ) => ready( row, referred ) );
	}

	private async readReferred( rows: readonly EventRow[] ): Promise< Referred > {
		const ids = [ ...new Set( rows.map( ( row ) => row.conversationId ) ) ];
		const shownIds = new Set(
			rows.filter( ( row ) => row.type.startsWith( 'conversation.' ) ).map( ( row ) => row.conversationId )
		);
		const places = rows
			.filter( ( row ) => row.type === 'message.created' )
			.map( ( row ) => ( { conversationId: row.conversationId, seq: row.seq ?? 0 } ) );
		const agentIds = rows.map( ( row ) => row.data.previousAssigneeId ?? 0 ).filter( ( id ) => id > 0 );
		const details = await this.stores.conversations.listDetails( this.db, ids );
		const shown = details.filter( ( row ) => shownIds.has( row.id ) );
		const [ messages, forAgents, forVisitors, agents ] = await Promise.all( [
			this.views.readMessages( places ),
			this.views.forAgents( shown ),
			this.views.forVisitors( shown ),
			this.stores.agents.listByIds( this.db, agentIds ),
		] );
		return {
			messages,
			forAgents: new Map( shown.map( ( row, index ) => [ row.id, forAgents[ index ] as Conversation ] ) ),
			forVisitors: new Map( shown.map( ( row, index ) => [ row.id, forVisitors[ index ] as OwnConversation ] ) ),
			departments: new Map( details.map( ( row ) => [ row.id, row.departmentId ] ) ),
			agents: new Map( agents.map( ( row ) => [ row.id, presentAgentReference( row ) ] ) ),
		};
	}
}

function ready( row: EventRow, referred: Referred ): ReadyEvent {
	const agentEvent = eventFor( row, referred, referred.forAgents.get( row.conversationId ) );
	const visitorEvent = row.isInternal
		? null
		: eventFor(
				{ ...row, seq: row.data.publicSeq ?? row.seq },
				referred,
				referred.forVisitors.get( row.conversationId )
			);
	const agentJson = agentEvent === null ? null : toJson( agentEvent );
	return {
		number: row.number,
		type: row.type,
		conversationId: row.conversationId,
		visitorId: row.visitorId,
		departmentId: referred.departments.get( row.conversationId ) ?? null,
		...( row.data.previousDepartmentId === undefined ? {} : { leftDepartmentId: row.data.previousDepartmentId } ),
		agentJson,
		visitorJson: visitorEvent === null ? null : toJson( visitorEvent ),
	};
}

function eventFor(
	row: EventRow,
	referred: Referred,
	conversation: Conversation | OwnConversation | undefined
): LastingEvent | null {
	switch ( row.type ) {
		case 'message.created': {
			const message = referred.messages.get( placeKey( row.conversationId, row.seq ?? 0 ) );
			return message === undefined ? null : { type: row.type, message };
		}
		case 'read.advanced':
			// Set when the event was written, so that no conversation needs to be read for it.
			return row.data.conversationPublicId === undefined
				? null
				: {
						type: row.type,
						conversationId: row.data.conversationPublicId,
						reader: row.data.reader ?? 'agent',
						seq: row.seq ?? 1,
					};
		case 'conversation.assigned': {
			const previous = referred.agents.get( row.data.previousAssigneeId ?? 0 ) ?? null;
			return conversation === undefined ? null : { type: row.type, conversation, previousAssignee: previous };
		}
		default:
			return conversation === undefined ? null : { type: row.type, conversation };
	}
}
