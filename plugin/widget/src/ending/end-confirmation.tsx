import { __ } from '../i18n';
import type { ViewProps } from '../components/props';

/** Asks before ending: the visitor cannot take it back. */
export function EndConfirmation( { state, controller }: ViewProps ) {
	return (
		<div class="sheet" role="alertdialog" aria-labelledby="end-title">
			<p id="end-title">
				<strong>{ __( 'End this chat?', 'veranda' ) }</strong>
			</p>
			<p>{ __( 'You can start a new one at any time.', 'veranda' ) }</p>
			{ state.ending === 'failed' && (
				<p class="is-problem" role="alert">
					{ __( 'That did not work. Please try again.', 'veranda' ) }
				</p>
			) }
			<div class="actions">
				<button
					ref={ focus }
					type="button"
					class="button"
					disabled={ state.ending === 'sending' }
					onClick={ () => void controller.end() }
				>
					{ __( 'End chat', 'veranda' ) }
				</button>
				<button type="button" class="link-button" onClick={ () => controller.set( { ending: 'no' } ) }>
					{ __( 'Go on chatting', 'veranda' ) }
				</button>
			</div>
		</div>
	);
}

/** The same function each time, so that it is called when the button appears, and only then. */
function focus( element: HTMLElement | null ): void {
	element?.focus();
}
