import { isComposing } from '../../../../relay/client/is-composing';
import { render } from 'preact';
import type { Chat } from '../core/chat';
import { ChatWindow } from './chat-window';

/** Puts the chat's window into the launcher's shadow root and keeps it up to date. */
export function mount( chat: Chat ): void {
	const place = document.createElement( 'div' );
	// Before the launcher, so that Tab goes from the window to the button that closes it.
	const { container } = chat.launcher;
	container.prepend( place );
	// Wherever the focus is: in the window, on the launcher, on what stands beside it.
	container.addEventListener( 'keydown', ( event ) => {
		if ( event.key === 'Escape' && chat.state.window.isOpen && ! isComposing( event ) ) {
			event.stopPropagation();
			chat.escape();
		}
	} );
	const paint = () => {
		const { state } = chat;
		render( state.window.isOpen ? <ChatWindow state={ state } chat={ chat } /> : null, place );
	};
	chat.onChange( paint );
	paint();
}
