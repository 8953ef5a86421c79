import { __ } from '@wordpress/i18n';
import type { Command } from '../commands/command';

/** Ends a conversation as spam; the snackbar undoes it. */
export const markSpam: Command = {
	name: 'spam',
	label: () => __( 'Mark as spam', 'veranda' ),
	isPossible: ( { conversation } ) => conversation !== null && ! conversation.isSpam,
	run: ( { conversation, actions } ) => void ( conversation && actions.setSpam( conversation.id, true ) ),
	isInMenu: true,
};

/** Makes what was taken for spam what it was before. */
export const unmarkSpam: Command = {
	name: 'no spam',
	label: () => __( 'This is not spam', 'veranda' ),
	isPossible: ( { conversation } ) => conversation !== null && conversation.isSpam,
	run: ( { conversation, actions } ) => void ( conversation && actions.setSpam( conversation.id, false ) ),
	isInMenu: true,
};
