import { __ } from '@wordpress/i18n';
import { isActive, type Command } from './command';

/** Ends a conversation by a button; the key asks first. */
export const close: Command = {
	name: 'close',
	label: () => __( 'End conversation', 'veranda' ),
	isPossible: isActive,
	run: ( { conversation, actions } ) => void ( conversation && actions.closeConversation( conversation.id ) ),
	button: { variant: 'secondary', isShown: ( { conversation } ) => conversation?.state === 'open' },
	isInMenu: true,
};
