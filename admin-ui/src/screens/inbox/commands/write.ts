import { __ } from '@wordpress/i18n';
import { isActive, type Command } from './command';

export const reply: Command = {
	name: 'reply',
	label: () => __( 'Write a reply', 'veranda' ),
	keys: [ 'r' ],
	isPossible: isActive,
	run: ( { write } ) => write( 'text' ),
};

export const note: Command = {
	name: 'note',
	label: () => __( 'Write a note', 'veranda' ),
	keys: [ 'n' ],
	isPossible: isActive,
	run: ( { write } ) => write( 'note' ),
};
