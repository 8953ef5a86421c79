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
			isShown: ( state ) =>
				state.conversation.current
					? state.conversation.current.state === 'queued'
					: visibleEntries( state ).length > 0,
		},
	],
};
