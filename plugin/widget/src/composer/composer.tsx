import { LIMITS } from '../../../../relay/protocol/limits';
import { __, sprintf } from '../i18n';
import { Icon, UP } from '../components/icon';
import type { ViewProps } from '../components/props';

/** From here on the number of characters is shown. */
const COUNT_FROM = LIMITS.messageCharacters * 0.9;

/** Where the visitor writes. Enter sends, except while an input method is composing. */
export function Composer( { state, controller }: ViewProps ) {
	const { draft } = state;
	const isTooLong = draft.length > LIMITS.messageCharacters;
	const maySend = draft.trim() !== '' && ! isTooLong;
	const send = ( event: Event ) => {
		event.preventDefault();
		if ( maySend ) {
			controller.send( draft );
		}
	};
	const handleKeyDown = ( event: KeyboardEvent ) => {
		// Safari ends the composition before the key arrives; 229 tells it all the same.
		const isComposing = event.isComposing || event.keyCode === 229;
		if ( event.key === 'Enter' && ! event.shiftKey && ! isComposing ) {
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
					onInput={ ( event ) => controller.setDraft( event.currentTarget.value ) }
					onKeyDown={ handleKeyDown }
				/>
				<button
					type="submit"
					class="send"
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
	return sprintf( __( '%1$d of %2$d characters', 'veranda' ), draft.length, LIMITS.messageCharacters );
}

/** Lets the field grow with its text; the style sheet stops it at five lines. */
function fit( element: HTMLTextAreaElement | null ): void {
	if ( element ) {
		element.style.height = 'auto';
		element.style.height = `${ element.scrollHeight }px`;
	}
}
