import type { Feature } from '../core/feature';
import { RatingCard } from './rating-card';

export interface RatingState {
	/** From 1 to 5, chosen but not yet sent; 0: none. */
	score: number;
	/** Typed, but not yet sent. */
	comment: string;
	step: 'no' | 'sending' | 'failed';
}

const initial: RatingState = { score: 0, comment: '', step: 'no' };

/** Asks how a conversation was that somebody has answered. */
export const rating: Feature< RatingState > = {
	initial,
	reduce: { 'conversation.replaced': () => initial },
	parts: [
		{
			slot: 'ended',
			view: RatingCard,
			order: 10,
			// Where nobody has answered there is nothing to rate.
			isShown: ( { conversation: { current } }, { config } ) =>
				config.ratingKind !== 'off' && Boolean( current?.openedAt || current?.rating ),
		},
	],
};
