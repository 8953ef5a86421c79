import { z } from 'zod';
import { withoutDirectionMarks } from '../direction-marks';
import { LocalTime } from '../local-time';
import { fromSqlTime } from '../store/sql-time';
import { jobKind, type JobContext } from './job';

/** Entries that are read, and characters of messages that a mail has at most. */
const ENTRIES = 300;
const CHARACTERS = 200_000;
/** A few hours: whoever asked for it waits. */
const TRIES = 14;

/** Mails a visitor what was said in a conversation, because somebody asked for it; never notes. */
export const transcriptMail = jobKind( {
	name: 'transcript_mail',
	payload: z.strictObject( {
		conversationId: z.int().positive(),
		/** Names this mail, however often it is tried. */
		key: z.string(),
	} ),
	tries: TRIES,
	async run( { conversationId, key }, { services, signal }: JobContext ): Promise< void > {
		const { database, stores, mail } = services;
		const conversation = await stores.conversations.find( database, conversationId );
		const visitor = conversation && ( await stores.visitors.find( database, conversation.visitorId ) );
		if ( ! visitor?.email ) {
			return;
		}
		const { rows, hasMore } = await stores.messages.listPage( database, {
			conversationId,
			includesInternal: false,
			limit: ENTRIES,
		} );
		const texts = rows.filter( ( { kind } ) => kind === 'text' );
		const kept = fitting( texts );
		const time = new LocalTime( visitor.locale, visitor.timezone );
		const data = {
			email: visitor.email,
			locale: visitor.locale,
			isShortened: hasMore || kept.length < texts.length,
			messages: kept.map( ( { authorType, agentName, body, createdAt } ) => ( {
				isVisitor: authorType === 'visitor',
				name: authorType === 'visitor' ? visitor.name : withoutDirectionMarks( agentName ?? '' ),
				time: time.moment( fromSqlTime( createdAt ) ),
				body,
			} ) ),
		};
		await mail.send( { template: 'transcript', idempotencyKey: key, data }, signal );
	},
} );

/** Returns the newest of these messages, as many as fit into a mail. */
function fitting< M extends { body: string } >( messages: readonly M[] ): readonly M[] {
	let characters = 0;
	const first = messages.findLastIndex( ( { body } ) => ( characters += body.length ) > CHARACTERS );
	return messages.slice( first + 1 );
}
