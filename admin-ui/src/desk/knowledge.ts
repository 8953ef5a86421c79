import type { ChatEvent } from '../../../relay/client';
import type { Conversation } from '../../../relay/protocol';
import { withAllActive, withConversations, withMessage, withRead, type Conversations } from '../known-conversations';

/** What a page beside the inbox knows: who is in the queue, and what the agent holds. */
export class Knowledge {
	private byId: Conversations = {};

	constructor( private readonly agentId: string ) {}

	get all(): Conversations {
		return this.byId;
	}

	/** Takes in what was listed; `knownBefore`: `all` when loading began. */
	load( conversations: readonly Conversation[], isComplete: boolean, knownBefore: Conversations ): void {
		this.keep( withAllActive( this.byId, { conversations, isComplete, knownBefore } ) );
	}

	/** Takes in an event. */
	hear( event: ChatEvent< Conversation > ): void {
		switch ( event.type ) {
			case 'conversation.created':
			case 'conversation.updated':
			case 'conversation.assigned':
			case 'conversation.closed':
				this.keep( withConversations( this.byId, [ event.conversation ] ) );
				break;
			case 'message.created':
				this.byId = withMessage( this.byId, event.message );
				break;
			case 'read.advanced': {
				const isToEnd = ( this.byId[ event.conversationId ]?.lastSeq ?? 0 ) <= event.seq;
				const unread = event.reader === 'agent' && isToEnd ? 0 : null;
				this.byId = withRead( this.byId, { ...event, unread } );
				break;
			}
		}
	}

	/** Forgets what is no business of this agent: a page may stay open for days. */
	private keep( conversations: Conversations ): void {
		this.byId = Object.fromEntries(
			Object.entries( conversations ).filter(
				( [ , { state, assignee } ] ) =>
					state === 'queued' || ( state === 'open' && assignee?.id === this.agentId )
			)
		);
	}
}
