import { visibleEntries } from '../conversation/state';
import type { Feature } from '../core/feature';
import { lazy } from '../core/lazy';

/** What one should know until somebody answers. */
export const waiting: Feature = {
	initial: {},
	parts: [
		{
			slot: 'card',
			view: lazy( async () => ( await import( './waiting' ) ).Waiting ),
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
