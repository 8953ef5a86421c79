import { useId, useState } from 'preact/hooks';
import { LIMITS } from '../../../../relay/protocol/limits';
import type { ChatController } from '../chat-controller';
import { __ } from '../i18n';
import type { LeftMessage } from '../left-message';
import type { State } from '../state';
import { EmailField, NameField } from './fields';
import { CheckIcon } from './icons';

interface Props {
	state: State;
	controller: ChatController;
}

/** Takes a message by way of WordPress while the relay is away. */
export function OfflineForm( { state, controller }: Props ) {
	const [ message, setMessage ] = useState( () => controller.leftMessage() );
	const bodyId = useId();
	const change = ( part: Partial< LeftMessage > ) => {
		const next = { ...message, ...part };
		setMessage( next );
		controller.keepLeftMessage( next );
	};
	const handleSubmit = ( event: Event ) => {
		event.preventDefault();
		void controller.leave( message );
	};

	if ( state.leaving === 'sent' ) {
		return <Thanks state={ state } controller={ controller } />;
	}
	return (
		<form class="offline" onSubmit={ handleSubmit }>
			{ state.isBack ? (
				<div class="back" role="status">
					<span>{ __( 'We are back.', 'veranda' ) }</span>
					<button type="button" class="link-button" onClick={ () => controller.goToChat( message.body ) }>
						{ __( 'Go to the chat', 'veranda' ) }
					</button>
				</div>
			) : (
				<p class="offline-text">
					{ __( 'The chat cannot be reached at the moment. Leave a message and we will write back by e-mail.', 'veranda' ) }
				</p>
			) }
			<NameField value={ message.name } isRequired onChange={ ( name ) => change( { name } ) } />
			<EmailField value={ message.email } isRequired onChange={ ( email ) => change( { email } ) } />
			<div class="field is-growing">
				<label htmlFor={ bodyId }>{ __( 'Your message', 'veranda' ) }</label>
				<textarea
					id={ bodyId }
					rows={ 5 }
					dir="auto"
					required
					maxLength={ LIMITS.messageCharacters }
					value={ message.body }
					onInput={ ( event ) => change( { body: event.currentTarget.value } ) }
				/>
			</div>
			<input
				class="hidden"
				type="text"
				name="website"
				tabIndex={ -1 }
				autocomplete="off"
				aria-hidden="true"
				value={ message.website }
				onInput={ ( event ) => change( { website: event.currentTarget.value } ) }
			/>
			{ state.leaving === 'failed' && (
				<p class="problem" role="alert">
					{ state.leavingProblem ??
						__( 'Not sent. What you wrote is kept: please try again in a moment.', 'veranda' ) }
				</p>
			) }
			<button type="submit" class="button is-wide" disabled={ state.leaving === 'sending' }>
				{ state.leaving === 'sending' ? __( 'Sending…', 'veranda' ) : __( 'Leave message', 'veranda' ) }
			</button>
		</form>
	);
}

function Thanks( { state, controller }: Props ) {
	return (
		<div class="offline is-thanks" role="status">
			<span class="big-check">
				<CheckIcon />
			</span>
			<h3>{ __( 'Thank you. We have your message.', 'veranda' ) }</h3>
			<p>{ __( 'We will write back by e-mail as soon as we can.', 'veranda' ) }</p>
			{ state.isBack && (
				<button type="button" class="button" onClick={ () => controller.goToChat( '' ) }>
					{ __( 'Go to the chat', 'veranda' ) }
				</button>
			) }
		</div>
	);
}
