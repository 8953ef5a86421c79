import { unreadOf } from '../conversation/state';
import type { Feature } from '../core/feature';
import type { State } from '../features';
import { __, sprintf } from '../i18n';
import './unread-badge.css';

/** Counts at the button that opens the chat what is unread. It comes after the launcher, whose label it replaces then. */
export const unreadBadge: Feature = {
	initial: {},
	start( chat ) {
		const { button } = chat.launcher;
		const badge = document.createElement( 'span' );
		badge.className = 'unread';
		button.append( badge );
		const show = ( { window, conversation }: State ) => {
			const unread = unreadOf( conversation );
			badge.textContent = unread > 0 ? String( unread ) : '';
			if ( unread > 0 ) {
				button.setAttribute( 'aria-label', labelOf( window.isOpen, unread ) );
			}
		};
		chat.onChange( show );
		// It comes with the first answer, which may be unread.
		show( chat.state );
	},
};

function labelOf( isOpen: boolean, unread: number ): string {
	const counted = isOpen
		? /* translators: %d: number of messages. */
			__( 'Close chat, %d unread', 'veranda' )
		: /* translators: %d: number of messages. */
			__( 'Open chat, %d unread', 'veranda' );
	return sprintf( counted, unread );
}
