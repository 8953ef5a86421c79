import { render } from 'preact';
import { applyStyles } from '../browser/apply-styles';
import type { ChatController } from '../chat-controller';
import type { Launcher } from '../launcher/launcher';
import { ChatWindow } from './chat-window';
import css from './styles.css';

/** Puts the chat's window into the launcher's shadow root and keeps it up to date. */
export function mount( { root, container }: Launcher, controller: ChatController ): void {
	applyStyles( root, css );
	const place = document.createElement( 'div' );
	// Before the launcher, so that Tab goes from the window to the button that closes it.
	container.prepend( place );
	const paint = () => {
		const { state } = controller;
		render( state.isOpen ? <ChatWindow state={ state } controller={ controller } /> : null, place );
	};
	controller.onPaint = paint;
	paint();
}
