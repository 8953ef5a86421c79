import type { Message, MessageList } from '../../protocol';

/**
 * One conversation's messages as far as they are known. Pure data: every
 * function here returns a new log, or the same one if nothing changed.
 */
export interface ConversationLog {
	/** To be painted: in order of `seq`, each once, nothing missing between first and last. */
	messages: Message[];
	/** Came ahead of a hole; painted once it is filled. */
	held: Message[];
	/** Everything up to this number is known, though a visitor does not see notes. */
	completeTo: number;
	/** Whether older messages lie before the first. */
	hasOlder: boolean;
	/** False until the first page is in. */
	isLoaded: boolean;
}

export const emptyLog: ConversationLog = {
	messages: [],
	held: [],
	completeTo: 0,
	hasOlder: false,
	isLoaded: false,
};

/**
 * How a page was read: the `newest` one without `after` and `before`, a `later` one after `completeTo`, an `earlier` one
 * before the first message.
 */
export type PagePlace = 'newest' | 'later' | 'earlier';

/** Takes in a page of messages. */
export function withPage( log: ConversationLog, place: PagePlace, page: MessageList ): ConversationLog {
	return PLACES[ place ]( log, page );
}

/**
 * Takes in one message from the stream or from an answer. The next in order is
 * painted, a known one dropped, one that is too far ahead held: see `holeAfter`.
 */
export function withMessage( log: ConversationLog, message: Message ): ConversationLog {
	if ( message.seq <= log.completeTo || log.held.some( ( { seq } ) => seq === message.seq ) ) {
		return log;
	}
	return settle( { ...log, held: merge( log.held, [ message ] ) }, [], 0 );
}

/** So many messages of a long conversation stay at hand; older ones are read again by whoever goes back to them. */
const KEPT = 100;
/** They go in batches: not with every message that comes. */
const BATCH = 50;

/**
 * Leaves out the oldest when there are many, so that a chat of days weighs no more than one of minutes. Not for
 * a reader who is among the older ones, nor while a page is on its way that has to join on.
 */
export function withoutOldest( log: ConversationLog ): ConversationLog {
	const { messages } = log;
	return messages.length > KEPT + BATCH ? { ...log, messages: messages.slice( -KEPT ), hasOlder: true } : log;
}

/**
 * Returns the `after` with which messages must be read again because something
 * is missing, or null. Give events that overtake each other a moment first.
 */
export function holeAfter( log: ConversationLog ): number | null {
	return log.isLoaded && log.held.length > 0 ? log.completeTo : null;
}

/** What waits to become a message, as the outbox holds it. */
export interface PendingMessage {
	clientId: string;
}

/** One line to paint: stored, or still on its way. */
export type LogEntry< P extends PendingMessage > =
	{ key: string; message: Message; pending: null } | { key: string; message: null; pending: P };

/**
 * Returns what to paint: stored messages, then the author's own that wait. A
 * message keeps its key when it turns from waiting into stored, so that it stays
 * the same element.
 */
export function entriesOf< P extends PendingMessage >(
	log: ConversationLog,
	pending: readonly P[],
	ownId: string
): LogEntry< P >[] {
	const stored = new Set< string >();
	const entries: LogEntry< P >[] = [];
	// An own message that is held is stored: it must not vanish while a hole is filled.
	for ( const message of [ ...log.messages, ...log.held.filter( isOwn ) ] ) {
		if ( isOwn( message ) ) {
			stored.add( message.clientId );
		}
		entries.push( { key: isOwn( message ) ? message.clientId : message.id, message, pending: null } );
	}
	for ( const item of pending ) {
		if ( ! stored.has( item.clientId ) ) {
			entries.push( { key: item.clientId, message: null, pending: item } );
		}
	}
	return entries;

	function isOwn( message: Message ): boolean {
		return message.author.id === ownId && message.kind !== 'system';
	}
}

/** Starts afresh if the page does not join on. */
function withNewestPage( log: ConversationLog, page: MessageList ): ConversationLog {
	const first = page.messages[ 0 ];
	// Between what is known and an all-new page there may be messages that neither holds.
	const joins = ! page.hasMore || ( first !== undefined && first.seq <= log.completeTo + 1 );
	if ( log.isLoaded && joins ) {
		return settle( log, page.messages, lastSeqOf( page.messages ) );
	}
	const fresh = { ...emptyLog, held: log.held, hasOlder: page.hasMore, isLoaded: true };
	return settle( fresh, page.messages, lastSeqOf( page.messages ) );
}

function withLaterPage( log: ConversationLog, page: MessageList ): ConversationLog {
	return settle( log, page.messages, lastSeqOf( page.messages ) );
}

function withEarlierPage( log: ConversationLog, page: MessageList ): ConversationLog {
	return {
		...log,
		messages: merge( page.messages, log.messages ),
		hasOlder: page.hasMore,
	};
}

const PLACES = { newest: withNewestPage, later: withLaterPage, earlier: withEarlierPage };

/** Adds what is known to be complete up to `completeTo`, then whatever of the held joins on. */
function settle( log: ConversationLog, known: Message[], completeTo: number ): ConversationLog {
	let { messages } = log;
	let reached = Math.max( log.completeTo, completeTo );
	messages = merge( messages, known );
	const held: Message[] = [];
	for ( const message of log.held ) {
		if ( message.seq <= reached ) {
			messages = merge( messages, [ message ] );
		} else if ( log.isLoaded && message.seq === reached + 1 ) {
			messages = merge( messages, [ message ] );
			reached = message.seq;
		} else {
			held.push( message );
		}
	}
	return { ...log, messages, held, completeTo: reached };
}

/** Joins two ordered lists; of two with the same number the newer form stays. */
function merge( earlier: Message[], later: Message[] ): Message[] {
	const bySeq = new Map( earlier.map( ( message ) => [ message.seq, message ] ) );
	for ( const message of later ) {
		bySeq.set( message.seq, message );
	}
	return [ ...bySeq.values() ].sort( ( a, b ) => a.seq - b.seq );
}

function lastSeqOf( messages: Message[] ): number {
	return messages[ messages.length - 1 ]?.seq ?? 0;
}
