import type { Author } from '../../protocol';
import type { Bus } from '../bus/bus';
import type { Topic } from '../bus/topics';
import type { Participant } from '../participants';
import type { Queryable } from '../store/queryable';
import type { Stores } from '../store/stores';
import type { ConversationAccess } from './conversation-access';

/** Shows one side that the other is typing. Nothing of it is stored. */
export class TypingService {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly conversations: ConversationAccess,
		private readonly bus: Bus
	) {}

	/** Tells the other side; what a visitor has typed so far is for agents only, and an empty text takes it back. */
	async type( participant: Participant, publicId: string, text: string | undefined ): Promise< void > {
		const conversation = await this.conversations.getVisible( participant, publicId );
		if ( conversation.state === 'closed' ) {
			return;
		}
		const isVisitor = participant.side === 'visitor';
		const topic: Topic = isVisitor
			? { name: 'department', departmentId: conversation.departmentId }
			: { name: 'visitor', visitorId: conversation.visitorId };
		const author = await this.authorOf( participant );
		if ( text === '' ) {
			this.bus.publish( { topic, event: { type: 'typing.stopped', conversationId: publicId, author } } );
			return;
		}
		const preview = isVisitor && text !== undefined ? { text } : {};
		this.bus.publish( { topic, event: { type: 'typing.started', conversationId: publicId, author, ...preview } } );
	}

	private async authorOf( participant: Participant ): Promise< Author > {
		const { type, publicId: id } = participant;
		if ( participant.side === 'agent' ) {
			return { type, id, name: participant.name, avatarUrl: participant.avatarUrl };
		}
		const row = await this.stores.visitors.find( this.db, participant.id );
		return { type, id, name: row?.name ?? '', avatarUrl: null };
	}
}
