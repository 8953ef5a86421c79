import { FIRST_LOOK_MS, missedChat } from '../jobs/missed-chat';
import { reaction } from './reaction';

/**
 * Plans a look at each conversation that is new or in the queue again, whether somebody has answered, where there is a
 * WordPress to send the mail.
 */
export const missedChats = reaction( {
	name: 'missed_chat',
	on: [ 'conversation.created', 'conversation.assigned', 'conversation.updated' ],
	async handle( event, { tx, now, services } ) {
		const { type, conversationId } = event;
		if ( type === 'conversation.updated' && ! event.data?.isQueuedAgain ) {
			return;
		}
		const { restUrl, settings } = await services.siteSettings.get( tx );
		if ( restUrl === null || ! settings.isMissedChatMailOn ) {
			return;
		}
		if ( type !== 'conversation.created' ) {
			const row = await services.stores.conversations.find( tx, conversationId );
			if ( row?.state !== 'queued' ) {
				return;
			}
		}
		await services.jobs.schedule( tx, missedChat, {
			key: String( conversationId ),
			runAt: now + FIRST_LOOK_MS,
			payload: { conversationId },
		} );
	},
} );
