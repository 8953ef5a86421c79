import type { Chat } from '../core/chat';

const KEY = 'sound';
const OFF = 'off';

/** Takes over what the visitor has chosen, here before or in another tab. */
export function followChoice( chat: Chat ): void {
	const read = () => chat.set( 'sound', { isMuted: chat.storage.get( KEY ) === OFF } );
	read();
	chat.storage.onChange( ( key ) => key === KEY && read() );
}

/** Keeps for this browser whether the visitor wants sounds. */
export function choose( chat: Chat, isMuted: boolean ): void {
	if ( isMuted ) {
		chat.storage.set( KEY, OFF );
	} else {
		chat.storage.remove( KEY );
	}
	chat.set( 'sound', { isMuted } );
}
