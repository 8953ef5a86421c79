import type { Feature } from '../core/feature';
import { EndedCard } from './ended-card';

/** What stands below a conversation that has ended. Until it is there, whatever is written begins a new one. */
export const ended: Feature = {
	initial: {},
	parts: [
		{
			slot: 'foot',
			view: EndedCard,
			order: 10,
			isShown: ( { conversation } ) => conversation.current?.state === 'closed',
		},
	],
};
