import type { LogEntry, OutboxItem } from '../../../../relay/client';
import type { Author, Message } from '../../../../relay/protocol';
import { formatDate } from '../browser/format';
import { __ } from '../i18n';

/** One line of the conversation as it is painted. */
export type TimelineItem =
	| { kind: 'day' | 'new'; key: string; text: string }
	| { kind: 'notice'; key: string; message: Message }
	| {
			kind: 'message';
			key: string;
			/** null: not stored yet. */
			message: Message | null;
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

/** Arranges entries: days apart, authors grouped. Pure. */
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
		if ( at.toDateString() !== day ) {
			day = at.toDateString();
			items.push( { kind: 'day', key: `day ${ day }`, text: dayLabel( at, now, locale ) } );
			previous = null;
		}
		if ( message && message.seq === newFrom ) {
			items.push( { kind: 'new', key: 'new', text: __( 'New', 'veranda' ) } );
			previous = null;
		}
		if ( message?.kind === 'system' ) {
			items.push( { kind: 'notice', key, message } );
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
			message,
			body: ( message ?? pending.content ).body,
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

function dayLabel( at: Date, now: Date, locale: string ): string {
	const yesterday = new Date( now );
	yesterday.setDate( now.getDate() - 1 );
	if ( at.toDateString() === now.toDateString() ) {
		return __( 'Today', 'veranda' );
	}
	if ( at.toDateString() === yesterday.toDateString() ) {
		return __( 'Yesterday', 'veranda' );
	}
	return formatDate( at, now, locale );
}
