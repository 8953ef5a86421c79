import type { TranscriptQuery } from '../../protocol';
import { pathOf } from './conversations';
import type { AnyConversation, RelayClient } from './relay-client';

/** A long conversation takes a while. */
const TIMEOUT_MS = 60_000;

/** Returns what was written in a conversation, as a page or as plain text. */
export function getTranscript< C extends AnyConversation >(
	client: RelayClient< C >,
	conversationId: string,
	query: TranscriptQuery
): Promise< string > {
	const path = pathOf( conversationId, '/transcript' );
	return client.call( 'GET', path, { query: { ...query }, isText: true, timeoutMs: TIMEOUT_MS } );
}
