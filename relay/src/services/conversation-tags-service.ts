import { LIMITS, type Conversation, type SetTagsRequest } from '../../protocol';
import { ChatError } from '../errors';
import type { AgentParticipant } from '../participants';
import type { Stores } from '../store/stores';
import { nameKey } from '../store/name-key';
import type { TagRow } from '../store/tag-store';
import type { ConversationAccess } from './conversation-access';

/** Which tags a conversation has. */
export class ConversationTagsService {
	constructor(
		private readonly stores: Stores,
		private readonly conversations: ConversationAccess
	) {}

	/**
	 * Gives a conversation these tags and no others; the same ones again change nothing. Of a caller who says which ones
	 * they have seen only the difference is taken.
	 */
	async set(
		agent: AgentParticipant,
		publicId: string,
		{ tags: names, previousTags }: SetTagsRequest
	): Promise< Conversation > {
		const wanted = new Map( [ ...names ].reverse().map( ( name ) => [ nameKey( name ), name ] ) );
		const seen = previousTags && new Set( previousTags.map( nameKey ) );
		const { tags } = this.stores;
		const conversation = await this.conversations.change( agent, publicId, async ( row, changes, tx ) => {
			const before = ( await tags.listOf( tx, [ row.id ] ) ).get( row.id ) ?? [];
			const had = new Set( before.map( ( { nameKey: key } ) => key ) );
			const added = [ ...wanted ].flatMap( ( [ key, name ] ) =>
				had.has( key ) || seen?.has( key ) ? [] : [ name ]
			);
			const removed = before.filter(
				( { nameKey: key } ) => ! wanted.has( key ) && ( seen?.has( key ) ?? true )
			);
			if ( added.length === 0 && removed.length === 0 ) {
				return;
			}
			if ( before.length - removed.length + added.length > LIMITS.tagsPerConversation ) {
				throw tooMany();
			}
			await tags.take( tx, [ row.id ], idsOf( removed ) );
			await tags.put( tx, [ row.id ], idsOf( await tags.ensure( tx, added, changes.now ) ) );
			changes.addEvent( row, { type: 'conversation.tagged', isInternal: true } );
		} );
		return conversation as Conversation;
	}
}

const idsOf = ( tags: readonly TagRow[] ) => tags.map( ( { id } ) => id );

function tooMany(): ChatError {
	const detail = `With those that colleagues have added, these are more than ${ LIMITS.tagsPerConversation } tags. Remove some.`;
	return new ChatError( 'invalid_request', detail, { fields: [ { path: 'tags', message: detail } ] } );
}
