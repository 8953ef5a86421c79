import { otherSide, type Participant } from '../participants';
import type { Stores } from '../store/stores';
import type { ConversationAccess } from './conversation-access';

/** How far each side has read. */
export class ReadReceiptService {
	constructor(
		private readonly stores: Stores,
		private readonly conversations: ConversationAccess
	) {}

	/** Notes that one side has read up to a message; never goes back, and not beyond what is there. */
	async read( reader: Participant, publicId: string, seq: number ): Promise< void > {
		await this.conversations.changeQuietly( reader, publicId, async ( row, changes, tx ) => {
			const isVisitor = reader.side === 'visitor';
			const upTo = Math.min( seq, reader.seesNotes ? row.lastSeq : row.lastPublicSeq );
			const before = isVisitor ? row.visitorReadSeq : row.agentReadSeq;
			if ( upTo <= before ) {
				return;
			}
			const unread = await this.stores.messages.countUnread( tx, row.id, otherSide( reader.side ), upTo );
			if ( isVisitor ) {
				row.visitorReadSeq = upTo;
				row.unreadByVisitor = unread;
			} else {
				row.agentReadSeq = upTo;
				row.unreadByAgents = unread;
			}
			changes.addEvent( row, {
				type: 'read.advanced',
				seq: upTo,
				// A visitor who heard that notes were read would know that there are notes.
				isInternal: before >= row.lastPublicSeq,
				data: {
					reader: reader.side,
					conversationPublicId: row.publicId,
					publicSeq: Math.min( upTo, row.lastPublicSeq ),
				},
			} );
		} );
	}
}
