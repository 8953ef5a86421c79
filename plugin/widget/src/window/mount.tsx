import { render } from 'preact';
import type { Chat } from '../core/chat';
import { ChatWindow } from './chat-window';

/** Puts the chat's window into the launcher's shadow root and keeps it up to date. */
export function mount( chat: Chat ): void {
	const place = document.createElement( 'div' );
	// Before the launcher, so that Tab goes from the window to the button that closes it.
	chat.launcher.container.prepend( place );
	const paint = () => {
		const { state } = chat;
		render( state.window.isOpen ? <ChatWindow state={ state } chat={ chat } /> : null, place );
	};
	chat.onChange( paint );
	paint();
}
