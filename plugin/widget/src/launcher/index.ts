import { unreadOf } from '../conversation/state';
import type { Feature } from '../core/feature';
import './unread-badge.css';
import { completeLauncher } from './unread-badge';

/** Shows at the button that opens the chat whether it is open, and what is unread. */
export const launcher: Feature = {
	initial: {},
	start( chat ) {
		const show = completeLauncher( chat.launcher );
		chat.onChange( ( { window, conversation } ) => show( window.isOpen, unreadOf( conversation ) ) );
	},
};
