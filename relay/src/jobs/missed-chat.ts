import { z } from 'zod';
import { fromSqlTime } from '../store/sql-time';
import type { MessageDetails } from '../store/rows';
import type { BackgroundServices } from './background-services';
import { jobKind, type JobContext, type JobOutcome } from './job';

/** When a new conversation is looked at first: by then most of what somebody has to say at once is there. */
export const FIRST_LOOK_MS = 30_000;
/** A conversation in which nobody has said anything for so long is nobody's missed chat. */
const SILENT_MS = 86_400_000;
/** After a restart agents are on their way back; until all have had the time, it is looked again this often. */
const SETTLING_MS = 5_000;
/** Entries that are read, and messages that the mail quotes. */
const ENTRIES = 100;
const QUOTED = 20;
/** About a day, for a site whose mail does not work just now. */
const TRIES = 32;

/**
 * Tells the site's people by mail that a visitor got no answer: in time when somebody is online, else at once. Once for a
 * conversation, and never after an answer.
 */
export const missedChat = jobKind( {
	name: 'missed_chat',
	payload: z.strictObject( { conversationId: z.int().positive() } ),
	tries: TRIES,
	async run( { conversationId }, { services, now, signal }: JobContext ): Promise< JobOutcome > {
		const { settings } = await services.siteSettings.get();
		const chat = settings.isMissedChatMailOn ? await findUnanswered( services, conversationId ) : null;
		if ( chat === null ) {
			return;
		}
		const waitMs = settings.missedChatMinutes * 60_000;
		const [ first ] = chat.words;
		if ( first === undefined ) {
			return now - fromSqlTime( chat.conversation.createdAt ) < SILENT_MS
				? { runAgainAt: now + waitMs }
				: undefined;
		}
		const deadline = fromSqlTime( first.createdAt ) + waitMs;
		if ( now < deadline ) {
			const { isSomebodyThere } = await services.availability.look();
			if ( isSomebodyThere ) {
				return { runAgainAt: deadline };
			}
			if ( ! services.presence.isSettled ) {
				return { runAgainAt: now + SETTLING_MS };
			}
		}
		const mail = {
			template: 'missed_chat',
			idempotencyKey: `missed_chat:${ chat.conversation.publicId }`,
			data: present( chat, now < deadline ? null : settings.missedChatMinutes ),
		};
		await services.mail.send( mail, signal );
	},
} );

type UnansweredChat = NonNullable< Awaited< ReturnType< typeof findUnanswered > > >;

/** Returns what a visitor has said without an answer; null when there is nothing to tell of. */
async function findUnanswered( { database, stores }: BackgroundServices, id: number ) {
	const conversation = await stores.conversations.find( database, id );
	// An agent who closes it has seen it. A visitor who gives up has been missed all the more.
	if ( conversation === null || conversation.closedBy === 'agent' ) {
		return null;
	}
	const [ visitor, answers, { rows } ] = await Promise.all( [
		stores.visitors.find( database, conversation.visitorId ),
		stores.messages.countUnread( database, id, 'agent', 0 ),
		stores.messages.listPage( database, { conversationId: id, includesInternal: false, after: 0, limit: ENTRIES } ),
	] );
	// A message that was left has had its mail from WordPress.
	const wasLeft = rows.some( ( row ) => row.kind === 'system' && row.body === 'left_while_away' );
	const words = rows.filter( ( row ) => row.authorType === 'visitor' );
	return visitor === null || answers > 0 || wasLeft ? null : { conversation, visitor, words };
}

/** Writes what the mail is about, as its template in plugin/includes/Mail/Templates/ reads it. */
function present( { conversation, visitor, words }: UnansweredChat, minutesWaited: number | null ): object {
	return {
		conversationId: conversation.publicId,
		/** Null: nobody was online. */
		minutesWaited,
		name: visitor.name,
		email: visitor.email,
		pageUrl: visitor.pageUrl,
		pageTitle: visitor.pageTitle,
		messages: words.slice( 0, QUOTED ).map( ( { body }: MessageDetails ) => ( { body } ) ),
		unquoted: Math.max( 0, words.length - QUOTED ),
	};
}
