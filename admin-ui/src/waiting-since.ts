import type { Conversation } from '../../relay/protocol';

/** Returns since when somebody waits for an agent. */
export function waitingSince( { queuedAt, createdAt }: Conversation ): string {
	return queuedAt ?? createdAt;
}
