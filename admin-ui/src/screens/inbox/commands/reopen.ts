import { __ } from '@wordpress/i18n';
import type { Command } from './command';

/** Reopens an ended conversation. */
export const reopen: Command = {
	name: 'reopen',
	label: () => __( 'Reopen', 'veranda' ),
	isPossible: ( { conversation } ) => conversation?.state === 'closed',
	run: ( { conversation, actions } ) => void ( conversation && actions.reopenConversation( conversation.id ) ),
	button: { variant: 'primary' },
};
