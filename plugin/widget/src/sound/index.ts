import { playSound } from '../../../../relay/client/play-sound';
import type { Feature } from '../core/feature';
import { unreadMessages } from '../conversation/state';
import { isLooking } from '../window/is-looking';
import { followChoice } from './choice';
import { SoundEntry } from './sound-entry';

export interface SoundState {
	/** The visitor wants none. */
	isMuted: boolean;
}

/** The last answer that there was a sound for, on any page, as `CONVERSATION:SEQ`. */
const HEARD_KEY = 'heard';
/** Another tab may show the answer: then this one is told at once that it has been read. */
const WAIT_MS = 400;

/** Plays a soft sound when an answer comes that the visitor does not see, if the owner and the visitor want that. */
export const sound: Feature< SoundState > = {
	initial: { isMuted: false },
	// It is about ears, not about a person.
	outlivesSession: true,
	start( chat ) {
		const { config, storage } = chat;
		const findUnheard = () => {
			const newest = isLooking( chat.state ) ? undefined : unreadMessages( chat.state.conversation ).pop();
			const key = newest && `${ newest.conversationId }:${ newest.seq }`;
			return key === storage.get( HEARD_KEY ) ? undefined : key;
		};
		const announce = () => {
			const key = findUnheard();
			if ( key && config.isSoundOn && ! chat.state.sound.isMuted ) {
				storage.set( HEARD_KEY, key );
				playSound( `veranda:${ config.siteId }:${ key }` );
			}
		};
		const hear = () => findUnheard() && setTimeout( announce, WAIT_MS );
		followChoice( chat );
		chat.onEvent( ( { type } ) => type === 'message.created' && hear() );
		// It comes with the first answer.
		hear();
	},
	parts: [
		{ slot: 'menu', view: SoundEntry, order: 20, isShown: ( _state, { config } ) => config.isSoundOn === true },
	],
};
