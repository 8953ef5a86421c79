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
		if ( restUrl === null ) {
			return;
		}
		if ( ! settings.isAnswerMailOn ) {
			await found.passOver();
			return;
		}
		await found.eachUnseen( ( conversationId ) =>
			// One for a conversation: two at once would each send a link, of which one does not work.
			jobs.scheduleAnew( database, answerMail, {
				key: String( conversationId ),
				runAt: now,
				payload: { conversationId },
			} )
		);
	},
};
