import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch, select }: Inbox ) {
	/** What they enter besides comes with an event of their conversation. */
	const reload = ( { conversation }: { conversation: { visitor: { id: string } } } ) => {
		const { id } = conversation.visitor;
		if ( id in select.getLeads().ofVisitors ) {
			void dispatch.loadVisitorLeads( id );
		}
	};
	return {
		events: { 'conversation.created': reload, 'conversation.updated': reload },
	} satisfies Effects;
}
