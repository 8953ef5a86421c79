import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch }: Inbox ) {
	return {
		events: {
			'availability.changed': ( { availability } ) => dispatch.availabilityReceived( availability ),
			'presence.changed': ( { agent } ) => dispatch.agentChanged( agent ),
		},
		onReload: () => dispatch.loadAgents(),
	} satisfies Effects;
}
