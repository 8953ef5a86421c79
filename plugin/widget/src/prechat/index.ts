import type { PrechatForm } from '../../../../relay/protocol';
import { visibleEntries } from '../conversation/state';
import type { Feature } from '../core/feature';
import { lazy } from '../core/lazy';

export interface PrechatState {
	/** What is asked before the first message; null: nothing. */
	form: PrechatForm | null;
	isDone: boolean;
}

/** Asks what the owner wants to know before the chat begins. */
export const prechat: Feature< PrechatState > = {
	initial: { form: null, isDone: false },
	reduce: {
		'session.begun': ( _slice, { prechatForm } ) => ( { form: prechatForm, isDone: false } ),
		'conversation.requested': ( slice ) => ( { ...slice, isDone: false } ),
	},
	parts: [
		{
			slot: 'screen',
			view: lazy( async () => ( await import( './prechat-form' ) ).PrechatFormView ),
			order: 50,
			isShown: ( state ) =>
				!! state.prechat.form &&
				! state.prechat.isDone &&
				! state.conversation.current &&
				! visibleEntries( state ).length,
		},
	],
};
