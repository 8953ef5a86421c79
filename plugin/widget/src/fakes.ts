/*
 * What tests of the widget begin with.
 */
import { makeMessage } from '../../../relay/client/fakes';
import type { OutboxItem } from '../../../relay/client';
import type { Message, OwnConversation, VisitorSession } from '../../../relay/protocol';
import type { WidgetConfig } from './config';

export const ME = { id: 'v_1', name: '', email: null, verified: false };
export const ANNA = { id: 'agent:1', name: 'Anna Berg', avatarUrl: null };

export const config: WidgetConfig = {
	siteId: 's_1',
	relayUrl: 'https://relay.test',
	restUrl: 'https://shop.test/wp-json/',
	chatUrl: 'https://shop.test/chat.js',
	position: 'right',
	title: 'Shop',
	greeting: 'Hello!',
	isSoundOn: true,
	configVersion: 1,
	privacyUrl: null,
	language: 'en_US',
	languages: [ 'ar', 'de_DE', 'en_US' ],
	translationsUrl: 'https://shop.test/veranda-%s-widget.json',
};

export function makeConversation( more: Partial< OwnConversation > = {} ): OwnConversation {
	return {
		id: 'c_1',
		state: 'queued',
		assignee: null,
		department: null,
		lastSeq: 0,
		lastMessage: null,
		unread: 0,
		readSeq: { visitor: 0, agent: 0 },
		queuedAt: '2026-01-01T00:00:00.000Z',
		openedAt: null,
		closedAt: null,
		closedBy: null,
		rating: null,
		createdAt: '2026-01-01T00:00:00.000Z',
		updatedAt: '2026-01-01T00:00:00.000Z',
		kind: 'chat',
		callback: null,
		queuePosition: 1,
		expectedWaitMs: null,
		...more,
	};
}

export function makeSession( more: Partial< VisitorSession > = {} ): VisitorSession {
	return {
		visitor: ME,
		accessToken: 'access',
		accessTokenExpiresAt: '2026-01-01T00:15:00.000Z',
		refreshToken: 'refresh',
		availability: { status: 'online', agents: [ ANNA ], backAt: null },
		conversation: null,
		prechatForm: null,
		usualReplyMs: null,
		...more,
	};
}

/** A message that the visitor wrote. */
export function mine( seq: number, more: Partial< Message > = {} ): Message {
	return makeMessage( seq, { author: { type: 'visitor', id: ME.id, name: '', avatarUrl: null }, ...more } );
}

export function makeItem( more: Partial< OutboxItem > = {} ): OutboxItem {
	return {
		clientId: 'waiting-1',
		conversationId: 'c_1',
		content: { kind: 'text', body: 'On its way' },
		createdAt: '2026-01-01T00:00:30.000Z',
		order: 1,
		state: 'sending',
		attempts: 0,
		notBefore: 0,
		heldUntil: 0,
		errorCode: null,
		errorDetail: null,
		...more,
	};
}
