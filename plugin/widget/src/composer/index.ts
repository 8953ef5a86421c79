import type { Feature } from '../core/feature';
import { Composer } from './composer';
import { keptDraft, setDraft } from './draft';

export interface ComposerState {
	/** What is being written. A visitor only ever writes to one conversation, or to a new one. */
	draft: string;
}

/** Where the visitor writes. */
export const composer: Feature< ComposerState > = {
	initial: { draft: '' },
	// What was written is still whoever's who sits here, unless it is known that they have gone.
	outlivesSession: true,
	start( chat ) {
		chat.set( 'composer', { draft: keptDraft( chat ) } );
		chat.onEvent( ( event ) => {
			if ( event.type === 'session.ended' && event.isForgotten ) {
				setDraft( chat, '' );
			}
		} );
	},
	parts: [ { slot: 'foot', view: Composer, order: 100 } ],
};
