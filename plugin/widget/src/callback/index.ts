import type { Feature } from '../core/feature';
import { lazy } from '../core/lazy';
import type { State } from '../features';
import { offeredAt } from '../waiting/offered-at';

export interface CallbackState {
	/** The conversation in which the visitor has waited so long that they are offered something else. */
	dueId: string | null;
	/** `asking`: the form for a call is open. */
	step: 'no' | 'asking' | 'sending';
	/** What went wrong, as a sentence. */
	problem: string;
}

/**
 * Offers an answer by email, or a call, to who has waited for some minutes or comes while nobody is there. `waiting` brings
 * it when that is so.
 */
export const callback: Feature< CallbackState > = {
	initial: { dueId: null, step: 'no', problem: '' },
	start( chat ) {
		let waitingId: string;
		let timer: ReturnType< typeof setTimeout >;
		const listen = () => {
			const waiting = waitingIn( chat.state );
			if ( waiting && waiting.id !== waitingId ) {
				const { id } = waiting;
				waitingId = id;
				clearTimeout( timer );
				timer = setTimeout(
					() => chat.set( 'callback', { dueId: id } ),
					offeredAt( chat.config, waiting ) - Date.now()
				);
			}
		};
		chat.onChange( listen );
		listen();
	},
	parts: [
		{
			slot: 'card',
			view: lazy( async () => ( await import( './callback-card' ) ).CallbackCard ),
			order: 15,
			isShown( state, chat ) {
				const waiting = waitingIn( state );
				const { availability, visitor } = state.session;
				return waiting?.kind === 'chat'
					? ( state.callback.dueId === waiting.id || availability?.status === 'offline' ) &&
							!! ( chat.config.isCallbackOffered || visitor?.email )
					: !! waiting;
			},
		},
	],
};

const waitingIn = ( { conversation: { current } }: State ) => ( current?.state === 'queued' ? current : null );
