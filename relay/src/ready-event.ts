import type { LastingEvent } from '../protocol';
import { toJson } from './json';
import { WHOLE_SITE, type EventRow, type EventType } from './store/event-row';

/** A numbered event with what each side sees of it. */
export interface ReadyEvent {
	readonly number: number;
	readonly type: EventType;
	readonly conversationId: number;
	readonly visitorId: number;
	readonly departmentId: number | null;
	/** Whether it is for every agent, whatever departments they are limited to. */
	readonly isAboutSite?: boolean;
	/** Where the conversation was before, when it changed its department; or a department that is gone. */
	readonly leftDepartmentId?: number | null;
	/** Null when there is nothing to show any more, for example after an erasure. */
	readonly agentJson: string | null;
	/** Null also for what is not a visitor's to know. */
	readonly visitorJson: string | null;
}

/** Makes an event ready for both sides; null shows nothing. Internal events are for agents only. */
export function readyEvent(
	row: EventRow,
	departmentId: number | null,
	forAgents: LastingEvent | null,
	forVisitor: LastingEvent | null
): ReadyEvent {
	const left = departmentLeft( row );
	const agentJson = forAgents === null ? null : toJson( forAgents );
	const visitorJson = forVisitor === null || forVisitor === forAgents ? agentJson : toJson( forVisitor );
	return {
		number: row.number,
		type: row.type,
		conversationId: row.conversationId,
		visitorId: row.visitorId,
		departmentId,
		isAboutSite: row.conversationId === WHOLE_SITE,
		...( left === undefined ? {} : { leftDepartmentId: left } ),
		agentJson,
		visitorJson: row.isInternal ? null : visitorJson,
	};
}

/** Returns the department whose agents may have to look elsewhere, because it was left or is gone. */
export function departmentLeft( row: EventRow ): number | null | undefined {
	switch ( row.type ) {
		case 'conversation.assigned':
		case 'conversation.updated':
			return row.data?.previousDepartmentId;
		case 'department.changed':
			return row.data.deletedId;
		case 'block.changed':
		case 'message.created':
		case 'conversation.created':
		case 'conversation.closed':
		case 'conversation.rated':
		case 'conversation.tagged':
		case 'read.advanced':
		case 'tag.changed':
			return undefined;
		default:
			row satisfies never;
			// Written by a newer relay of the same site.
			return undefined;
	}
}

/** An event after its commit. Without its ready form it is read from the tables. */
export interface CommittedEvent {
	readonly row: EventRow;
	readonly ready: ReadyEvent | null;
}
