import type { MailTranscriptAnswer, TranscriptQuery } from '../../protocol';
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

/** Has the relay mail the visitor what was written; returns where it goes. */
export async function mailTranscript< C extends AnyConversation >(
	client: RelayClient< C >,
	conversationId: string
): Promise< string > {
	const path = pathOf( conversationId, '/transcript' );
	const { email } = await client.call< MailTranscriptAnswer >( 'POST', path, { body: {} } );
	return email;
}
