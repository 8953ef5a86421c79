import type { LastingEvent } from '../../protocol';
import type { Side } from '../participants';

/** The events that are numbered and stored: those that the protocol calls lasting. */
export type EventType = LastingEvent[ 'type' ];

/** It refers to its conversation and holds nothing else. */
type Nothing = { seq?: never; data?: never };

/**
 * What each type of event says in its row: a place in the conversation, and data that no other table has. A type that the
 * protocol adds needs its line here.
 */
interface EventContents {
	'message.created': { seq: number; data?: never };
	'conversation.created': Nothing;
	'conversation.updated': Nothing;
	'conversation.assigned': {
		seq?: never;
		data: {
			previousAssigneeId: number | null;
			/** Only when it changed. */
			previousDepartmentId?: number | null;
		};
	};
	'conversation.closed': Nothing;
	'conversation.rated': Nothing;
	'conversation.tagged': Nothing;
	'read.advanced': {
		seq: number;
		data: {
			reader: Side;
			/** Kept here, so that no conversation needs to be read for it. */
			conversationPublicId: string;
			/** How far visitors may learn that an agent has read: notes are left out. */
			publicSeq: number;
		};
	};
}

/** An event's type with what it says. */
export type EventContent = { [ T in EventType ]: { type: T } & EventContents[ T ] }[ EventType ];

interface EventOfConversation {
	conversationId: number;
	visitorId: number;
}

/** An event that has no number yet. */
export type NewEvent = EventContent & EventOfConversation & { isInternal: boolean };

/** An event as its table has it; decide by `type` to get at what it says. */
export type EventRow = EventContent & EventOfConversation & NumberedEvent;

interface NumberedEvent {
	number: number;
	/** For agents only, like a note. */
	isInternal: 0 | 1;
}
