import type { Feature } from '../core/feature';
import { Composer } from './composer';
import { keptDraft, send, setDraft } from './draft';

export interface ComposerState {
	/** What is being written. A visitor only ever writes to one conversation, or to a new one. */
	draft: string;
	/** What is sent as soon as it is known who is here. */
	held: string;
}

/** Where the visitor writes. */
export const composer: Feature< ComposerState > = {
	initial: { draft: '', held: '' },
	// What was written is still whoever's who sits here, unless it is known that they have gone.
	outlivesSession: true,
	start( chat ) {
		chat.set( 'composer', { draft: keptDraft( chat ) } );
		chat.onEvent( ( event ) => {
			const { held } = chat.state.composer;
			if ( event.type === 'session.ended' && event.isForgotten ) {
				setDraft( chat, '' );
			} else if ( event.type === 'session.begun' && held ) {
				chat.set( 'composer', { held: '' } );
				send( chat, held );
			}
		} );
	},
	parts: [ { slot: 'foot', view: Composer, order: 100 } ],
};
