import type { Feature, ViewProps } from '../core/feature';
import { lazy } from '../core/lazy';
import type { State } from '../features';
import { __ } from '../i18n';

export interface EndingState {
	/** `failed`: the relay did not take it. */
	step: 'no' | 'asking' | 'sending' | 'failed';
}

const initial: EndingState = { step: 'no' };

/** Ends a conversation, after a question. */
export const ending: Feature< EndingState > = {
	initial,
	reduce: { 'conversation.replaced': () => initial, 'window.closed': () => initial },
	escape( chat ) {
		const isAsking = chat.state.ending.step !== 'no';
		chat.set( 'ending', initial );
		return isAsking;
	},
	parts: [
		{ slot: 'menu', view: EndEntry, order: 90, isShown: mayEnd },
		{
			slot: 'sheet',
			view: lazy( async () => ( await import( './end-confirmation' ) ).EndConfirmation ),
			order: 10,
			isShown: ( state ) => state.ending.step !== 'no',
		},
	],
};

function mayEnd( { session, conversation }: State ): boolean {
	return session.phase === 'ready' && conversation.current !== null && conversation.current.state !== 'closed';
}

function EndEntry( { chat }: ViewProps ) {
	return (
		<button type="button" onClick={ () => chat.set( 'ending', { step: 'asking' } ) }>
			{ __( 'End chat', 'veranda' ) }
		</button>
	);
}
