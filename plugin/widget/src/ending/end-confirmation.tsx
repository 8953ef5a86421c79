import { closeConversation } from '../../../../relay/client/calls/conversations';
import { changeConversation } from '../conversation/change';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import '../components/forms.css';
import './sheet.css';

/** Asks before ending: the visitor cannot take it back. */
export function EndConfirmation( { state, chat }: ViewProps ) {
	const { step } = state.ending;
	return (
		<div class="sheet" role="alertdialog" aria-labelledby="end-title">
			<p id="end-title">
				<strong>{ __( 'End this chat?', 'veranda' ) }</strong>
			</p>
			<p>{ __( 'You can start a new one at any time.', 'veranda' ) }</p>
			{ step === 'failed' && (
				<p class="is-problem" role="alert">
					{ __( 'That did not work. Please try again.', 'veranda' ) }
				</p>
			) }
			<div class="actions">
				<button
					ref={ focus }
					type="button"
					class="button"
					disabled={ step === 'sending' }
					onClick={ () => void end( chat ) }
				>
					{ __( 'End chat', 'veranda' ) }
				</button>
				<button type="button" class="link-button" onClick={ () => chat.set( 'ending', { step: 'no' } ) }>
					{ __( 'Keep chatting', 'veranda' ) }
				</button>
			</div>
		</div>
	);
}

/** The same function each time, so that it is called when the button appears, and only then. */
function focus( element: HTMLElement | null ): void {
	element?.focus();
}

async function end( chat: Chat ): Promise< void > {
	chat.set( 'ending', { step: 'sending' } );
	const isDone = await changeConversation( chat, closeConversation );
	chat.set( 'ending', { step: isDone ? 'no' : 'failed' } );
}
