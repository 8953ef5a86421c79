import { TypingSigns } from '../../../../relay/client';
import type { Inbox } from '../types';

export function tools( { dispatch, session: { agentId, client, clock } }: Inbox ) {
	return {
		typingSigns: new TypingSigns( {
			client,
			clock,
			ownId: agentId,
			onTyping: ( conversationId, typing ) => dispatch.typingChanged( conversationId, typing ),
		} ),
	};
}
