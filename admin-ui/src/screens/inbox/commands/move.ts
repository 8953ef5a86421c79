import { __ } from '@wordpress/i18n';
import { focusNeighbour } from '../list/focus-neighbour';
import type { Command } from './command';

export const nextConversation: Command = {
	name: 'next',
	label: () => __( 'Next conversation', 'veranda' ),
	keys: [ 'j' ],
	listKeys: [ 'ArrowDown' ],
	isPossible: () => true,
	run: () => focusNeighbour( 1 ),
};

export const previousConversation: Command = {
	name: 'previous',
	label: () => __( 'Previous conversation', 'veranda' ),
	keys: [ 'k' ],
	listKeys: [ 'ArrowUp' ],
	isPossible: () => true,
	run: () => focusNeighbour( -1 ),
};
