import type { ContentType } from './content-type';

/** A notice of what happened to the conversation: a code that clients show as a sentence. */
export const system: ContentType = {
	isInternal: false,
	isWritten: false,
	countsAsUnread: false,
	takesConversation: false,
	mayFollowEnd: true,
	isSame: ( one, other ) => one.body === other.body,
	present: ( { body } ) => ( { kind: 'system', body, attachments: [] } ),
};
