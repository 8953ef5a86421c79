import { z } from 'zod';
import { withoutDirectionMarks } from '../direction-marks';
import { LocalTime } from '../local-time';
import type { ClaimedMail } from '../services/answer-mail-service';
import type { MessageDetails, VisitorRow } from '../store/rows';
import { fromSqlTime } from '../store/sql-time';
import type { BackgroundServices } from './background-services';
import { jobKind, type JobContext, type JobOutcome } from './job';

/** How often it is looked whether a visitor who has the chat open has read their answer. */
const LOOK_MS = 60_000;
/** Who has the chat open for so long without reading is not there. */
const UNREAD_MS = 30 * 60_000;
/** After a restart visitors are on their way back. */
const SETTLING_MS = 5_000;
/** Entries that are read, answers that a mail has, and entries before them that it quotes. */
const ENTRIES = 100;
const ANSWERS = 20;
const QUOTED = 10;
/** About a day, for a site whose mail does not work just now. */
const TRIES = 32;

/**
 * Mails a visitor the answers that they have not seen, some minutes after the first of them: those of these minutes are one
 * mail. Whoever has the chat open is given half an hour to read them there.
 */
export const answerMail = jobKind( {
	name: 'answer_mail',
	payload: z.strictObject( { conversationId: z.int().positive() } ),
	tries: TRIES,
	async run( { conversationId }, { services, now, signal }: JobContext ): Promise< JobOutcome > {
		const { settings } = await services.siteSettings.get();
		const unseen = settings.isAnswerMailOn ? await findUnseen( services, conversationId ) : null;
		if ( unseen === null ) {
			return;
		}
		const first = fromSqlTime( unseen.answers[ 0 ].createdAt );
		const runAgainAt = waitUntil( services, unseen.visitor, first, settings.answerMailMinutes, now );
		if ( runAgainAt !== null ) {
			return { runAgainAt };
		}
		await deliver( services, unseen, signal );
		// A mail that is repeated as it was lacks what came since.
		return { runAgainAt: now };
	},
} );

type Unseen = NonNullable< Awaited< ReturnType< typeof findUnseen > > >;

/** Returns the answers that a visitor with an address has neither seen nor been mailed; null when there are none, or it is spam by now. */
async function findUnseen( { database, stores }: BackgroundServices, id: number ) {
	const conversation = await stores.conversations.find( database, id );
	const visitor = conversation && ( await stores.visitors.find( database, conversation.visitorId ) );
	if ( ! conversation || conversation.spamFrom !== null || ! visitor?.email ) {
		return null;
	}
	const { mailedSeq } = await stores.answerMails.find( database, id );
	const { rows } = await stores.messages.listPage( database, {
		conversationId: id,
		includesInternal: false,
		after: Math.max( conversation.visitorReadSeq, mailedSeq ),
		limit: ENTRIES,
	} );
	const [ first, ...others ] = rows.filter( isAnswer );
	return first === undefined
		? null
		: { conversation, visitor: { ...visitor, email: visitor.email }, answers: [ first, ...others ] as const };
}

const isAnswer = ( { kind, authorType }: MessageDetails ) => kind === 'text' && authorType !== 'visitor';

/** Returns when it is to be looked again; null: the mail is due. */
function waitUntil(
	{ presence }: BackgroundServices,
	visitor: VisitorRow,
	first: number,
	minutes: number,
	now: number
): number | null {
	const dueAt = first + minutes * 60_000;
	if ( now < dueAt ) {
		return dueAt;
	}
	if ( now >= first + UNREAD_MS ) {
		return null;
	}
	if ( ! presence.isSettled ) {
		return now + SETTLING_MS;
	}
	return presence.isVisitorOnline( visitor.id ) ? now + LOOK_MS : null;
}

async function deliver( services: BackgroundServices, unseen: Unseen, signal: AbortSignal ): Promise< void > {
	const { conversation, visitor, answers } = unseen;
	const last = answers[ answers.length - 1 ] ?? answers[ 0 ];
	const claimed = await services.answerMails.claim( conversation, visitor, {
		from: answers[ 0 ].seq,
		upTo: last.seq,
	} );
	if ( claimed === null ) {
		return;
	}
	const mail = {
		template: 'answer',
		idempotencyKey: `answer:${ conversation.publicId }:${ claimed.seq }`,
		data: await present( services, unseen, claimed ),
	};
	try {
		await services.mail.send( mail, signal );
	} catch ( error ) {
		await services.answerMails.noteFailure( conversation.id );
		throw error;
	}
	await services.answerMails.noteSent( conversation.id, claimed.seq );
}

/** Writes what the mail is about, as its template in plugin/includes/Mail/Templates/ reads it. */
async function present(
	{ database, stores }: BackgroundServices,
	{ conversation, visitor, answers }: Unseen,
	{ seq, linkKey }: ClaimedMail
): Promise< object > {
	const due = answers.filter( ( answer ) => answer.seq <= seq );
	const { rows } = await stores.messages.listPage( database, {
		conversationId: conversation.id,
		includesInternal: false,
		before: answers[ 0 ].seq,
		limit: QUOTED,
	} );
	const time = new LocalTime( visitor.locale, visitor.timezone );
	const quote = ( { authorType, agentName, body, createdAt }: MessageDetails ) => ( {
		isVisitor: authorType === 'visitor',
		name: authorType === 'visitor' ? visitor.name : withoutDirectionMarks( agentName ?? '' ),
		time: time.moment( fromSqlTime( createdAt ) ),
		body,
	} );
	return {
		email: visitor.email,
		locale: visitor.locale,
		key: linkKey,
		answers: due.slice( 0, ANSWERS ).map( quote ),
		unquoted: Math.max( 0, due.length - ANSWERS ),
		earlier: rows.filter( ( { kind } ) => kind === 'text' ).map( quote ),
	};
}
