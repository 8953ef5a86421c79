import {
	conversationPriority,
	LIMITS,
	type Agent,
	type AgentReference,
	type Author,
	type Availability,
	type Block,
	type CannedResponse,
	type SavedView,
	type Conversation,
	type DepartmentDetails,
	type Lead,
	type Message,
	type NoticeDetails,
	type OwnConversation,
	type OwnVisitor,
	type PageView,
	type PresenceStatus,
	type TagReference,
	type Visitor,
	type VisitorDetails,
	type VisitorNote,
} from '../protocol';
import { presentContent } from './content/content-types';
import { agentIdOf } from './ids';
import { sideOf } from './participants';
import { presentPhone } from './phone';
import { isoFromSql } from './store/sql-time';
import { withoutDirectionMarks } from './direction-marks';
import { readOpeningHours } from './opening-hours';
import type { AgentRow, ConversationDetails, DepartmentRow, MessageDetails, VisitorRow } from './store/rows';
import type { BlockRow } from './store/block-store';
import type { CannedResponseRow } from './store/canned-response-store';
import { SHARED } from './store/owners';
import type { SavedViewRow } from './store/saved-view-store';
import type { LastWritten } from './store/message-store';
import type { LeadDetails } from './store/lead-store';
import type { PageViewRow } from './store/page-view-store';
import type { TagRow } from './store/tag-store';
import { keptOf, type KnownDetails, type VisitorEditRow } from './store/visitor-details-store';
import type { VisitorNoteRow } from './store/visitor-note-store';

/*
 * Turns rows into their wire form. Each field is named, so that no other can leave
 * the relay by accident.
 */

const isoOrNull = ( text: string | null ) => ( text === null ? null : isoFromSql( text ) );

/** Presents a message. */
export function presentMessage( row: MessageDetails ): Message {
	return {
		id: row.publicId,
		conversationId: row.conversationPublicId,
		seq: row.seq,
		clientId: row.clientId,
		author: presentAuthor( row ),
		...presentContent( row ),
		...( row.recipientId !== null && { recipient: presentRecipient( row, row.recipientId ) } ),
		...( row.details !== null && { details: JSON.parse( row.details ) as NoticeDetails } ),
		createdAt: isoFromSql( row.createdAt ),
	};
}

function presentAuthor( row: MessageDetails ): Author {
	switch ( row.authorType ) {
		case 'visitor':
			return { type: 'visitor', id: row.visitorPublicId, name: row.visitorName, avatarUrl: null };
		case 'agent':
			return { type: 'agent', ...presentActor( row, row.authorId ) };
		case 'bot':
		case 'system':
			return row.actorId === null
				? { type: row.authorType, id: 'system', name: row.visitorName, avatarUrl: null }
				: { type: row.authorType, ...presentActor( row, row.actorId ) };
	}
}

function presentActor( { agentName, agentAvatarUrl }: MessageDetails, id: number ): AgentReference {
	return presentAgentReference( { id, name: agentName ?? '', avatarUrl: agentAvatarUrl } );
}

function presentRecipient( { recipientName, recipientAvatarUrl }: MessageDetails, id: number ): AgentReference {
	return presentAgentReference( { id, name: recipientName ?? '', avatarUrl: recipientAvatarUrl } );
}

/** Presents a canned response to an agent who may read it. */
export function presentCannedResponse( row: CannedResponseRow ): CannedResponse {
	return {
		id: row.publicId,
		shortcut: row.shortcut,
		title: row.title,
		body: row.body,
		folder: row.folder,
		language: row.language === '' ? null : row.language,
		isShared: row.ownerId === SHARED,
		usageCount: row.usageCount,
		createdAt: isoFromSql( row.createdAt ),
		updatedAt: isoFromSql( row.updatedAt ),
		updatedBy:
			row.updatedByName === null
				? null
				: presentAgentReference( {
						id: row.updatedById,
						name: row.updatedByName,
						avatarUrl: row.updatedByAvatarUrl,
					} ),
	};
}

/** Presents who may not write, to agents. */
export function presentBlock( row: BlockRow ): Block {
	const awaited = row.coversAddress ? 'awaited' : 'none';
	return {
		id: row.publicId,
		visitor:
			row.visitorPublicId === null
				? null
				: { id: row.visitorPublicId, name: row.visitorName ?? '', email: row.visitorEmail },
		address: row.hasAddress ? 'blocked' : awaited,
		reason: row.reason,
		blockedBy: presentAgentReference( {
			id: row.blockedBy,
			name: row.blockedByName ?? '',
			avatarUrl: row.blockedByAvatarUrl,
		} ),
		createdAt: isoFromSql( row.createdAt ),
		until: isoOrNull( row.expiresAt ),
	};
}

/** Presents a saved view to an agent who may read it. */
export function presentSavedView( row: SavedViewRow ): SavedView {
	return {
		id: row.publicId,
		name: row.name,
		list: row.list,
		filters: JSON.parse( row.filters ) as SavedView[ 'filters' ],
		order: row.order,
		isShared: row.ownerId === SHARED,
		createdAt: isoFromSql( row.createdAt ),
		updatedAt: isoFromSql( row.updatedAt ),
	};
}

/** Presents an agent as others name them; names that were stored before the relay left out the marks may have some. */
export function presentAgentReference( agent: Pick< AgentRow, 'id' | 'name' | 'avatarUrl' > ): AgentReference {
	return { id: agentIdOf( agent.id ), name: withoutDirectionMarks( agent.name ), avatarUrl: agent.avatarUrl };
}

/** Presents an agent; the status that they chose shows only while they are connected. */
export function presentAgent( row: AgentRow, isConnected: boolean ): Agent {
	const status = presentStatus( row.status, isConnected );
	return { ...presentAgentReference( row ), status, openConversations: row.openConversations };
}

function presentStatus( chosen: PresenceStatus, isConnected: boolean ): PresenceStatus {
	return isConnected ? chosen : 'offline';
}

/** Presents a department to agents, with what visitors who ask for it are told. */
export function presentDepartment( row: DepartmentRow, availability: Availability ): DepartmentDetails {
	return {
		id: row.publicId,
		name: row.name,
		color: row.color,
		openingHours: readOpeningHours( row.openingHours ),
		closedOn: row.closedOn,
		order: row.position,
		availability,
	};
}

/** Presents a tag as others name it. */
export function presentTagReference( tag: Pick< TagRow, 'publicId' | 'name' > ): TagReference {
	return { id: tag.publicId, name: tag.name };
}

/** Presents what a visitor has entered. */
export function presentLead( row: LeadDetails ): Lead {
	return {
		id: row.publicId,
		visitorId: row.visitorPublicId,
		conversationId: row.conversationPublicId,
		name: row.name,
		email: row.email,
		phone: row.phone && presentPhone( row.phone ),
		answers: row.answers.map( ( { key, label, value } ) => ( { key, label, value } ) ),
		consent:
			row.consentText === null || row.consentAt === null
				? null
				: { text: row.consentText, at: isoFromSql( row.consentAt ) },
		page: row.pageUrl,
		createdAt: isoFromSql( row.createdAt ),
		updatedAt: isoFromSql( row.updatedAt ),
	};
}

/** Presents a page on which a visitor was. */
export function presentPageView( row: PageViewRow ): PageView {
	return { url: row.url, title: row.title, referrer: row.referrer, viewedAt: isoFromSql( row.viewedAt ) };
}

/** Presents a visitor as agents see them. */
export function presentVisitor( row: VisitorRow, isOnline: boolean ): Visitor {
	return {
		...presentOwnVisitor( row ),
		locale: row.locale,
		timezone: row.timezone,
		page: row.pageUrl === null ? null : { url: row.pageUrl, title: row.pageTitle ?? '' },
		online: isOnline,
		createdAt: isoFromSql( row.createdAt ),
		lastSeenAt: isoFromSql( row.lastSeenAt ),
	};
}

/** Presents a visitor with what agents know of them. Of the edits, those count that made a value what it is. */
export function presentVisitorDetails(
	row: VisitorRow,
	{
		details,
		edits,
		notes,
	}: { details: KnownDetails; edits: readonly VisitorEditRow[]; notes: readonly VisitorNoteRow[] },
	isOnline: boolean
): VisitorDetails {
	const { name, email } = row;
	const newest = new Map< string, VisitorEditRow >();
	edits.forEach( ( edit ) => newest.has( edit.field ) || newest.set( edit.field, edit ) );
	return {
		...presentVisitor( row, isOnline ),
		phone: details.phone && presentPhone( details.phone ),
		company: details.company,
		fields: { ...details.fields },
		edits: [ ...newest.values() ]
			.filter( ( { field, value } ) => value === keptOf( { name, email, ...details }, field ) )
			.map( ( edit ) => ( { field: edit.field, agent: authorOf( edit ), at: isoFromSql( edit.editedAt ) } ) ),
		notes: notes.map( presentVisitorNote ),
	};
}

/** Presents a note about a visitor. */
export function presentVisitorNote( row: VisitorNoteRow ): VisitorNote {
	const { publicId, clientId, body, createdAt } = row;
	return { id: publicId, clientId, body, author: authorOf( row ), createdAt: isoFromSql( createdAt ) };
}

function authorOf( {
	agentId,
	agentName,
	agentAvatarUrl,
}: Pick< VisitorNoteRow, 'agentId' | 'agentName' | 'agentAvatarUrl' > ): AgentReference | null {
	return agentName === null
		? null
		: presentAgentReference( { id: agentId, name: agentName, avatarUrl: agentAvatarUrl } );
}

/** Presents a visitor as they see themselves. */
export function presentOwnVisitor( row: VisitorRow ): OwnVisitor {
	return { id: row.publicId, name: row.name, email: row.email, verified: row.isVerified === 1 };
}

/** Keeps of a message's body what a list shows: whole, it would be copied into every event of its conversation. */
export function presentBeginning( message: Message | null ): Message | null {
	if ( message === null || message.body.length <= LIMITS.previewCharacters ) {
		return message;
	}
	const beginning = message.body.slice( 0, LIMITS.previewCharacters );
	// A character of two code units stays whole, or is left out.
	return { ...message, body: beginning.replace( /[\uD800-\uDBFF]$/, '' ) };
}

const presentLast = ( last: LastWritten | null ) => presentBeginning( last && presentMessage( last ) );

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
