import type { OwnConversation } from '../../../protocol';
import { toJson } from '../../json';
import type { ConversationDetails } from '../../store/rows';
import { separated, type PersonalDataKind, type Sources } from './kind';

const CONVERSATIONS = 20;
const MESSAGES = 100;

/** Conversations with their messages, but for what agents write to each other. */
export const conversations: PersonalDataKind = {
	name: 'conversations',
	async *read( visitorId, sources ) {
		yield '[';
		yield* separated( listDetails( visitorId, sources ), ( details ) => write( details, sources ) );
		yield ']';
	},
};

async function* listDetails( visitorId: number, { database, stores }: Sources ) {
	for ( let after = 0, hasMore = true; hasMore; ) {
		const ids = await stores.conversations.listOfVisitor( database, visitorId, after, CONVERSATIONS );
		const rows = await stores.conversationDetails.list( database, ids );
		yield* rows.sort( ( a, b ) => a.id - b.id );
		hasMore = ids.length === CONVERSATIONS;
		after = ids.at( -1 ) ?? after;
	}
}

async function* write( details: ConversationDetails, { views }: Sources ): AsyncGenerator< string, void > {
	const [ conversation ] = await views.forVisitors( [ details ] );
	yield `${ beginning( conversation as OwnConversation ) },"messages":[`;
	yield* separated( listPages( details.id, views ), ( page ) => [ page ] );
	yield ']}';
}

/** Writes what is kept of a conversation, without its closing bracket. */
function beginning( {
	lastMessage: _lastMessage,
	unread: _unread,
	queuePosition: _queuePosition,
	expectedWaitMs: _expectedWaitMs,
	...kept
}: OwnConversation ): string {
	return toJson( kept ).slice( 0, -1 );
}

async function* listPages( conversationId: number, views: Sources[ 'views' ] ): AsyncGenerator< string, void > {
	for ( let after = 0, hasMore = true; hasMore; ) {
		const page = await views.listMessages( { conversationId, includesInternal: false, after, limit: MESSAGES } );
		if ( page.messages.length > 0 ) {
			yield toJson( page.messages ).slice( 1, -1 );
		}
		hasMore = page.hasMore && page.messages.length > 0;
		after = page.messages.at( -1 )?.seq ?? after;
	}
}
