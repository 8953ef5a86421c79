import type { Feature, ViewProps } from '../core/feature';
import { lazy } from '../core/lazy';
import { __ } from '../i18n';

export interface IntroductionState {
	/** `done`: the visitor has answered, or would rather not. */
	step: 'no' | 'asking' | 'sending' | 'failed' | 'done';
}

const Form = lazy( async () => ( await import( './introduction-form' ) ).IntroductionForm );

/** Asks who is there, softly: nothing depends on the answer. */
export const introduction: Feature< IntroductionState > = {
	initial: { step: 'no' },
	reduce: { 'session.begun': ( slice, { visitor } ) => ( visitor.email ? { step: 'done' } : slice ) },
	parts: [
		{
			slot: 'card',
			view: Introduction,
			order: 20,
			isShown: ( { conversation, introduction: { step } } ) =>
				conversation.current?.state === 'queued' && step !== 'done',
		},
	],
};

function Introduction( { state, chat }: ViewProps ) {
	return state.introduction.step === 'no' ? (
		<button type="button" class="link-button" onClick={ () => chat.set( 'introduction', { step: 'asking' } ) }>
			{ __( 'Leave your email address', 'veranda' ) }
		</button>
	) : (
		<Form state={ state } chat={ chat } />
	);
}
