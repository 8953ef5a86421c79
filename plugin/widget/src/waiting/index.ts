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
			isShown: ( state ) =>
				state.conversation.current
					? state.conversation.current.state === 'queued'
					: visibleEntries( state ).length > 0,
		},
	],
};
