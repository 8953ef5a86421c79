import { __ } from '@wordpress/i18n';
import { isActive, type Command } from './command';

/** Ends a conversation. */
export const close: Command = {
	name: 'close',
	label: () => __( 'End conversation', 'veranda' ),
	keys: [ 'e' ],
	keyLabel: () => __( 'End the conversation', 'veranda' ),
	isPossible: isActive,
	run: ( { conversation, actions } ) => void ( conversation && actions.closeConversation( conversation.id ) ),
	button: { variant: 'secondary', isShown: ( { conversation } ) => conversation?.state === 'open' },
	isInMenu: true,
};
