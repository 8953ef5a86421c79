import { answerMail } from './answer-mail';
import type { RecurringJob } from './job';

/**
 * Plans a look at each conversation with answers that its visitor has not seen. Not a reaction to messages: most of them
 * are seen at once, and each would cost a transaction.
 */
export const answerMails: RecurringJob = {
	name: 'answer_mails',
	everyMs: 10_000,
	async run( { services, now } ) {
		const { database, siteSettings, answerMails: found, jobs } = services;
		const { restUrl, settings } = await siteSettings.get();
		if ( restUrl === null || ! settings.isAnswerMailOn ) {
			return;
		}
		for ( const { id, lastPublicSeq } of await found.listUnseen() ) {
			await jobs.schedule( database, answerMail, {
				// A job that is under way has not seen what came since.
				key: `${ id }:${ lastPublicSeq }`,
				runAt: now,
				payload: { conversationId: id },
			} );
		}
	},
};
