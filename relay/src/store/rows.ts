/*
 * Rows as the stores return them. Names are those of the columns in camel case; times are MySQL's text
 * (`2026-01-02 03:04:05.678`, UTC) and become ISO 8601 in present/.
 */
import type { Side } from '../participants';
import type { AuthorType, ConversationKind, ConversationState, PresenceStatus } from '../../protocol';
import type { Content } from '../content/content-type';

export interface FeedRow {
	epoch: string;
	head: number;
	isEnabled: 0 | 1;
	accessVersion: number;
}

export interface VisitorRow {
	id: number;
	publicId: string;
	wpUserId: number | null;
	name: string;
	email: string | null;
	isVerified: 0 | 1;
	locale: string | null;
	timezone: string | null;
	pageUrl: string | null;
	pageTitle: string | null;
	createdAt: string;
	lastSeenAt: string;
}

export interface SessionRow {
	visitorId: number;
	family: Buffer;
	familyStartedAt: string;
	/** The access version and the key's id of what WordPress vouched for; null when it did not. */
	accessVersion: number | null;
	vouchedBy: string | null;
	expiresAt: string;
	replacedAt: string | null;
	successorSalt: Buffer | null;
}

export interface AgentRow {
	id: number;
	name: string;
	avatarUrl: string | null;
	status: PresenceStatus;
	openConversations: number;
	/** Public ids of the departments that the agent is limited to; null: none. */
	departments: readonly string[] | null;
}

export interface DepartmentRow {
	id: number;
	publicId: string;
	name: string;
	color: string | null;
	position: number;
	/** As JSON; null: those of the site. */
	openingHours: string | null;
	/** `YYYY-MM-DD`. */
	closedOn: string | null;
}

/** A conversation's row, which rules decide by. */
export interface ConversationRow {
	id: number;
	publicId: string;
	visitorId: number;
	activeVisitorId: number | null;
	clientId: string;
	state: ConversationState;
	kind: ConversationKind;
	/** 0 low, 1 normal, 2 high, 3 urgent: the place in the protocol's list. */
	priority: number;
	/** Null unless they want to be called. */
	callbackPhone: string | null;
	/** When they want to be called; null: as soon as possible, or not at all. */
	callbackAt: string | null;
	departmentId: number | null;
	assigneeId: number | null;
	lastSeq: number;
	lastPublicSeq: number;
	visitorReadSeq: number;
	agentReadSeq: number;
	unreadByVisitor: number;
	unreadByAgents: number;
	queuedAt: string | null;
	/** When a visitor who waits was found to have gone; without meaning unless queued. */
	leftAt: string | null;
	/** Until when it is out of the lists; null: it is in them. */
	snoozedUntil: string | null;
	/** The state that it had when it was made spam; null: it is none. */
	spamFrom: ConversationState | null;
	openedAt: string | null;
	closedAt: string | null;
	closedBy: Side | 'system' | null;
	ratingScore: number | null;
	ratingComment: string | null;
	createdAt: string;
	updatedAt: string;
	activityNumber: number;
}

/** A conversation with the names that its wire form needs. */
export interface ConversationDetails extends ConversationRow {
	visitor: VisitorRow;
	assigneeName: string | null;
	assigneeAvatarUrl: string | null;
	assigneeStatus: PresenceStatus | null;
	departmentPublicId: string | null;
	departmentName: string | null;
	/** The newest answer that was mailed to the visitor; null: none. */
	mailedSeq: number | null;
	mailFailedAt: string | null;
}

export interface MessageRow extends Content {
	conversationId: number;
	seq: number;
	publicId: string;
	authorType: AuthorType;
	/** The visitor's or the agent's internal id; 0 for the system. */
	authorId: number;
	clientId: string;
	/** The agent who caused a system notice. */
	actorId: number | null;
	/** The agent to whom a conversation was passed on, of the notice that says so; null in those of before it was kept. */
	recipientId: number | null;
	/** Why, and for how long, as JSON; of notices that agents alone see. */
	details: string | null;
	createdAt: string;
}

/** The names that a message's wire form needs. */
export interface MessageNames {
	conversationPublicId: string;
	visitorPublicId: string;
	visitorName: string;
	agentName: string | null;
	agentAvatarUrl: string | null;
	/** null as well: the recipient has been removed. */
	recipientName: string | null;
	recipientAvatarUrl: string | null;
}

export type MessageDetails = MessageRow & MessageNames;
