import { visitorRequest } from '../jobs/visitor-request';
import { reaction } from './reaction';

/** What somebody writes right after asking is in the mail, too. */
const SOON_MS = 10_000;

/** Plans a mail about those who leave a message or want to be called, where there is a WordPress to send it. */
export const visitorRequests = reaction( {
	name: 'visitor_request',
	on: [ 'conversation.created', 'conversation.updated' ],
	async handle( { conversationId }, { tx, now, services } ) {
		const row = await services.stores.conversations.find( tx, conversationId );
		if ( row === null || row.kind === 'chat' || row.state !== 'queued' ) {
			return;
		}
		const { restUrl } = await services.siteSettings.get( tx );
		if ( restUrl !== null ) {
			await services.jobs.scheduleAnew( tx, visitorRequest, {
				key: String( conversationId ),
				runAt: now + SOON_MS,
				payload: { conversationId },
			} );
		}
	},
} );
