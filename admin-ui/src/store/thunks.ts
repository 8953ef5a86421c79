import { __ } from '@wordpress/i18n';
import type { Conversation, PresenceStatus } from '../../../relay/protocol';
import { holeAfter, ProblemError } from '../../../relay/client';
import { getSession } from './current-session';
import { problemSentence } from './problem-sentence';
import type { InboxAction } from './actions';
import type { ConversationAction, Draft } from './state';
import type { Thunk } from './thunk';

const PAGE = 50;
/** More active conversations than this are not all read; the relay counts them then. */
const ACTIVE_PAGES = 10;
/** Typing is told this often at most; the relay lets it go out after 6 s. */
const TYPING_EVERY_MS = 3_000;

/** Carries out a plain action: for the session, which knows what happened. */
export function happen( action: InboxAction ): InboxAction {
	return action;
}

/** Reads all queued and open conversations. */
export function loadActive(): Thunk {
	return async ( { dispatch, select } ) => {
		const knownBefore = select.getKnownActiveIds();
		dispatch( { type: 'ACTIVE_LOADING' } );
		try {
			const queued = await listAll( 'queued' );
			const open = await listAll( 'open' );
			dispatch( {
				type: 'ACTIVE_LOADED',
				conversations: [ ...queued.conversations, ...open.conversations ],
				counts: open.counts,
				isComplete: queued.isComplete && open.isComplete,
				knownBefore,
			} );
		} catch {
			// The list says so and offers to try again; the connection bar knows more.
			dispatch( { type: 'ACTIVE_FAILED' } );
		}
	};
}

async function listAll( state: 'queued' | 'open' ) {
	const { client } = getSession();
	const conversations: Conversation[] = [];
	let cursor: string | undefined;
	for ( let page = 1; ; page++ ) {
		const answer = await client.listConversations( {
			state,
			limit: PAGE,
			...( cursor && { cursor } ),
		} );
		conversations.push( ...answer.conversations );
		if ( ! answer.nextCursor || page === ACTIVE_PAGES ) {
			return {
				conversations,
				counts: answer.counts,
				isComplete: ! answer.nextCursor,
			};
		}
		cursor = answer.nextCursor;
	}
}

/** Reads the newest closed conversations, or those before the last one known. */
export function loadClosed( cursor: string | null = null ): Thunk {
	return async ( { dispatch } ) => {
		dispatch( { type: 'CLOSED_LOADING' } );
		try {
			const { conversations, nextCursor } = await getSession().client.listConversations( {
				state: 'closed',
				limit: PAGE,
				...( cursor && { cursor } ),
			} );
			dispatch( { type: 'CLOSED_LOADED', conversations, nextCursor } );
		} catch {
			dispatch( { type: 'CLOSED_FAILED' } );
		}
	};
}

/** Reads the next page of closed conversations. */
export function loadMoreClosed(): Thunk {
	return ( { dispatch, select } ) => dispatch( loadClosed( select.getClosedCursor() ) );
}

/** Asks the relay for its counts, for sites with more conversations than are read. */
export function refreshCounts(): Thunk {
	return async ( { dispatch } ) => {
		const answer = await getSession()
			.client.listConversations( { limit: 1 } )
			.catch( () => null );
		if ( answer ) {
			dispatch( { type: 'COUNTS_RECEIVED', counts: answer.counts } );
		}
	};
}

/** Reads one conversation. */
export function loadConversation( conversationId: string ): Thunk {
	return async ( { dispatch, select } ) => {
		try {
			const conversation = await getSession().client.getConversation( conversationId );
			dispatch( { type: 'CONVERSATION_RECEIVED', conversation } );
		} catch ( error ) {
			const isGone = error instanceof ProblemError && error.status === 404;
			if ( isGone || ! select.findConversation( conversationId ) ) {
				dispatch( {
					type: 'CONVERSATION_UNAVAILABLE',
					conversationId,
					detail: problemSentence( error ),
				} );
			}
		}
	};
}

/** Reads the newest messages of a conversation. */
export function loadLog( conversationId: string ): Thunk {
	return async ( { dispatch } ) => {
		dispatch( { type: 'LOG_LOADING', conversationId } );
		try {
			const page = await getSession().client.listMessages( conversationId, { limit: PAGE } );
			dispatch( {
				type: 'LOG_RECEIVED',
				conversationId,
				page,
				place: 'newest',
			} );
		} catch {
			dispatch( { type: 'LOG_FAILED', conversationId } );
		}
	};
}

/** Reads all logs again that somebody has looked at: what was missed is not known. */
export function reloadLogs(): Thunk {
	return async ( { dispatch, select } ) => {
		// One after the other, the last one looked at first: the relay has others to serve.
		for ( const id of select.getLoadedLogIds().reverse() ) {
			await dispatch( loadLog( id ) );
			await dispatch( loadConversation( id ) );
		}
	};
}

/** Reads messages that came before others but are missing. */
export function fillHole( conversationId: string ): Thunk {
	return async ( { dispatch, select } ) => {
		const after = holeAfter( select.getLog( conversationId ).log );
		if ( after === null ) {
			return;
		}
		try {
			const page = await getSession().client.listMessages( conversationId, { after, limit: PAGE } );
			dispatch( {
				type: 'LOG_RECEIVED',
				conversationId,
				page,
				place: 'later',
			} );
		} catch {
			dispatch( { type: 'LOG_FAILED', conversationId } );
		}
	};
}

/** Reads the messages before the first one shown. */
export function loadOlder( conversationId: string ): Thunk {
	return async ( { dispatch, select } ) => {
		const { log, isLoadingOlder } = select.getLog( conversationId );
		const before = log.messages[ 0 ]?.seq;
		if ( isLoadingOlder || ! log.hasOlder || before === undefined ) {
			return;
		}
		dispatch( { type: 'OLDER_LOADING', conversationId, isLoading: true } );
		try {
			const page = await getSession().client.listMessages( conversationId, { before, limit: PAGE } );
			dispatch( {
				type: 'LOG_RECEIVED',
				conversationId,
				page,
				place: 'earlier',
			} );
		} catch ( error ) {
			dispatch( notify( problemSentence( error ) ) );
		} finally {
			dispatch( {
				type: 'OLDER_LOADING',
				conversationId,
				isLoading: false,
			} );
		}
	};
}

/** Reads who else answers here. */
export function loadAgents(): Thunk {
	return async ( { dispatch } ) => {
		const agents = await getSession()
			.client.listAgents()
			.catch( () => null );
		if ( agents ) {
			dispatch( { type: 'AGENTS_RECEIVED', agents } );
		}
	};
}

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

/** Ends a conversation; a slip of the hand is taken back from the notice. */
export function closeConversation( conversationId: string ): Thunk {
	return async ( { dispatch, select } ) => {
		await dispatch(
			actOn( conversationId, 'close', () => getSession().client.closeConversation( conversationId ) )
		);
		if ( select.findConversation( conversationId )?.state === 'closed' ) {
			dispatch( notify( __( 'Conversation ended.', 'veranda' ), conversationId ) );
		}
	};
}

/** Takes an ended conversation up again. */
export function reopenConversation( conversationId: string ): Thunk {
	return actOn( conversationId, 'reopen', () => getSession().client.reopenConversation( conversationId ) );
}

/** Does one thing to a conversation, and says if it did not work. */
function actOn( conversationId: string, pending: ConversationAction, act: () => Promise< Conversation > ): Thunk {
	return async ( { dispatch, select } ) => {
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
			dispatch( notify( problemSentence( error ) ) );
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

/** Says whether this agent takes conversations. */
export function setPresence( status: PresenceStatus ): Thunk {
	return async ( { dispatch, select } ) => {
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
			dispatch( notify( __( 'Your availability was not changed. Please try again.', 'veranda' ) ) );
		}
	};
}

/** Tries everything again at once. */
export function retryConnection(): Thunk< void > {
	return () => getSession().retry();
}

let noticeCount = 0;

/** Shows a sentence at the lower edge of the screen for a while. */
export function notify( content: string, reopens?: string ): Thunk< void > {
	return ( { dispatch } ) => {
		noticeCount += 1;
		const id = `notice-${ noticeCount }`;
		dispatch( { type: 'NOTICE_ADDED', notice: { id, content, ...( reopens && { reopens } ) } } );
	};
}

/** Takes a sentence away. */
export function removeNotice( id: string ): InboxAction {
	return { type: 'NOTICE_REMOVED', id };
}
