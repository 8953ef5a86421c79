import type { LogEntry, OutboxItem } from '../../../../relay/client';
import type { Author, Message } from '../../../../relay/protocol';
import { __, sprintf } from '../i18n';

/** One line of the conversation as it is painted. */
export type TimelineItem =
	| { kind: 'day' | 'new' | 'notice'; key: string; text: string }
	| {
			kind: 'message';
			key: string;
			body: string;
			/** null: the visitor's own. */
			author: Author | null;
			at: Date;
			isFirst: boolean;
			isLast: boolean;
			/** Carries the receipt. */
			isLastOwn: boolean;
			pending: OutboxItem | null;
	  };

type MessageItem = TimelineItem & { kind: 'message' };

/** What one author wrote within this time stands together. */
const GROUP_MS = 3 * 60_000;

/** Arranges entries: days apart, authors grouped, notices as sentences. Pure. */
export function arrange(
	entries: LogEntry< OutboxItem >[],
	{ newFrom, now, locale }: { newFrom: number | null; now: Date; locale: string }
): TimelineItem[] {
	const items: TimelineItem[] = [];
	let day = '';
	let previous: MessageItem | null = null;
	let lastOwn: MessageItem | null = null;
	for ( const entry of entries ) {
		const { key, message, pending } = entry;
		const at = new Date( message ? message.createdAt : pending.createdAt );
		const notice = message?.kind === 'system' ? noticeOf( message ) : null;
		if ( message?.kind === 'system' && notice === null ) {
			continue;
		}
		if ( at.toDateString() !== day ) {
			day = at.toDateString();
			items.push( { kind: 'day', key: `day ${ day }`, text: dayLabel( at, now, locale ) } );
			previous = null;
		}
		if ( message && message.seq === newFrom ) {
			items.push( { kind: 'new', key: 'new', text: __( 'New', 'veranda' ) } );
			previous = null;
		}
		if ( notice !== null ) {
			items.push( { kind: 'notice', key, text: notice } );
			previous = null;
			continue;
		}
		const author = message && message.author.type !== 'visitor' ? message.author : null;
		const joins: boolean =
			previous !== null &&
			previous.author?.id === author?.id &&
			// A waiting message carries the visitor's clock: no reason to tear it from its group.
			( pending !== null || at.getTime() - previous.at.getTime() < GROUP_MS );
		if ( joins && previous ) {
			previous.isLast = false;
		}
		const item: MessageItem = {
			kind: 'message',
			key,
			body: message ? message.body : pending.body,
			author,
			at,
			isFirst: ! joins,
			isLast: true,
			isLastOwn: false,
			pending,
		};
		lastOwn = author ? lastOwn : item;
		items.push( item );
		previous = item;
	}
	if ( lastOwn ) {
		lastOwn.isLastOwn = true;
	}
	return items;
}

/** Returns a system notice as a sentence; null for one that came after this code was written. */
export function noticeOf( { body, author }: Message ): string | null {
	switch ( body ) {
		case 'agent_joined':
			/* translators: %s: an agent's name. */
			return sprintf( __( '%s has joined the chat.', 'veranda' ), author.name );
		case 'transferred':
			/* translators: %s: an agent's name. */
			return sprintf( __( '%s has passed the chat on to a colleague.', 'veranda' ), author.name );
		case 'returned_to_queue':
			return __( 'You are in the queue again. Somebody will be with you soon.', 'veranda' );
		case 'closed_by_visitor':
			return __( 'You have ended the chat.', 'veranda' );
		case 'closed_by_agent':
			/* translators: %s: an agent's name. */
			return sprintf( __( '%s has ended the chat.', 'veranda' ), author.name );
		case 'reopened':
			/* translators: %s: an agent's name. */
			return sprintf( __( '%s has opened the chat again.', 'veranda' ), author.name );
		case 'left_while_away':
			return __( 'You left this message while we were away.', 'veranda' );
		default:
			return null;
	}
}

function dayLabel( at: Date, now: Date, locale: string ): string {
	const yesterday = new Date( now );
	yesterday.setDate( now.getDate() - 1 );
	if ( at.toDateString() === now.toDateString() ) {
		return __( 'Today', 'veranda' );
	}
	if ( at.toDateString() === yesterday.toDateString() ) {
		return __( 'Yesterday', 'veranda' );
	}
	return at.toLocaleDateString( locale, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		...( at.getFullYear() !== now.getFullYear() && { year: 'numeric' } ),
	} );
}

/** Returns a time of day as the page's readers write it. */
export function timeOf( at: Date, locale: string ): string {
	return at.toLocaleTimeString( locale, { hour: 'numeric', minute: '2-digit' } );
}
