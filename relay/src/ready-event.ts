import type { EventRow, EventType } from './store/event-row';

/** A numbered event with what each side is shown of it. */
export interface ReadyEvent {
	readonly number: number;
	readonly type: EventType;
	readonly conversationId: number;
	readonly visitorId: number;
	readonly departmentId: number | null;
	/** Where the conversation was before, when it changed its department. */
	readonly leftDepartmentId?: number | null;
	/** Null when there is nothing to show any more, for example after an erasure. */
	readonly agentJson: string | null;
	/** Null also for what is not a visitor's to know. */
	readonly visitorJson: string | null;
}

/** An event after its commit; without its ready form it is read from the tables. */
export interface CommittedEvent {
	readonly row: EventRow;
	readonly ready: ReadyEvent | null;
}
