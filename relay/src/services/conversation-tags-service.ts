import type { Conversation } from '../../protocol';
import type { AgentParticipant } from '../participants';
import type { Stores } from '../store/stores';
import { tagKey, type TagRow } from '../store/tag-store';
import type { ConversationAccess } from './conversation-access';

/** Which tags a conversation has. */
export class ConversationTagsService {
	constructor(
		private readonly stores: Stores,
		private readonly conversations: ConversationAccess
	) {}

	/** Gives a conversation these tags and no others; the same ones again change nothing. */
	async set( agent: AgentParticipant, publicId: string, names: readonly string[] ): Promise< Conversation > {
		const wanted = new Map( [ ...names ].reverse().map( ( name ) => [ tagKey( name ), name ] ) );
		const { tags } = this.stores;
		const conversation = await this.conversations.change( agent, publicId, async ( row, changes, tx ) => {
			const before = ( await tags.listOf( tx, [ row.id ] ) ).get( row.id ) ?? [];
			const had = new Set( before.map( ( { nameKey } ) => nameKey ) );
			const added = [ ...wanted ].flatMap( ( [ key, name ] ) => ( had.has( key ) ? [] : [ name ] ) );
			const removed = before.filter( ( { nameKey } ) => ! wanted.has( nameKey ) );
			if ( added.length === 0 && removed.length === 0 ) {
				return;
			}
			await tags.take( tx, [ row.id ], idsOf( removed ) );
			await tags.put( tx, [ row.id ], idsOf( await tags.ensure( tx, added, changes.now ) ) );
			changes.addEvent( row, { type: 'conversation.tagged', isInternal: true } );
		} );
		return conversation as Conversation;
	}
}

const idsOf = ( tags: readonly TagRow[] ) => tags.map( ( { id } ) => id );
