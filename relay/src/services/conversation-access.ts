import type { Conversation, OwnConversation } from '../../protocol';
import type { Clock } from '../clock';
import type { Participant } from '../participants';
import { assertVisible } from '../policies/visibility';
import { ChangeSet, type Written } from '../store/change-set';
import type { Database } from '../store/database';
import type { Transaction } from '../store/queryable';
import { sqlTime } from '../store/sql-time';
import type { ConversationRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { Views } from '../views';
import type { Announcer } from './announcer';
import type { Directory } from './directory';

/** What a change does to a conversation that is locked; whatever changes nothing adds no event. */
export type Change = ( row: ConversationRow, changes: ChangeSet, tx: Transaction ) => void | Promise< void >;

/** One conversation as somebody may see and change it. Other services build on this. */
export class ConversationAccess {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly directory: Directory,
		private readonly announcer: Announcer,
		private readonly clock: Clock
	) {}

	/** Returns a conversation as this participant may see it. */
	async get( participant: Participant, publicId: string ): Promise< Conversation | OwnConversation > {
		const { id } = await this.getVisible( participant, publicId );
		return this.view( participant, id );
	}

	/** Returns a conversation's row if this participant may see it. */
	async getVisible( participant: Participant, publicId: string ): Promise< ConversationRow > {
		const id = await this.directory.getConversationId( participant, publicId );
		return assertVisible( participant, await this.stores.conversations.find( this.database, id ) );
	}

	/** Changes a conversation under its lock, announces what happened and returns how it stands now. */
	async change(
		participant: Participant,
		publicId: string,
		apply: Change
	): Promise< Conversation | OwnConversation > {
		const id = await this.changeQuietly( participant, publicId, apply );
		return this.view( participant, id );
	}

	/** Like `change`, for whoever does not ask how the conversation stands; returns its internal id. */
	async changeQuietly( participant: Participant, publicId: string, apply: Change ): Promise< number > {
		const id = await this.directory.getConversationId( participant, publicId );
		const written = await this.database.transaction< Written >( async ( tx ) => {
			const changes = new ChangeSet( sqlTime( this.clock.now() ) );
			const row = assertVisible( participant, await this.stores.conversations.lock( tx, id ) );
			await apply( row, changes, tx );
			return changes.write( tx, this.stores );
		} );
		this.announcer.announceWritten( written );
		return id;
	}

	private view( participant: Participant, id: number ): Promise< Conversation | OwnConversation > {
		return participant.side === 'agent'
			? this.views.conversationForAgent( id )
			: this.views.conversationForVisitor( id );
	}
}
