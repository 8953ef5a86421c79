import { __ } from '@wordpress/i18n';
import { ShortcutsModal } from '../shortcuts/shortcuts-modal';
import type { Command } from './command';

/** Lists the keyboard shortcuts. */
export const help: Command = {
	name: 'help',
	label: () => __( 'Keyboard shortcuts', 'veranda' ),
	keys: [ '?' ],
	keyLabel: () => __( 'Show these keys', 'veranda' ),
	isPossible: () => true,
	isAboutInbox: true,
	Dialog: ShortcutsModal,
};
