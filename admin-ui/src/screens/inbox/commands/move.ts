import { __ } from '@wordpress/i18n';
import { moveFocus } from '../list/move-focus';
import type { Command } from './command';

export const nextConversation: Command = {
	name: 'next',
	label: () => __( 'Next conversation', 'veranda' ),
	keys: [ 'j' ],
	listKeys: [ 'ArrowDown' ],
	isPossible: () => true,
	run: () => moveFocus( 1 ),
};

export const previousConversation: Command = {
	name: 'previous',
	label: () => __( 'Previous conversation', 'veranda' ),
	keys: [ 'k' ],
	listKeys: [ 'ArrowUp' ],
	isPossible: () => true,
	run: () => moveFocus( -1 ),
};
