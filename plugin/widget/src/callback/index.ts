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
	/** What stands in the form: it is there again when the window was closed. */
	phone: string;
	/** ISO 8601; empty: as soon as possible. */
	at: string;
}

const initial: CallbackState = { dueId: null, step: 'no', problem: '', phone: '', at: '' };

/**
 * Offers an answer by email, or a call, to who has waited for some minutes or comes while nobody is there. `waiting` brings
 * it when that is so.
 */
export const callback: Feature< CallbackState > = {
	initial,
	reduce: { 'conversation.replaced': () => initial },
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
				const { dueId, step } = state.callback;
				if ( waiting?.kind !== 'chat' ) {
					return !! waiting;
				}
				// What was begun stays, also if somebody comes meanwhile.
				const isDue = step !== 'no' || dueId === waiting.id || availability?.status === 'offline';
				return isDue && !! ( chat.config.isCallbackOffered || visitor?.email );
			},
		},
	],
};

const waitingIn = ( { conversation: { current } }: State ) => ( current?.state === 'queued' ? current : null );
