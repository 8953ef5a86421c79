import { isComposing } from '../../../../relay/client/is-composing';
import { MESSAGE_CHARACTERS } from '../browser/limits';
import { Icon, UP } from '../components/icon';
import type { ViewProps } from '../core/feature';
import { Slot } from '../core/slot';
import { __, sprintf } from '../i18n';
import './composer.css';
import { sendDraft, setDraft } from './draft';

/** From here on the number of characters is shown. */
const COUNT_FROM = MESSAGE_CHARACTERS * 0.9;

/** Where the visitor writes. Enter sends, except while an input method is composing. */
export function Composer( { state, chat }: ViewProps ) {
	const { draft, held } = state.composer;
	const isTooLong = draft.length > MESSAGE_CHARACTERS;
	const maySend = draft.trim() !== '' && ! isTooLong;
	const send = ( event: Event ) => {
		event.preventDefault();
		if ( maySend ) {
			sendDraft( chat );
		}
	};
	const handleKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === 'Enter' && ! event.shiftKey && ! isComposing( event ) ) {
			send( event );
		}
	};

	return (
		<form class="composer" onSubmit={ send }>
			<div class="composer-box">
				<textarea
					ref={ ( element ) => fit( element ) }
					data-first
					rows={ 1 }
					// An empty field is aligned as the page is, not as its first letter will be.
					dir={ draft ? 'auto' : undefined }
					aria-label={ __( 'Your message', 'veranda' ) }
					placeholder={ __( 'Write a message…', 'veranda' ) }
					enterkeyhint="send"
					value={ draft }
					onInput={ ( event ) => setDraft( chat, event.currentTarget.value ) }
					onKeyDown={ handleKeyDown }
				/>
				<Slot name="tool" state={ state } chat={ chat } />
				<button
					type="submit"
					class="send"
					aria-busy={ held !== '' }
					aria-label={ __( 'Send', 'veranda' ) }
					disabled={ ! maySend }
					// The field keeps the focus, and a phone its keyboard.
					onPointerDown={ ( event ) => event.preventDefault() }
				>
					<Icon path={ UP } />
				</button>
			</div>
			{ draft.length >= COUNT_FROM && (
				<p class={ isTooLong ? 'below is-problem' : 'below' } role="status">
					{ countOf( draft ) }
				</p>
			) }
		</form>
	);
}

function countOf( draft: string ): string {
	/* translators: 1: characters written, 2: characters allowed. */
	return sprintf( __( '%1$d of %2$d characters', 'veranda' ), draft.length, MESSAGE_CHARACTERS );
}

/** Lets the field grow with its text; the style sheet stops it at five lines. */
function fit( element: HTMLTextAreaElement | null ): void {
	if ( element ) {
		element.style.height = 'auto';
		element.style.height = `${ element.scrollHeight }px`;
	}
}
