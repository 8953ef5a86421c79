import type { ConversationLog, LogEntry, OutboxItem } from '../../../../relay/client';
import {
	emptyLog,
	entriesOf,
	withMessage,
	withoutOldest,
	withPage,
} from '../../../../relay/client/conversation/conversation-log';
import type { Author, Message, OwnConversation } from '../../../../relay/protocol';
import type { WidgetEvent } from '../core/events';
import type { Reducers } from '../core/feature';
import type { State } from '../features';

export interface ConversationState {
	/** The one on screen; null until it has begun. */
	current: OwnConversation | null;
	/** The visitor begins anew beside a conversation that has ended. */
	isStartingAgain: boolean;
	log: ConversationLog;
	isLoadingOlder: boolean;
	/** Who of the other side is typing. */
	typing: Author | null;
	/** First message that was unread when the window was last looked at. */
	newFrom: number | null;
}

export const noConversation: ConversationState = {
	current: null,
	isStartingAgain: false,
	log: emptyLog,
	isLoadingOlder: false,
	typing: null,
	newFrom: null,
};

const receive = ( slice: ConversationState, event: { conversation: OwnConversation } ) =>
	withConversation( slice, event.conversation );

/** Whatever happened to a conversation, the event brings it as it stands now. */
const receiving: Record<
	Exclude< Extract< WidgetEvent, { conversation: OwnConversation } >[ 'type' ], 'session.begun' >,
	typeof receive
> = {
	'conversation.created': receive,
	'conversation.updated': receive,
	'conversation.assigned': receive,
	'conversation.closed': receive,
	'conversation.rated': receive,
	'conversation.received': receive,
};

const receiveMessage = ( slice: ConversationState, event: { message: Message } ) =>
	withNewMessage( slice, event.message );

/** What is known of the conversation after an event. */
export const conversationReducers: Reducers< ConversationState > = {
	'window.opened': ( slice ) => ( { ...slice, newFrom: firstUnread( slice ) } ),
	'session.begun': ( _slice, { conversation } ) => ( { ...noConversation, current: conversation } ),
	'conversation.requested': () => ( { ...noConversation, isStartingAgain: true } ),
	...receiving,
	'message.created': receiveMessage,
	'message.received': receiveMessage,
	'page.loaded'( slice, { conversationId, place, page }, { window } ) {
		if ( conversationId !== slice.current?.id ) {
			return slice;
		}
		const next = { ...slice, log: withPage( slice.log, place, page ) };
		return slice.log.isLoaded || ! window.isOpen ? next : { ...next, newFrom: firstUnread( next ) };
	},
	'end.reached': withoutPast,
	'read.advanced'( slice, { conversationId, reader, seq } ) {
		const { current } = slice;
		return current?.id === conversationId && current.readSeq[ reader ] < seq
			? { ...slice, current: { ...current, readSeq: { ...current.readSeq, [ reader ]: seq } } }
			: slice;
	},
};

function withConversation( slice: ConversationState, conversation: OwnConversation ): ConversationState {
	const { current, isStartingAgain } = slice;
	if ( current?.id === conversation.id ) {
		// Answers and events overtake each other: what is older says nothing new, and nobody unreads.
		return conversation.updatedAt < current.updatedAt
			? slice
			: { ...slice, current: { ...conversation, readSeq: furthest( conversation.readSeq, current.readSeq ) } };
	}
	const isWanted = current
		? current.state === 'closed' &&
			( conversation.state !== 'closed' || conversation.createdAt > current.createdAt )
		: ! isStartingAgain || conversation.state !== 'closed';
	return isWanted ? { ...noConversation, current: conversation } : slice;
}

function furthest( a: OwnConversation[ 'readSeq' ], b: OwnConversation[ 'readSeq' ] ): OwnConversation[ 'readSeq' ] {
	return { visitor: Math.max( a.visitor, b.visitor ), agent: Math.max( a.agent, b.agent ) };
}

function withNewMessage( slice: ConversationState, message: Message ): ConversationState {
	return message.conversationId === slice.current?.id ? { ...slice, log: withMessage( slice.log, message ) } : slice;
}

/** Forgets what lies far above the reader, but nothing while messages are to be counted or a page has to join on. */
function withoutPast( slice: ConversationState ): ConversationState {
	const log = withoutOldest( slice.log );
	return log === slice.log || slice.isLoadingOlder || unreadOf( slice ) > 0 ? slice : { ...slice, log };
}

/** Tells whether a message came from the other side and is for reading. */
export function isForVisitor( message: Message ): boolean {
	return message.author.type === 'agent' || message.author.type === 'bot' ? message.kind === 'text' : false;
}

/** Returns those messages of the other side that the visitor has not seen, as far as they are loaded. */
export function unreadMessages( { current, log }: ConversationState ): Message[] {
	return log.messages.filter(
		( message ) => current && message.seq > current.readSeq.visitor && isForVisitor( message )
	);
}

/** Returns how many messages of the other side the visitor has not seen. */
export function unreadOf( slice: ConversationState ): number {
	return slice.log.isLoaded ? unreadMessages( slice ).length : ( slice.current?.unread ?? 0 );
}

function firstUnread( slice: ConversationState ): number | null {
	return unreadMessages( slice )[ 0 ]?.seq ?? null;
}

/** Returns what is to be painted, stored and waiting. */
export function visibleEntries( { conversation, connection, session }: State ): LogEntry< OutboxItem >[] {
	const here = connection.pending.filter(
		( { conversationId } ) => conversationId === null || conversationId === conversation.current?.id
	);
	return entriesOf( conversation.log, here, session.visitor?.id ?? '' );
}
