import type { SentContentType } from './content-type';

/** What visitors and agents write to each other. */
export const text: SentContentType = {
	isInternal: false,
	isWritten: true,
	countsAsUnread: true,
	takesConversation: true,
	mayFollowEnd: false,
	read: ( { body } ) => ( { kind: 'text', body } ),
	isSame: ( one, other ) => one.body === other.body,
	present: ( { body } ) => ( { kind: 'text', body, attachments: [] } ),
};
