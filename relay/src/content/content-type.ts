import type { MessageContent, MessageKind, SentContent } from '../../protocol';

/** The kinds of rows: a `record` is a notice that agents alone see. */
export type StoredKind = MessageKind | 'record';

/** What a message says, as the columns of its row hold it. */
export interface Content {
	readonly kind: StoredKind;
	readonly body: string;
}

/** A kind of content: how it is compared and presented, and what follows from it. */
export interface ContentType {
	/** Whether it is for agents only. */
	readonly isInternal: boolean;
	/** Whether somebody wrote it: lists show the last that is. */
	readonly isWritten: boolean;
	/** Whether the other side is told that it has something to read. */
	readonly countsAsUnread: boolean;
	/** Whether an agent who sends it to a waiting visitor takes the conversation. */
	readonly takesConversation: boolean;
	/** Whether it may be added after the conversation has ended. */
	readonly mayFollowEnd: boolean;
	/** Whether two of this kind say the same, so that one may be the other sent again. */
	isSame( one: Content, other: Content ): boolean;
	/** Returns the fields of a message that hold it. */
	present( content: Content ): MessageContent;
}

/** A kind of content that people send. */
export interface SentContentType extends ContentType {
	/** Reads it from a request that has been checked. */
	read( sent: SentContent ): Content;
}
