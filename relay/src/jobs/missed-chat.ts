import { z } from 'zod';
import { fromSqlTime } from '../store/sql-time';
import type { BackgroundServices } from './background-services';
import { presentForMail, readForMail } from './conversation-mail';
import { jobKind, type JobContext, type JobOutcome } from './job';

/** When a new conversation is looked at first: by then most of what somebody has to say at once is there. */
export const FIRST_LOOK_MS = 30_000;
/** A conversation in which nobody has said anything for so long is nobody's missed chat. */
const SILENT_MS = 86_400_000;
/** After a restart agents are on their way back; until all have had the time, it is looked again this often. */
const SETTLING_MS = 5_000;
/** About a day, for a site whose mail does not work just now. */
const TRIES = 32;

/**
 * Tells the site's people by mail that a visitor got no answer: in time when somebody is online, else at once. Once for a
 * conversation, and once more each time its visitor has continued it; never after an answer.
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
			return now - fromSqlTime( chat.begunAt ) < SILENT_MS ? { runAgainAt: now + waitMs } : undefined;
		}
		const deadline = fromSqlTime( first.createdAt ) + waitMs;
		if ( now < deadline ) {
			const { departmentId } = chat.conversation;
			const { database, stores } = services;
			const department = departmentId === null ? null : await stores.departments.find( database, departmentId );
			const { isSomebodyThere } = await services.availability.look( department );
			if ( isSomebodyThere ) {
				return { runAgainAt: deadline };
			}
			if ( ! services.presence.isSettled ) {
				return { runAgainAt: now + SETTLING_MS };
			}
		}
		const mail = {
			template: 'missed_chat',
			idempotencyKey: [ 'missed_chat', chat.conversation.publicId, chat.continuedSeq ?? [] ].flat().join( ':' ),
			/** No minutes: nobody was online. */
			data: { ...presentForMail( chat ), minutesWaited: now < deadline ? null : settings.missedChatMinutes },
		};
		await services.mail.send( mail, signal );
	},
} );

/**
 * Returns what a visitor has said without an answer, since they continued the chat if they have; null when there is nothing to
 * tell of.
 */
async function findUnanswered( services: BackgroundServices, id: number ) {
	const { database, stores } = services;
	const continued = await stores.messages.findLastNotice( database, id, 'reopened_by_visitor' );
	const found = await readForMail( services, id, continued?.seq );
	const isMissed =
		found !== null &&
		// An agent who closes it has seen it. A visitor who gives up has been missed all the more.
		found.conversation.closedBy !== 'agent' &&
		// Whoever leaves a message or wants a call has a mail of their own.
		found.conversation.kind === 'chat' &&
		! found.isAnswered &&
		! found.wasLeft;
	return isMissed
		? { ...found, continuedSeq: continued?.seq, begunAt: continued?.createdAt ?? found.conversation.createdAt }
		: null;
}
