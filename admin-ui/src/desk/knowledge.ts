import type { ChatEvent } from '../../../relay/client';
import type { Conversation } from '../../../relay/protocol';
import { withAllActive, withConversations, withMessage, withRead, type Conversations } from '../known-conversations';

/** Most conversations of which it is kept in mind that they are no business of the agent. */
const MOST = 500;

/** What a page beside the inbox knows: who is in the queue, and what the agent holds. */
export class Knowledge {
	private byId: Conversations = {};
	/** Of what was forgotten, as of when: an answer that was on its way tells an older story. */
	private readonly forgotten = new Map< string, string >();

	constructor( private readonly agentId: string ) {}

	get all(): Conversations {
		return this.byId;
	}

	/** Takes in what was listed; `knownBefore`: `all` when loading began. */
	load( conversations: readonly Conversation[], isComplete: boolean, knownBefore: Conversations ): void {
		const current = conversations.filter(
			( { id, updatedAt } ) => updatedAt >= ( this.forgotten.get( id ) ?? '' )
		);
		this.keep( withAllActive( this.byId, { conversations: current, isComplete, knownBefore } ) );
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
		const own: Record< string, Conversation > = {};
		for ( const conversation of Object.values( conversations ) ) {
			const { id, state, assignee, updatedAt } = conversation;
			if ( state === 'queued' || ( state === 'open' && assignee?.id === this.agentId ) ) {
				own[ id ] = conversation;
			} else {
				this.forgotten.set( id, updatedAt );
			}
		}
		this.byId = own;
		for ( const id of [ ...this.forgotten.keys() ].slice( 0, -MOST ) ) {
			this.forgotten.delete( id );
		}
	}
}
