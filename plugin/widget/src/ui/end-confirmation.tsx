import { useEffect, useRef } from 'preact/hooks';
import type { ChatController } from '../chat-controller';
import { __ } from '../i18n';
import type { State } from '../state';

interface Props {
	state: State;
	controller: ChatController;
}

/** Asks before ending: it cannot be taken back by the visitor. */
export function EndConfirmation( { state, controller }: Props ) {
	const button = useRef< HTMLButtonElement >( null );
	useEffect( () => button.current?.focus(), [] );
	return (
		<div class="sheet" role="alertdialog" aria-labelledby="veranda-end">
			<p id="veranda-end">
				<strong>{ __( 'End this chat?', 'veranda' ) }</strong>
			</p>
			<p>{ __( 'You can start a new one at any time.', 'veranda' ) }</p>
			{ state.ending === 'failed' && (
				<p class="problem" role="alert">
					{ __( 'The chat could not be ended. Please try again.', 'veranda' ) }
				</p>
			) }
			<div class="actions">
				<button
					ref={ button }
					type="button"
					class="button"
					disabled={ state.ending === 'sending' }
					onClick={ () => void controller.end() }
				>
					{ __( 'End chat', 'veranda' ) }
				</button>
				<button type="button" class="link-button" onClick={ () => controller.askToEnd( false ) }>
					{ __( 'Go on chatting', 'veranda' ) }
				</button>
			</div>
		</div>
	);
}
