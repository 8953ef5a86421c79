import { conversationPriority, type Conversation, type OwnConversation } from '../../protocol';
import { sideOf } from '../participants';
import { presentPhone } from '../phone';
import type { LastWritten } from '../store/message-store';
import type { ConversationDetails } from '../store/rows';
import { isoFromSql, isoOrNull } from '../store/sql-time';
import type { TagRow } from '../store/tag-store';
import { presentAgentReference, presentStatus } from './agents';
import { presentMessage, presentBeginning } from './messages';
import { presentVisitor } from './visitors';

/** Presents a conversation as agents see it. */
export function presentConversation(
	row: ConversationDetails,
	last: LastWritten | null,
	tags: readonly TagRow[],
	isOnline: boolean
): Conversation {
	return {
		...presentBase( row ),
		lastSeq: row.lastSeq,
		lastMessage: presentLast( last ),
		unread: row.unreadByAgents,
		needsReply: row.state !== 'closed' && sideOf( last?.lastTextBy ?? 'system' ) === 'visitor',
		visitor: presentVisitor( row.visitor, isOnline ),
		tags: tags.map( ( { name } ) => name ),
		priority: conversationPriority.options[ row.priority ] ?? 'normal',
		answerMail: { seq: row.mailedSeq ?? 0, hasFailed: row.mailFailedAt !== null },
		snoozedUntil: isoOrNull( row.snoozedUntil ),
		isSpam: row.spamFrom !== null,
		leftAt: row.state === 'queued' ? isoOrNull( row.leftAt ) : null,
	};
}

/** Presents a conversation as its visitor sees it: without what only agents know. */
export function presentOwnConversation(
	row: ConversationDetails,
	last: LastWritten | null,
	queue: Pick< OwnConversation, 'queuePosition' | 'expectedWaitMs' >,
	isAssigneeConnected: boolean
): OwnConversation {
	const base = presentBase( row );
	return {
		...base,
		assignee: base.assignee && {
			...base.assignee,
			status: presentStatus( row.assigneeStatus ?? 'offline', isAssigneeConnected ),
		},
		// How far agents have read in their notes would tell that there are notes.
		readSeq: { visitor: row.visitorReadSeq, agent: Math.min( row.agentReadSeq, row.lastPublicSeq ) },
		lastSeq: row.lastPublicSeq,
		lastMessage: presentLast( last ),
		unread: row.unreadByVisitor,
		...queue,
	};
}

function presentBase( row: ConversationDetails ) {
	return {
		id: row.publicId,
		state: row.state,
		kind: row.kind,
		callback:
			row.callbackPhone === null
				? null
				: { phone: presentPhone( row.callbackPhone ), at: isoOrNull( row.callbackAt ) },
		assignee:
			row.assigneeId === null
				? null
				: presentAgentReference( {
						id: row.assigneeId,
						name: row.assigneeName ?? '',
						avatarUrl: row.assigneeAvatarUrl,
					} ),
		department:
			row.departmentPublicId === null ? null : { id: row.departmentPublicId, name: row.departmentName ?? '' },
		readSeq: { visitor: row.visitorReadSeq, agent: row.agentReadSeq },
		queuedAt: isoOrNull( row.queuedAt ),
		openedAt: isoOrNull( row.openedAt ),
		closedAt: isoOrNull( row.closedAt ),
		closedBy: row.closedBy,
		rating: row.ratingScore === null ? null : { score: row.ratingScore, comment: row.ratingComment },
		createdAt: isoFromSql( row.createdAt ),
		updatedAt: isoFromSql( row.updatedAt ),
	};
}

const presentLast = ( last: LastWritten | null ) => presentBeginning( last && presentMessage( last ) );
