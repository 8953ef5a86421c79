import { __ } from '@wordpress/i18n';
import type { Command } from './command';

/** Returns a conversation to the queue. */
export const returnToQueue: Command = {
	name: 'return-to-queue',
	label: () => __( 'Return to the queue', 'veranda' ),
	isPossible: ( { conversation } ) => conversation?.state === 'open',
	run: ( { conversation, actions } ) => void ( conversation && actions.passConversation( conversation.id, null ) ),
	isInMenu: true,
};
