import type { InboxState } from '../types';
import type { Draft } from './message-draft';

const noDraft: Draft = { text: '', kind: 'text' };

export function getDraft( state: InboxState, conversationId: string ): Draft {
	return state.drafts[ conversationId ] ?? noDraft;
}
