import type { Feature } from '../core/feature';
import './complete-launcher.css';
import { completeLauncher } from './complete-launcher';

/** Shows at the button that opens the chat whether it is open. */
export const launcher: Feature = {
	initial: {},
	start( chat ) {
		const show = completeLauncher( chat.launcher );
		chat.onChange( ( { window } ) => show( window.isOpen ) );
	},
};
