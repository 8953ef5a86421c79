import { __ } from '@wordpress/i18n';
import type { Command } from './command';

/** Saves what was written to each other as a page; never notes. */
export const saveTranscript: Command = {
	name: 'save-transcript',
	label: () => __( 'Download transcript', 'veranda' ),
	isPossible: ( { conversation } ) => conversation !== null,
	run: ( { conversation, actions } ) => void ( conversation && actions.saveTranscript( conversation.id ) ),
	isInMenu: true,
};

/** Prints the same. */
export const printTranscript: Command = {
	name: 'print-transcript',
	label: () => __( 'Print transcript', 'veranda' ),
	keys: [ 'p' ],
	isPossible: ( { conversation } ) => conversation !== null,
	run: ( { conversation, actions } ) => void ( conversation && actions.printTranscript( conversation.id ) ),
	isInMenu: true,
};
