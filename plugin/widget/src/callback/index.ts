import type { Feature } from '../core/feature';
import { lazy } from '../core/lazy';
import type { State } from '../features';

export interface CallbackState {
	/** The visitor has waited so long that they are offered something else. */
	isDue: boolean;
	/** `asking`: the form for a call is open. */
	step: 'no' | 'asking' | 'sending';
	/** What went wrong, as a sentence. */
	problem: string;
}

/** For pages of before there was a setting. */
const OFFER_MINUTES = 3;

/** Offers an answer by email, or a call, to who has waited for some minutes or comes while nobody is there. */
export const callback: Feature< CallbackState > = {
	initial: { isDue: false, step: 'no', problem: '' },
	start( chat ) {
		let waitingId: string;
		let timer: ReturnType< typeof setTimeout >;
		chat.onChange( () => {
			const waiting = waitingIn( chat.state );
			if ( waiting && waiting.id !== waitingId ) {
				waitingId = waiting.id;
				clearTimeout( timer );
				const offerAt =
					Date.parse( waiting.queuedAt ?? '' ) + ( chat.config.offerMinutes ?? OFFER_MINUTES ) * 60_000;
				timer = setTimeout( () => chat.set( 'callback', { isDue: true } ), offerAt - Date.now() );
			}
		} );
	},
	parts: [
		{
			slot: 'card',
			view: lazy( async () => ( await import( './callback-card' ) ).CallbackCard ),
			order: 15,
			isShown( state, chat ) {
				const kind = waitingIn( state )?.kind;
				const { availability, visitor } = state.session;
				return kind === 'chat'
					? ( state.callback.isDue || availability?.status === 'offline' ) &&
							!! ( chat.config.isCallbackOffered || visitor?.email )
					: !! kind;
			},
		},
	],
};

const waitingIn = ( { conversation: { current } }: State ) => ( current?.state === 'queued' ? current : null );
