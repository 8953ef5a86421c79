import { LIMITS, type ListOwnConversationsQuery, type OwnConversation, type OwnConversationList } from '../../protocol';
import { fittingPage } from '../page-bytes';
import type { VisitorParticipant } from '../participants';
import { presentBeginning } from '../present';
import { containingPattern } from '../store/prefix';
import type { Queryable } from '../store/queryable';
import type { ConversationDetails } from '../store/rows';
import type { Stores } from '../store/stores';
import { placeKey, type Views } from '../views';

const DEFAULT_PAGE = 20;
/** A list shows the last text of each conversation if it is among so many of its newest entries. */
const LATEST = 50;

/** What visitors find of their own conversations. */
export class PastConversationsService {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly views: Views
	) {}

	/** Lists a visitor's conversations, or those in which a text was written to each other; the newest activity first. */
	async list(
		{ id }: VisitorParticipant,
		{ q, cursor, limit = DEFAULT_PAGE }: ListOwnConversationsQuery
	): Promise< OwnConversationList > {
		const page = await this.stores.conversationLists.listPage( this.db, {
			visitorIds: [ id ],
			limit,
			...( cursor !== undefined && { before: Number( cursor ) } ),
		} );
		const isSearch = q !== undefined && q !== '';
		const looked = isSearch ? withinReach( page.rows ) : page.rows;
		const places = isSearch
			? await this.stores.messages.listLastTexts(
					this.db,
					looked,
					LIMITS.messagesSearched,
					containingPattern( q )
				)
			: await this.stores.messages.listLastTexts( this.db, looked, LATEST );
		const rows = isSearch ? looked.filter( ( row ) => places.has( row.id ) ) : looked;
		const conversations = fittingPage( await this.present( rows, places ) );
		const isCut = conversations.length < rows.length || looked.length < page.rows.length;
		const end = ( conversations.length < rows.length ? rows[ conversations.length - 1 ] : looked.at( -1 ) ) ?? null;
		const nextBefore = isCut ? ( end?.activityNumber ?? null ) : page.nextBefore;
		return { conversations, nextCursor: nextBefore === null ? null : String( nextBefore ) };
	}

	/** Presents conversations with the message at a place of each: the end of most is that somebody has ended them. */
	private async present(
		rows: readonly ConversationDetails[],
		places: ReadonlyMap< number, number >
	): Promise< OwnConversation[] > {
		const [ conversations, messages ] = await Promise.all( [
			this.views.forVisitors( rows ),
			this.views.readMessages( [ ...places ].map( ( [ conversationId, seq ] ) => ( { conversationId, seq } ) ) ),
		] );
		return conversations.map( ( conversation, index ) => {
			const { id } = rows[ index ] as ConversationDetails;
			const message = messages.get( placeKey( id, places.get( id ) ?? 0 ) ) ?? null;
			return { ...conversation, lastMessage: presentBeginning( message ) };
		} );
	}
}

/** Returns as many of the first conversations as one search looks through, and one at least. */
function withinReach( rows: readonly ConversationDetails[] ): ConversationDetails[] {
	let messages = 0;
	const end = rows.findIndex( ( { lastSeq }, index ) => {
		messages += lastSeq;
		return messages > LIMITS.messagesSearched && index > 0;
	} );
	return end === -1 ? [ ...rows ] : rows.slice( 0, end );
}
