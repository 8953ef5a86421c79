import {
	emptyLog,
	entriesOf,
	withEarlierPage,
	withMessage,
	withNewestPage,
	withoutOldest,
	type ConversationLog,
	type LogEntry,
	type OutboxItem,
	type StreamState,
} from '../../../relay/client';
import type { Author, Availability, Message, MessageList, OwnConversation, OwnVisitor } from '../../../relay/protocol';

/** How far a message that is left for later has come. */
export type LeavingState = 'writing' | 'sending' | 'sent' | 'failed';

export interface State {
	isOpen: boolean;
	/** `away`: the relay does not answer, so a message can be left instead. */
	phase: 'opening' | 'ready' | 'away';
	/** The relay answers again while the form for a message is on screen. */
	isBack: boolean;
	visitor: OwnVisitor | null;
	availability: Availability | null;
	conversation: OwnConversation | null;
	/** The visitor begins anew beside a conversation that has ended. */
	isStartingAgain: boolean;
	log: ConversationLog;
	isLoadingOlder: boolean;
	pending: OutboxItem[];
	stream: StreamState;
	typing: Author | null;
	/** First message that was unread when the window was last looked at. */
	newFrom: number | null;
	ending: 'no' | 'asking' | 'sending' | 'failed';
	rating: 'no' | 'sending' | 'failed';
	/** Whether the visitor was asked for name and e-mail, and answered or declined. */
	introduction: 'no' | 'asking' | 'sending' | 'failed' | 'done';
	leaving: LeavingState;
	/** The site's own sentence about it, if it gave one. */
	leavingProblem: string;
	draft: string;
	isMenuOpen: boolean;
	/** Stars that are chosen but not yet sent. */
	score: number;
	/** Seconds until the relay lets more messages in. */
	limitedSeconds: number;
	isStorageLasting: boolean;
}

export const initialState: State = {
	isOpen: false,
	phase: 'opening',
	isBack: false,
	visitor: null,
	availability: null,
	conversation: null,
	isStartingAgain: false,
	log: emptyLog,
	isLoadingOlder: false,
	pending: [],
	stream: 'connecting',
	typing: null,
	newFrom: null,
	ending: 'no',
	rating: 'no',
	introduction: 'no',
	leaving: 'writing',
	leavingProblem: '',
	draft: '',
	isMenuOpen: false,
	score: 0,
	limitedSeconds: 0,
	isStorageLasting: true,
};

/** What may be set without further thought; conversation and log follow rules. */
export type Change = Partial< Omit< State, 'conversation' | 'log' > >;

export type Action =
	| { type: 'changed'; change: Change }
	| { type: 'opened' }
	| { type: 'sessionOpened'; visitor: OwnVisitor; availability: Availability; conversation: OwnConversation | null }
	| { type: 'sessionEnded' }
	| { type: 'conversationSeen'; conversation: OwnConversation }
	| { type: 'startedAgain' }
	| { type: 'messageSeen'; message: Message }
	| { type: 'endReached' }
	| { type: 'pageLoaded'; isOlder: boolean; conversationId: string; page: MessageList }
	| { type: 'readAdvanced'; conversationId: string; reader: 'visitor' | 'agent'; seq: number };

/** Returns the state after an action. Pure. */
export function reduce( state: State, action: Action ): State {
	switch ( action.type ) {
		case 'changed':
			return { ...state, ...action.change };
		case 'opened':
			return { ...state, isOpen: true, newFrom: firstUnread( state ) };
		case 'sessionOpened': {
			const { visitor, availability, conversation } = action;
			const isOther = conversation?.id !== state.conversation?.id;
			return {
				...state,
				phase: 'ready',
				isBack: false,
				visitor,
				availability,
				conversation,
				log: isOther ? emptyLog : state.log,
				introduction: visitor.email ? 'done' : state.introduction,
			};
		}
		case 'sessionEnded': {
			// Everything that belonged to a person goes; what stays is the furniture.
			const { isOpen, isStorageLasting, draft } = state;
			return { ...initialState, isOpen, isStorageLasting, draft };
		}
		case 'conversationSeen':
			return withConversation( state, action.conversation );
		case 'startedAgain':
			return {
				...state,
				conversation: null,
				isStartingAgain: true,
				log: emptyLog,
				typing: null,
				newFrom: null,
				ending: 'no',
				rating: 'no',
			};
		case 'messageSeen':
			return withNewMessage( state, action.message );
		case 'endReached':
			return withoutPast( state );
		case 'pageLoaded':
			return withPage( state, action );
		case 'readAdvanced':
			return withRead( state, action );
	}
}

function withConversation( state: State, conversation: OwnConversation ): State {
	const known = state.conversation;
	if ( known?.id === conversation.id ) {
		// Answers and events overtake each other: what is older says nothing new.
		return conversation.updatedAt < known.updatedAt ? state : { ...state, conversation };
	}
	const isWanted = known
		? known.state === 'closed' && conversation.createdAt > known.createdAt
		: ! state.isStartingAgain || conversation.state !== 'closed';
	if ( ! isWanted ) {
		return state;
	}
	return {
		...state,
		conversation,
		isStartingAgain: false,
		log: emptyLog,
		typing: null,
		newFrom: null,
		ending: 'no',
		rating: 'no',
	};
}

function withNewMessage( state: State, message: Message ): State {
	if ( message.conversationId !== state.conversation?.id ) {
		return state;
	}
	const isFromTyper = state.typing?.id === message.author.id;
	return {
		...state,
		log: withMessage( state.log, message ),
		typing: isFromTyper ? null : state.typing,
	};
}

/** Forgets what lies far above the reader, but nothing while messages are to be counted or a page has to join on. */
function withoutPast( state: State ): State {
	const log = withoutOldest( state.log );
	return log === state.log || state.isLoadingOlder || unreadOf( state ) > 0 ? state : { ...state, log };
}

function withPage( state: State, { isOlder, conversationId, page }: Action & { type: 'pageLoaded' } ): State {
	if ( conversationId !== state.conversation?.id ) {
		return state;
	}
	const next = { ...state, log: ( isOlder ? withEarlierPage : withNewestPage )( state.log, page ) };
	return state.log.isLoaded || ! state.isOpen ? next : { ...next, newFrom: firstUnread( next ) };
}

function withRead( state: State, { conversationId, reader, seq }: Action & { type: 'readAdvanced' } ): State {
	const { conversation } = state;
	if ( conversation?.id !== conversationId || conversation.readSeq[ reader ] >= seq ) {
		return state;
	}
	return {
		...state,
		conversation: { ...conversation, readSeq: { ...conversation.readSeq, [ reader ]: seq } },
	};
}

/** Tells whether a message came from the other side and is for reading. */
export function isForVisitor( message: Message ): boolean {
	return message.author.type === 'agent' || message.author.type === 'bot' ? message.kind === 'text' : false;
}

/** Returns how many messages of the other side the visitor has not seen. */
export function unreadOf( { conversation, log }: State ): number {
	if ( ! conversation ) {
		return 0;
	}
	const read = conversation.readSeq.visitor;
	return log.isLoaded
		? log.messages.filter( ( message ) => message.seq > read && isForVisitor( message ) ).length
		: conversation.unread;
}

function firstUnread( { conversation, log }: State ): number | null {
	const read = conversation?.readSeq.visitor ?? 0;
	return log.messages.find( ( message ) => message.seq > read && isForVisitor( message ) )?.seq ?? null;
}

/** Returns what is to be painted, stored and waiting. */
export function visibleEntries( { log, pending, visitor, conversation }: State ): LogEntry< OutboxItem >[] {
	const here = pending.filter(
		( { conversationId } ) => conversationId === null || conversationId === conversation?.id
	);
	return entriesOf( log, here, visitor?.id ?? '' );
}

/** What is said under the last own message. */
export type Receipt = 'sending' | 'waiting' | 'sent' | 'read' | null;

/** Returns how far the visitor's last message has come; failed ones say so themselves. */
export function receiptOf( state: State ): Receipt {
	const own = visibleEntries( state ).filter(
		( { message } ) => ! message || ( message.author.type === 'visitor' && message.kind === 'text' )
	);
	const last = own[ own.length - 1 ];
	if ( ! last || last.pending?.state === 'failed' ) {
		return null;
	}
	if ( last.pending ) {
		return isStuck( state, last.pending ) ? 'waiting' : 'sending';
	}
	return last.message.seq <= ( state.conversation?.readSeq.agent ?? 0 ) ? 'read' : 'sent';
}

/** Tells whether a message waits for better times, rather than just being on its way. */
export function isStuck( state: State, { attempts }: OutboxItem ): boolean {
	return attempts > 0 || ! isConnected( state );
}

/** Tells whether the relay is there as far as is known. */
export function isConnected( { stream }: State ): boolean {
	return stream === 'live' || stream === 'connecting' || stream === 'buffered';
}

/** Tells whether the connection is bad enough to be mentioned, should it last. */
export function isTroubled( state: State ): boolean {
	return (
		state.phase === 'ready' &&
		( ! isConnected( state ) ||
			state.pending.some( ( item ) => item.state !== 'failed' && item.attempts > 0 && ! isLimited( item ) ) )
	);
}

/** Returns the moment of the wall clock until which the relay asked to be left alone, or 0. */
export function limitedUntil( { pending }: State ): number {
	return Math.max( 0, ...pending.map( ( item ) => ( isLimited( item ) ? item.heldUntil : 0 ) ) );
}

function isLimited( { errorCode }: OutboxItem ): boolean {
	return errorCode === 'rate_limited';
}
