import { z } from 'zod';
import { fromSqlTime } from '../store/sql-time';
import { isoTime } from '../clock';
import { presentPhone } from '../phone';
import { presentForMail, readForMail } from './conversation-mail';
import { jobKind, type JobContext } from './job';

/** About a day, for a site whose mail does not work just now. */
const TRIES = 32;

/**
 * Tells the site's people by mail that a visitor has left a message, or wants to be called. Once for each thing that they
 * ask for: another number or another time is another one.
 */
export const visitorRequest = jobKind( {
	name: 'visitor_request',
	payload: z.strictObject( { conversationId: z.int().positive() } ),
	tries: TRIES,
	async run( { conversationId }, { services, signal }: JobContext ): Promise< void > {
		const found = await readForMail( services, conversationId );
		if ( found === null || found.wasLeft ) {
			return;
		}
		// Somebody may have answered before and be gone: as long as it is queued nobody has it.
		const { publicId, kind, state, callbackPhone, callbackAt } = found.conversation;
		if ( kind === 'chat' || state !== 'queued' ) {
			return;
		}
		const at = callbackAt === null ? null : fromSqlTime( callbackAt );
		const mail = {
			template: 'visitor_request',
			idempotencyKey: [
				'visitor_request',
				publicId,
				kind,
				callbackPhone?.replace( /\D/g, '' ) ?? '',
				at ?? '',
			].join( ':' ),
			data: {
				...presentForMail( found ),
				phone: callbackPhone && presentPhone( callbackPhone ),
				callAt: at === null ? null : isoTime( at ),
				timezone: found.visitor.timezone,
			},
		};
		await services.mail.send( mail, signal );
	},
} );
