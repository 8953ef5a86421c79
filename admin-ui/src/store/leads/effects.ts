import type { Effects } from '../effects';
import type { Inbox } from '../types';

/** Many may come at once: the list is read after the last of them. */
const OUTDATED_MS = 1_000;

export function effects( { dispatch, select, session: { clock } }: Inbox ) {
	let timer: number | undefined;
	const outdate = () => {
		clock.clearTimeout( timer );
		timer = clock.setTimeout( () => dispatch.leadsOutdated(), OUTDATED_MS );
	};
	/** What they enter besides comes with an event of their conversation. */
	const reload = ( { conversation }: { conversation: { visitor: { id: string } } } ) => {
		const { id } = conversation.visitor;
		if ( id in select.getLeads().ofVisitors ) {
			void dispatch.loadVisitorLeads( id );
		}
	};
	return {
		events: {
			'lead.changed': outdate,
			'conversation.created': ( event ) => {
				reload( event );
				// A lead may have become a conversation.
				outdate();
			},
			'conversation.updated': reload,
		},
		// The event of a lead is gone once it is sent.
		onReload: outdate,
		onStop: () => clock.clearTimeout( timer ),
	} satisfies Effects;
}
