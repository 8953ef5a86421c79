import { __ } from '@wordpress/i18n';
import { isActive, type Command, type CommandContext } from './command';

export const reply: Command = {
	name: 'reply',
	label: () => __( 'Write a reply', 'veranda' ),
	keys: [ 'r' ],
	isPossible: isActive,
	run: ( context ) => write( context, 'text' ),
};

export const note: Command = {
	name: 'note',
	label: () => __( 'Write a note', 'veranda' ),
	keys: [ 'n' ],
	isPossible: isActive,
	run: ( context ) => write( context, 'note' ),
};

function write( { conversation, actions, focusComposer }: CommandContext, kind: 'text' | 'note' ): void {
	if ( conversation ) {
		void actions.chooseDraftKind( conversation.id, kind );
		focusComposer();
	}
}
