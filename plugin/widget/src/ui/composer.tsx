import { useLayoutEffect, useRef } from 'preact/hooks';
import { LIMITS } from '../../../../relay/protocol/limits';
import type { ChatController } from '../chat-controller';
import { __, sprintf } from '../i18n';
import type { State } from '../state';
import { SendIcon } from './icons';

interface Props {
	state: State;
	controller: ChatController;
}

/** From here on the number of characters is shown. */
const COUNT_FROM = LIMITS.messageCharacters * 0.9;

/** Where the visitor writes. Enter sends, except while an input method is composing. */
export function Composer( { state, controller }: Props ) {
	const field = useRef< HTMLTextAreaElement >( null );
	const { draft } = state;
	const isTooLong = draft.length > LIMITS.messageCharacters;
	const maySend = draft.trim() !== '' && ! isTooLong;

	useLayoutEffect( () => {
		const element = field.current;
		if ( element ) {
			// Grows with the text; the style sheet stops it at five lines.
			element.style.height = 'auto';
			element.style.height = `${ element.scrollHeight }px`;
		}
	}, [ draft ] );

	const send = () => {
		if ( maySend ) {
			controller.send( draft );
			field.current?.focus();
		}
	};
	const handleKeyDown = ( event: KeyboardEvent ) => {
		// Safari ends the composition before the key arrives; 229 tells it all the same.
		const isComposing = event.isComposing || event.keyCode === 229;
		if ( event.key === 'Enter' && ! event.shiftKey && ! isComposing ) {
			event.preventDefault();
			send();
		}
	};
	const handleSubmit = ( event: Event ) => {
		event.preventDefault();
		send();
	};

	return (
		<form class="composer" onSubmit={ handleSubmit }>
			<div class="composer-box">
				<textarea
					ref={ field }
					data-first
					rows={ 1 }
					dir="auto"
					aria-label={ __( 'Your message', 'veranda' ) }
					placeholder={ __( 'Write a message…', 'veranda' ) }
					enterkeyhint="send"
					value={ draft }
					onInput={ ( event ) => controller.setDraft( event.currentTarget.value ) }
					onKeyDown={ handleKeyDown }
				/>
				<button
					type="submit"
					class={ maySend ? 'send is-ready' : 'send' }
					aria-label={ __( 'Send', 'veranda' ) }
					disabled={ ! maySend }
				>
					<SendIcon />
				</button>
			</div>
			{ draft.length >= COUNT_FROM && (
				<p class={ isTooLong ? 'counter is-over' : 'counter' } role="status">
					{ sprintf(
						__( '%1$s of %2$s characters', 'veranda' ),
						draft.length.toLocaleString(),
						LIMITS.messageCharacters.toLocaleString()
					) }
				</p>
			) }
		</form>
	);
}
