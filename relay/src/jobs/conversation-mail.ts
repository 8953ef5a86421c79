import type { MessageDetails } from '../store/rows';
import type { BackgroundServices } from './background-services';

/** Entries that are read, and messages that a mail quotes. */
const ENTRIES = 100;
const QUOTED = 20;

/** A conversation as mails to the site's people tell of it. */
export type MailedConversation = NonNullable< Awaited< ReturnType< typeof readForMail > > >;

/** Returns a conversation with what its visitor has said after a place in it; null when it has been erased. */
export async function readForMail( { database, stores }: BackgroundServices, id: number, after = 0 ) {
	const conversation = await stores.conversations.find( database, id );
	if ( conversation === null ) {
		return null;
	}
	const [ visitor, answers, { rows } ] = await Promise.all( [
		stores.visitors.find( database, conversation.visitorId ),
		stores.messages.countUnread( database, id, 'agent', after ),
		stores.messages.listPage( database, { conversationId: id, includesInternal: false, after, limit: ENTRIES } ),
	] );
	// A message that was left has had its mail from WordPress.
	const wasLeft = rows.some( ( row ) => row.kind === 'system' && row.body === 'left_while_away' );
	const words = rows.filter( ( row ) => row.authorType === 'visitor' );
	return visitor === null ? null : { conversation, visitor, words, wasLeft, isAnswered: answers > 0 };
}

/** Writes what every mail about a conversation says, as plugin/includes/Mail/Conversation_Parts.php reads it. */
export function presentForMail( { conversation, visitor, words }: MailedConversation ): object {
	return {
		conversationId: conversation.publicId,
		name: visitor.name,
		email: visitor.email,
		pageUrl: visitor.pageUrl,
		pageTitle: visitor.pageTitle,
		messages: words.slice( 0, QUOTED ).map( ( { body }: MessageDetails ) => ( { body } ) ),
		unquoted: Math.max( 0, words.length - QUOTED ),
	};
}
