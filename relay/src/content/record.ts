import type { ContentType } from './content-type';

/** A line of the history that is for agents only: a code that clients show as a sentence, as of a notice. */
export const record: ContentType = {
	isInternal: true,
	isWritten: false,
	countsAsUnread: false,
	takesConversation: false,
	mayFollowEnd: true,
	isSame: ( one, other ) => one.body === other.body,
	present: ( { body } ) => ( { kind: 'system', body, attachments: [] } ),
};
