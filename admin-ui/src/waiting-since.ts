import type { Conversation } from '../../relay/protocol';

/** Returns since when a visitor has been waiting for an agent. */
export function waitingSince( { queuedAt, createdAt }: Conversation ): string {
	return queuedAt ?? createdAt;
}
