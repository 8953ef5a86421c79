import { otherSide, type Participant } from '../participants';
import { sqlTime } from '../store/moments';
import type { Clock } from '../clock';
import { ChangeSet, NOTHING_WRITTEN, type Written } from '../store/change-set';
import type { Database } from '../store/database';
import type { Stores } from '../store/stores';
import { assertVisible } from '../policies/visibility';
import type { Announcer } from './announcer';
import type { ConversationService } from './conversation-service';

/** How far each side has read. */
export class ReadReceiptService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly conversations: ConversationService,
		private readonly announcer: Announcer,
		private readonly clock: Clock
	) {}

	/** Notes that one side has read up to a message; never goes back, and not beyond what is there. */
	async read( reader: Participant, publicId: string, seq: number ): Promise< void > {
		const { id } = await this.conversations.getVisible( reader, publicId );
		const written = await this.database.transaction< Written >( async ( tx ) => {
			const row = assertVisible( reader, await this.stores.conversations.lock( tx, id ) );
			const isVisitor = reader.side === 'visitor';
			const upTo = Math.min( seq, reader.seesNotes ? row.lastSeq : row.lastPublicSeq );
			const before = isVisitor ? row.visitorReadSeq : row.agentReadSeq;
			if ( upTo <= before ) {
				return NOTHING_WRITTEN;
			}
			const changes = new ChangeSet( sqlTime( this.clock.now() ) );
			const unread = await this.stores.messages.countUnread( tx, id, otherSide( reader.side ), upTo );
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
			return changes.write( tx, this.stores );
		} );
		this.announcer.announceWritten( written );
	}
}
