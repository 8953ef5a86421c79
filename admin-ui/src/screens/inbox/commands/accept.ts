import { __ } from '@wordpress/i18n';
import type { Command } from './command';

/** Takes a conversation from the queue; one can write at once. */
export const accept: Command = {
	name: 'accept',
	label: () => __( 'Accept', 'veranda' ),
	keys: [ 'a' ],
	keyLabel: () => __( 'Accept the conversation', 'veranda' ),
	isPossible: ( { conversation } ) => conversation?.state === 'queued',
	run: ( { conversation, actions, focusComposer } ) => {
		if ( conversation ) {
			void actions.acceptConversation( conversation.id );
			focusComposer();
		}
	},
	button: { variant: 'primary' },
};
