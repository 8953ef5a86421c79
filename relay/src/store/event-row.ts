import type { LastingEvent } from '../../protocol';
import type { Side } from '../participants';

/** The events that are numbered and stored: those that the protocol calls lasting. */
export type EventType = LastingEvent[ 'type' ];

/** It refers to its conversation and holds nothing else. */
type Nothing = { seq?: never; data?: never };

/**
 * What an event of a conversation says in its row: a place in it, and data that no other table has. A type that the
 * protocol adds needs its line here, or in `SiteEvents`.
 */
interface ConversationEvents {
	'message.created': { seq: number; data?: never };
	'conversation.created': Nothing;
	'conversation.updated': {
		seq?: never;
		data?: {
			/** Only when it changed. */
			previousDepartmentId?: number | null;
			/** It waits in the queue again, where it was before it was taken for spam. */
			isQueuedAgain?: true;
		};
	};
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

/** What an event of the site as a whole says. Every agent hears it, and no visitor. */
interface SiteEvents {
	'block.changed': Nothing;
	'department.changed': {
		seq?: never;
		data: {
			/** The public id. */
			departmentId: string;
			/** The internal id of one that is gone. */
			deletedId?: number;
		};
	};
	'tag.changed': {
		seq?: never;
		data: {
			previousName: string;
			/** What it is called now, or which one it has become; null: it is gone. */
			tag: { id: string; name: string } | null;
		};
	};
}

type ContentOf< Events > = { [ T in keyof Events ]: { type: T } & Events[ T ] }[ keyof Events ];

/** The type of an event with what it says. */
export type ConversationEvent = ContentOf< ConversationEvents >;
export type SiteEvent = ContentOf< SiteEvents >;
type EventContent = ContentOf< { [ T in EventType ]: ( ConversationEvents & SiteEvents )[ T ] } >;

/** Stands where an event names its conversation and visitor, when it is about the site as a whole. */
export const WHOLE_SITE = 0;

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
