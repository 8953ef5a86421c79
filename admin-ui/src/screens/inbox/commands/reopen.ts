import { __ } from '@wordpress/i18n';
import type { Command } from './command';

/** Takes an ended conversation up again. */
export const reopen: Command = {
	name: 'reopen',
	label: () => __( 'Reopen', 'veranda' ),
	isPossible: ( { conversation } ) => conversation?.state === 'closed',
	run: ( { conversation, actions } ) => void ( conversation && actions.reopenConversation( conversation.id ) ),
	button: { variant: 'primary' },
};
