import type { ViewProps } from '../core/feature';
import { Slot } from '../core/slot';
import { __ } from '../i18n';
import './ended-card.css';

/** After the end: what features have to say or ask, and the way to a new chat. */
export function EndedCard( { state, chat }: ViewProps ) {
	return (
		<div class="ended">
			<Slot name="ended" state={ state } chat={ chat } />
			<button
				data-first
				type="button"
				class="button"
				onClick={ () => chat.dispatch( { type: 'conversation.requested' } ) }
			>
				{ __( 'Start a new chat', 'veranda' ) }
			</button>
		</div>
	);
}
