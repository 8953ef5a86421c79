import type { Feature, ViewProps } from '../core/feature';
import { lazy } from '../core/lazy';
import { __ } from '../i18n';
import type { State } from '../features';

export interface IntroductionState {
	/** `saved`: the visitor has left an address here; `done`: they would rather not. */
	step: 'no' | 'asking' | 'sending' | 'failed' | 'saved' | 'done';
	/** What stands in the fields, as far as it was typed: it is there again when the card comes back. */
	name?: string | undefined;
	email?: string | undefined;
}

const IntroductionCard = lazy( async () => ( await import( './introduction-card' ) ).IntroductionCard );

/** Until it is wanted it is a link, and weighs no more. */
function Introduction( props: ViewProps ) {
	const { introduction: current, session } = props.state;
	return current.step === 'no' && ! session.visitor?.email && ! isNobodyThere( session ) ? (
		<button
			type="button"
			class="link-button"
			onClick={ () => props.chat.set( 'introduction', { step: 'asking' } ) }
		>
			{ __( 'Leave your email address', 'veranda' ) }
		</button>
	) : (
		<IntroductionCard { ...props } />
	);
}

/** Asks for an address to answer to, softly: nothing depends on it. When nobody is there, it is asked for first. */
export const introduction: Feature< IntroductionState > = {
	initial: { step: 'no' },
	parts: [
		{
			slot: 'card',
			view: Introduction,
			order: 20,
			isShown: ( { conversation: { current }, introduction: { step }, session, callback } ) =>
				step !== 'done' &&
				// Whom WordPress knows need not be asked, nor who is just saying when to call them.
				( step !== 'no' || ! session.visitor?.verified ) &&
				( callback?.step ?? 'no' ) === 'no' &&
				// What was begun stays, also if somebody comes meanwhile.
				( current
					? current.state === 'queued' && current.kind !== 'callback'
					: step !== 'no' || isNobodyThere( session ) ),
		},
	],
};

/** Tells whether an answer will take until somebody is back. */
export function isNobodyThere( { availability }: State[ 'session' ] ): boolean {
	return availability?.status === 'offline';
}
