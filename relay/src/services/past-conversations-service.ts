import {
	LIMITS,
	type ListOwnConversationsQuery,
	type Message,
	type OwnConversation,
	type OwnConversationList,
} from '../../protocol';
import { fittingPage } from '../page-bytes';
import type { VisitorParticipant } from '../participants';
import { presentBeginning } from '../present/messages';
import { containingPattern } from '../store/prefix';
import type { Queryable } from '../store/queryable';
import type { ConversationDetails } from '../store/rows';
import type { Stores } from '../store/stores';
import { placeKey, type Views } from '../views';

const DEFAULT_PAGE = 20;

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
		const looked = q ? withinReach( page.rows ) : page.rows;
		const places = q ? await this.search( looked, q ) : null;
		const rows = places === null ? looked : looked.filter( ( row ) => places.has( row.id ) );
		const conversations = fittingPage(
			q && places ? await this.presentFound( rows, places, q ) : await this.views.forVisitors( rows )
		);
		const isFull = conversations.length < rows.length;
		const end = ( isFull ? rows.slice( 0, conversations.length ) : looked ).at( -1 );
		const isWhole = ! isFull && looked.length === page.rows.length;
		const nextBefore = isWhole ? page.nextBefore : ( end?.activityNumber ?? null );
		return { conversations, nextCursor: nextBefore === null ? null : String( nextBefore ) };
	}

	private search( rows: readonly ConversationDetails[], q: string ): Promise< Map< number, number > > {
		return this.stores.messages.listFoundTexts( this.db, rows, LIMITS.messagesSearched, containingPattern( q ) );
	}

	/** Presents conversations with the message that was found in each. */
	private async presentFound(
		rows: readonly ConversationDetails[],
		places: ReadonlyMap< number, number >,
		q: string
	): Promise< OwnConversation[] > {
		const [ conversations, messages ] = await Promise.all( [
			this.views.forVisitors( rows ),
			this.views.readMessages( [ ...places ].map( ( [ conversationId, seq ] ) => ( { conversationId, seq } ) ) ),
		] );
		return conversations.map( ( conversation, index ) => {
			const { id } = rows[ index ] as ConversationDetails;
			const message = messages.get( placeKey( id, places.get( id ) ?? 0 ) ) ?? null;
			return {
				...conversation,
				lastMessage: presentBeginning( message && fromWhereFound( message, q ) ),
			};
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

/** A list has one line for a message: so much before what was looked for is enough to know it by. */
const BEFORE_CHARACTERS = 20;

/** Leaves out of a message what lies far before the words that were looked for. */
function fromWhereFound( message: Message, q: string ): Message {
	// The database compares more kindly; what is not found here begins as it is.
	const at = message.body.toLowerCase().indexOf( q.toLowerCase() ) - BEFORE_CHARACTERS;
	if ( at <= 0 ) {
		return message;
	}
	// From the next word, or else the next whole character.
	const found = message.body.slice( at );
	const space = found.slice( 0, BEFORE_CHARACTERS ).search( /\s/ );
	return {
		...message,
		body: `…${ space === -1 ? found.replace( /^[\uDC00-\uDFFF]/, '' ) : found.slice( space + 1 ) }`,
	};
}
