import { __ } from '@wordpress/i18n';
import { ProblemError } from '../../../relay/client';
import type { Conversation, PresenceStatus } from '../../../relay/protocol';
import { snackbarStore } from '../snackbars/store';
import { getSession } from './current-session';
import { loadConversation } from './loading';
import { problemSentence } from './problem-sentence';
import type { ConversationAction, Draft } from './state';
import type { Thunk } from './thunk';

/** Typing is told this often at most; the relay lets it go out after 6 s. */
const TYPING_EVERY_MS = 3_000;

/** Takes a conversation that nobody holds. */
export function acceptConversation( conversationId: string ): Thunk {
	return async ( { dispatch, select } ) => {
		const agentId = select.getCurrentAgentId();
		await dispatch(
			actOn( conversationId, 'accept', () =>
				getSession().client.assignConversation( conversationId, {
					agentId,
					expectedAssigneeId: null,
				} )
			)
		);
	};
}

/** Passes a conversation to another agent, or back to the queue (null). */
export function passConversation( conversationId: string, agentId: string | null ): Thunk {
	return async ( { dispatch, select } ) => {
		const expectedAssigneeId = select.findConversation( conversationId )?.assignee?.id ?? null;
		await dispatch(
			actOn( conversationId, agentId ? 'transfer' : 'return', () =>
				getSession().client.assignConversation( conversationId, {
					agentId,
					expectedAssigneeId,
				} )
			)
		);
	};
}

/** Ends a conversation; a slip of the hand is taken back from the snackbar. */
export function closeConversation( conversationId: string ): Thunk {
	return async ( { dispatch, select, registry } ) => {
		await dispatch(
			actOn( conversationId, 'close', () => getSession().client.closeConversation( conversationId ) )
		);
		if ( select.findConversation( conversationId )?.state === 'closed' ) {
			registry.dispatch( snackbarStore ).showSnackbar( __( 'Conversation ended.', 'veranda' ), {
				label: __( 'Reopen', 'veranda' ),
				onClick: () => void dispatch( reopenConversation( conversationId ) ),
			} );
		}
	};
}

/** Takes an ended conversation up again. */
export function reopenConversation( conversationId: string ): Thunk {
	return actOn( conversationId, 'reopen', () => getSession().client.reopenConversation( conversationId ) );
}

/** Does one thing to a conversation, and says if it did not work. */
function actOn( conversationId: string, pending: ConversationAction, act: () => Promise< Conversation > ): Thunk {
	return async ( { dispatch, select, registry } ) => {
		if ( select.findPendingAction( conversationId ) ) {
			return;
		}
		dispatch( { type: 'PENDING_CHANGED', conversationId, pending } );
		try {
			dispatch( {
				type: 'CONVERSATION_RECEIVED',
				conversation: await act(),
			} );
		} catch ( error ) {
			registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
			if ( error instanceof ProblemError && error.status === 409 ) {
				// Somebody was faster: show how it stands now.
				await dispatch( loadConversation( conversationId ) );
			}
		} finally {
			dispatch( {
				type: 'PENDING_CHANGED',
				conversationId,
				pending: null,
			} );
		}
	};
}

/** Sends what is in the composer, and ends the conversation after it if asked. */
export function sendDraft( conversationId: string, { andClose = false } = {} ): Thunk< void > {
	return ( { dispatch, select } ) => {
		const { text, kind } = select.getDraft( conversationId );
		if ( text.trim() === '' ) {
			return;
		}
		const { outbox } = getSession();
		const { clientId } = outbox.add( { conversationId, body: text, kind } );
		dispatch( changeDraft( conversationId, { text: '', kind } ) );
		if ( andClose ) {
			getSession().closeAfterSending( clientId, conversationId );
		}
	};
}

/** Sends a message again that did not get through. */
export function retryMessage( clientId: string ): Thunk< void > {
	return () => getSession().outbox.retry( clientId );
}

/** Takes a message that did not get through back into the composer. */
export function takeBackMessage( clientId: string ): Thunk< void > {
	return ( { dispatch, select } ) => {
		const { outbox } = getSession();
		const item = outbox.items().find( ( candidate ) => candidate.clientId === clientId );
		if ( ! item?.conversationId ) {
			return;
		}
		const { text } = select.getDraft( item.conversationId );
		outbox.remove( clientId );
		dispatch(
			changeDraft( item.conversationId, {
				text: text ? `${ item.body }\n${ text }` : item.body,
				kind: item.kind,
			} )
		);
	};
}

/** Keeps what is in the composer. */
export function changeDraft( conversationId: string, draft: Draft ): Thunk< void > {
	return ( { dispatch } ) => {
		dispatch( { type: 'DRAFT_CHANGED', conversationId, draft } );
		getSession().drafts.save( conversationId, draft );
	};
}

/** Makes a reply or a note of what is in the composer; the text stays. */
export function chooseDraftKind( conversationId: string, kind: Draft[ 'kind' ] ): Thunk< void > {
	return ( { dispatch, select } ) =>
		dispatch( changeDraft( conversationId, { ...select.getDraft( conversationId ), kind } ) );
}

const typingToldAt = new Map< string, number >();

/** Shows the visitor that an agent is writing. */
export function tellTyping( conversationId: string, now = Date.now() ): Thunk {
	return async () => {
		if ( now - ( typingToldAt.get( conversationId ) ?? 0 ) < TYPING_EVERY_MS ) {
			return;
		}
		typingToldAt.set( conversationId, now );
		await getSession()
			.client.sendTyping( conversationId )
			// Nobody misses three dots.
			.catch( () => undefined );
	};
}

/** Tells the relay that the agents have read a conversation to its end. */
export function markRead( conversationId: string ): Thunk {
	return async ( { dispatch, select } ) => {
		const conversation = select.findConversation( conversationId );
		const { log } = select.getLog( conversationId );
		const seq = log.completeTo;
		if ( ! conversation || seq === 0 || seq <= conversation.readSeq.agent ) {
			return;
		}
		dispatch( {
			type: 'READ_ADVANCED',
			conversationId,
			reader: 'agent',
			seq,
		} );
		await getSession()
			.client.markRead( conversationId, seq )
			// The next message, or the next look, says it again.
			.catch( () => undefined );
	};
}

/** Keeps all of a conversation's messages while somebody reads further up. */
export function holdLog( conversationId: string, isHeld: boolean ): Thunk< void > {
	return ( { dispatch, select } ) => {
		if ( select.getLog( conversationId ).isHeld !== isHeld ) {
			dispatch( { type: 'LOG_HELD', conversationId, isHeld } );
		}
	};
}

/** Says whether this agent takes conversations. */
export function setPresence( status: PresenceStatus ): Thunk {
	return async ( { dispatch, select, registry } ) => {
		const before = select.findCurrentAgent();
		if ( before ) {
			dispatch( { type: 'AGENT_CHANGED', agent: { ...before, status } } );
		}
		try {
			await getSession().setPresence( status );
		} catch {
			if ( before ) {
				dispatch( { type: 'AGENT_CHANGED', agent: before } );
			}
			registry
				.dispatch( snackbarStore )
				.showSnackbar( __( 'Your availability was not changed. Please try again.', 'veranda' ) );
		}
	};
}

/** Tries everything again at once. */
export function retryConnection(): Thunk< void > {
	return () => getSession().retry();
}
