import type { Outbox, RelayClient } from '../../../relay/client';
import type { PresenceStatus } from '../../../relay/protocol';
import type { DraftStorage } from './drafts';

/** What the store's thunks need of the connection. */
export interface Session {
	client: RelayClient;
	outbox: Outbox;
	drafts: DraftStorage;
	/** Tries everything again at once. */
	retry(): void;
	/** Ends a conversation as soon as this message is stored in it. */
	closeAfterSending( clientId: string, conversationId: string ): void;
	/** Says whether this agent takes conversations. */
	setPresence( status: PresenceStatus ): Promise< unknown >;
}

let current: Session | null = null;

/** Puts the connection in place that the store works with. */
export function setSession( session: Session | null ): void {
	current = session;
}

/** Returns the connection; there is one from the first paint on. */
export function getSession(): Session {
	if ( ! current ) {
		throw new Error( 'The inbox has no session: start one first.' );
	}
	return current;
}
