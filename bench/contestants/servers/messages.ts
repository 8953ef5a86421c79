/** What a visitor posts. */
export interface Draft {
	clientId: string;
	body: string;
}

let last = 0;

/** Returns the message that a draft becomes; it has about as many fields as the relay's. */
export function messageOf( conversationId: string, { clientId, body }: Draft ) {
	return {
		id: ++last,
		conversationId,
		clientId,
		author: { type: 'visitor', id: `visitor:${ conversationId }`, name: '', avatarUrl: null },
		kind: 'text',
		body,
		attachments: [],
		createdAt: new Date().toISOString(),
	};
}
