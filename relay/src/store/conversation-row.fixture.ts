import type { ConversationRow } from './rows';

/** Makes a conversation as it is in its table; waiting, with one message, unless told otherwise. */
export function conversationRow( changes: Partial< ConversationRow > = {} ): ConversationRow {
	return {
		id: 1,
		publicId: `c_${ 'c'.repeat( 22 ) }`,
		visitorId: 10,
		activeVisitorId: 10,
		clientId: 'start-1',
		state: 'queued',
		kind: 'chat',
		priority: 1,
		callbackPhone: null,
		callbackAt: null,
		departmentId: null,
		assigneeId: null,
		lastSeq: 1,
		lastPublicSeq: 1,
		visitorReadSeq: 0,
		agentReadSeq: 0,
		unreadByVisitor: 0,
		unreadByAgents: 1,
		queuedAt: '2026-11-21 09:00:00.000',
		leftAt: null,
		snoozedUntil: null,
		spamFrom: null,
		openedAt: null,
		closedAt: null,
		closedBy: null,
		ratingScore: null,
		ratingComment: null,
		createdAt: '2026-11-21 09:00:00.000',
		updatedAt: '2026-11-21 09:00:00.000',
		activityNumber: 2,
		...changes,
	};
}
