import type { SentContentType } from './content-type';

/** What agents write for each other. Agents may write notes after a conversation has ended. */
export const note: SentContentType = {
	isInternal: true,
	isWritten: true,
	countsAsUnread: false,
	takesConversation: false,
	mayFollowEnd: true,
	read: ( { body } ) => ( { kind: 'note', body } ),
	isSame: ( one, other ) => one.body === other.body,
	present: ( { body } ) => ( { kind: 'note', body, attachments: [] } ),
};
