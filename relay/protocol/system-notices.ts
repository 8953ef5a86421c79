/**
 * What a `system` message says, by the code in its body, and whom its author names: the agent who did it, or nobody. Free
 * of schemas, so that browsers can load it.
 */
export const SYSTEM_NOTICES = {
	agent_joined: 'agent',
	/** To whom is the message's `recipient`. */
	transferred: 'agent',
	returned_to_queue: 'agent',
	/** The agent has gone while the visitor waited for an answer, so the conversation is in the queue again. */
	agent_absent: 'agent',
	closed_by_visitor: 'nobody',
	closed_by_agent: 'agent',
	reopened: 'agent',
	reopened_by_visitor: 'nobody',
	left_while_away: 'nobody',
	/** Of a left message: a program filled in everything, or a password manager did. */
	hidden_field_filled: 'nobody',
	/** Agents alone see these. Which time a snoozed conversation waits for, it says itself. */
	snoozed: 'agent',
	unsnoozed: 'agent',
	/** The time was over, or the visitor has written. */
	woken: 'nobody',
	marked_spam: 'agent',
	unmarked_spam: 'agent',
	/** The visitor may not write: for how long and why, the message's `details` say. */
	blocked: 'agent',
	unblocked: 'agent',
	/** Why the conversation was ended: the message's `details` say it. */
	end_reason: 'agent',
	/** From whom is the message's `recipient`: who has it no more. */
	taken_over: 'agent',
} as const;

export type SystemNotice = keyof typeof SYSTEM_NOTICES;

/** Those that agents alone see. */
export type InternalNotice =
	| 'snoozed'
	| 'unsnoozed'
	| 'woken'
	| 'marked_spam'
	| 'unmarked_spam'
	| 'blocked'
	| 'unblocked'
	| 'end_reason'
	| 'taken_over';

/** Those that a visitor can see: who left a message has no session that could show the others. */
export type VisitorNotice = Exclude< SystemNotice, InternalNotice | 'left_while_away' | 'hidden_field_filled' >;

/** Those that name an agent. */
export type AgentNotice = {
	[ Code in SystemNotice ]: ( typeof SYSTEM_NOTICES )[ Code ] extends 'agent' ? Code : never;
}[ SystemNotice ];
