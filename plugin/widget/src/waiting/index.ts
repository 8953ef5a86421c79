import { visibleEntries } from '../conversation/state';
import type { Feature } from '../core/feature';
import { Waiting } from './waiting';

/** What one should know until somebody answers. */
export const waiting: Feature = {
	initial: {},
	parts: [
		{
			slot: 'card',
			view: Waiting,
			order: 10,
			isShown( state ) {
				const { current } = state.conversation;
				// Who has left a message or wants a call stands in no queue.
				return current
					? current.state === 'queued' && current.kind === 'chat'
					: visibleEntries( state ).length > 0;
			},
		},
	],
};
