import type { Conversation } from '../../protocol';
import type { AgentParticipant } from '../participants';
import type { ChangeSet } from '../store/change-set';
import { isDuplicate } from '../store/database-errors';
import type { ConversationRow } from '../store/rows';
import type { Change, ConversationAccess } from './conversation-access';
import { addRecord, end } from './conversation-rules';

/** Conversations that agents make spam: they end, are in no other list, and their visitors cannot take them up again. */
export class SpamService {
	constructor( private readonly conversations: ConversationAccess ) {}

	/** Makes a conversation spam, or what it was before. Doing it twice is the same. */
	async set( agent: AgentParticipant, publicId: string, isSpam: boolean ): Promise< Conversation > {
		if ( isSpam ) {
			return this.change( agent, publicId, ( row, changes ) => makeSpam( changes, row, agent ) );
		}
		try {
			return await this.change( agent, publicId, takeOut( agent, true ) );
		} catch ( error ) {
			// The visitor has another conversation by now: this one stays ended.
			if ( isDuplicate( error ) ) {
				return this.change( agent, publicId, takeOut( agent, false ) );
			}
			throw error;
		}
	}

	private async change( agent: AgentParticipant, publicId: string, apply: Change ): Promise< Conversation > {
		return ( await this.conversations.change( agent, publicId, apply ) ) as Conversation;
	}
}

/** Makes a conversation that is locked spam; doing it twice is the same. */
export function makeSpam( changes: ChangeSet, row: ConversationRow, agent: AgentParticipant ): void {
	if ( row.spamFrom !== null ) {
		return;
	}
	const before = row.state;
	if ( before !== 'closed' ) {
		end( changes, row, agent );
	}
	row.spamFrom = before;
	changes.changeState( row );
	addRecord( changes, row, 'marked_spam', agent );
	changes.addEvent( row, { type: 'conversation.updated', isInternal: true } );
}

/** Takes a conversation out of spam; `isGoneOn`: with the state that it had before. */
function takeOut( agent: AgentParticipant, isGoneOn: boolean ): Change {
	return ( row, changes ) => {
		if ( row.spamFrom === null ) {
			return;
		}
		const before = row.spamFrom;
		row.spamFrom = null;
		const goesOn = isGoneOn && before !== 'closed';
		if ( goesOn ) {
			row.state = before;
			row.activeVisitorId = row.visitorId;
			row.closedAt = null;
			row.closedBy = null;
		}
		changes.changeState( row );
		addRecord( changes, row, 'unmarked_spam', agent );
		changes.addEvent( row, {
			type: 'conversation.updated',
			isInternal: ! goesOn,
			...( goesOn && before === 'queued' && { data: { isQueuedAgain: true } } ),
		} );
	};
}
