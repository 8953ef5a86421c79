import type { ChatEvent, OutboxItem, PagePlace, StreamState } from '../../../../relay/client';
import type { MessageList, OwnConversation, Message, VisitorSession } from '../../../../relay/protocol';

/** What has happened: on the relay, as its stream tells, or here. Features reduce their state with it and hear it. */
export type WidgetEvent =
	| ChatEvent< OwnConversation >
	/** By the visitor, or by itself on the next page. */
	| { type: 'window.opened'; isResumed?: boolean }
	| { type: 'window.closed' }
	/** Somebody is known to the relay. */
	| ( { type: 'session.begun' } & Omit< VisitorSession, `access${ string }` | 'refreshToken' > )
	/** The relay does not answer, or says no: why, if it is known. */
	| { type: 'session.missed'; error?: unknown }
	/** Whoever was here has gone. `isForgotten`: and somebody else sits here. */
	| { type: 'session.ended'; isForgotten: boolean }
	/** The visitor has had everything about them deleted, here or in another tab. */
	| { type: 'session.deleted' }
	| { type: 'stream.changed'; stream: StreamState }
	| { type: 'outbox.changed'; pending: OutboxItem[] }
	/** An answer of the relay brought the newest form of a conversation. */
	| { type: 'conversation.received'; conversation: OwnConversation }
	/** An answer of the relay brought a message. */
	| { type: 'message.received'; message: Message }
	| { type: 'page.loaded'; conversationId: string; place: PagePlace; page: MessageList }
	/** The reader is at the end of the conversation. */
	| { type: 'end.reached' }
	/** Another conversation, or none yet, takes the place of the one on screen. */
	| { type: 'conversation.replaced' }
	/** The visitor wants a new conversation, which begins with its first message. */
	| { type: 'conversation.requested' };
