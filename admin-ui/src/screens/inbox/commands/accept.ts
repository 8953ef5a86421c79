import { __ } from '@wordpress/i18n';
import type { Command } from './command';

/** Assigns a waiting conversation to this agent and moves to the composer. */
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
