import type { Feature } from '../core/feature';
import { lazy } from '../core/lazy';
import type { State } from '../features';

export interface IntroductionState {
	/** `saved`: the visitor has left an address here; `done`: they would rather not. */
	step: 'no' | 'asking' | 'sending' | 'failed' | 'saved' | 'done';
}

/** Asks for an address to answer to, softly: nothing depends on it. When nobody is there, it is asked for first. */
export const introduction: Feature< IntroductionState > = {
	initial: { step: 'no' },
	parts: [
		{
			slot: 'card',
			view: lazy( async () => ( await import( './introduction-card' ) ).IntroductionCard ),
			order: 20,
			isShown: ( { conversation: { current }, introduction: { step }, session } ) =>
				step !== 'done' &&
				( step !== 'no' || ! session.visitor?.email ) &&
				// What was begun stays, also if somebody comes meanwhile.
				( current
					? current.state === 'queued' && current.kind !== 'callback'
					: step !== 'no' || isNobodyThere( session ) ),
		},
	],
};

/** Tells whether an answer will take until somebody is back. */
export function isNobodyThere( { availability }: State[ 'session' ] ): boolean {
	return availability?.status === 'offline';
}
