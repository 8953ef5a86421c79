import type { Author, Message, SentContent } from '../../../../../relay/protocol';
import type { Entry } from '../../../store/messages/selectors';
import { isSameDay } from '../../../time';

/** What is shown: day separators, notices, and groups of messages by one author. */
export type Block =
	| { type: 'day'; key: string; at: string }
	| { type: 'notice'; key: string; message: Message }
	| {
			type: 'group';
			key: string;
			/** null: the agent using this inbox; the outbox has no author. */
			author: Author | null;
			isNote: boolean;
			at: string;
			entries: Entry[];
	  };

/** Messages of one author are grouped up to this gap. */
const GROUP_MS = 3 * 60_000;

/** Groups messages for display. */
export function groupEntries( entries: Entry[], currentAgentId: string ): Block[] {
	const blocks: Block[] = [];
	let lastAt: string | null = null;

	for ( const entry of entries ) {
		const createdAt = timeOf( entry );
		if ( lastAt === null || ! isSameDay( lastAt, createdAt ) ) {
			blocks.push( {
				type: 'day',
				key: `day-${ entry.key }`,
				at: createdAt,
			} );
		}
		if ( entry.message?.kind === 'system' ) {
			blocks.push( {
				type: 'notice',
				key: entry.key,
				message: entry.message,
			} );
		} else {
			addToGroup( blocks, entry, lastAt, currentAgentId );
		}
		lastAt = createdAt;
	}
	return blocks;
}

function addToGroup( blocks: Block[], entry: Entry, lastAt: string | null, currentAgentId: string ): void {
	const createdAt = timeOf( entry );
	const author = entry.message && entry.message.author.id !== currentAgentId ? entry.message.author : null;
	const isNote = contentOf( entry ).kind === 'note';
	const last = blocks[ blocks.length - 1 ];

	const isContinued =
		last?.type === 'group' &&
		last.author?.id === author?.id &&
		last.isNote === isNote &&
		lastAt !== null &&
		Date.parse( createdAt ) - Date.parse( lastAt ) < GROUP_MS;

	if ( isContinued ) {
		last.entries.push( entry );
	} else {
		blocks.push( {
			type: 'group',
			key: `group-${ entry.key }`,
			author,
			isNote,
			at: createdAt,
			entries: [ entry ],
		} );
	}
}

/** Returns what a message says, stored or unsent. */
export function contentOf( { message, pending }: Entry ): Message | SentContent {
	return message ?? pending.content;
}

/** Returns when a message was written. */
export function timeOf( { message, pending }: Entry ): string {
	return ( message ?? pending ).createdAt;
}
