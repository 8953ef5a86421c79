import { Component } from 'preact';
import { LIMITS } from '../../../../relay/protocol/limits';
import { __ } from '../i18n';
import { EmailField, NameField, valuesOf } from '../components/fields';
import { CHECK, Icon } from '../components/icon';
import type { ViewProps } from '../components/props';

/** Takes a message by way of WordPress while the relay is away. */
export class OfflineForm extends Component< ViewProps > {
	// Read once: from then on the fields themselves hold what is typed.
	private readonly typed = this.props.controller.leftMessage();

	private readonly handleInput = ( event: Event ) =>
		this.props.controller.keepLeftMessage( valuesOf( event.currentTarget as HTMLFormElement ) );

	private readonly handleSubmit = ( event: Event ) => {
		event.preventDefault();
		void this.props.controller.leave( valuesOf( event.currentTarget as HTMLFormElement ) );
	};

	override render( { state, controller }: ViewProps ) {
		const { leaving, leavingProblem, isBack } = state;
		if ( leaving === 'sent' ) {
			return <Thanks state={ state } controller={ controller } />;
		}
		return (
			<form class="offline" onInput={ this.handleInput } onSubmit={ this.handleSubmit }>
				{ isBack ? (
					<p class="back" role="status">
						{ __( 'We are back.', 'veranda' ) }
						<button type="button" class="link-button" onClick={ () => controller.goToChat() }>
							{ __( 'Go to the chat', 'veranda' ) }
						</button>
					</p>
				) : (
					<p>
						{ __(
							'The chat cannot be reached at the moment. Leave a message and we will write back by e-mail.',
							'veranda'
						) }
					</p>
				) }
				<NameField value={ this.typed.name } isRequired />
				<EmailField value={ this.typed.email } isRequired />
				<label class="field is-growing" htmlFor="body">
					{ __( 'Your message', 'veranda' ) }
					<textarea
						id="body"
						name="body"
						rows={ 5 }
						required
						maxLength={ LIMITS.messageCharacters }
						defaultValue={ this.typed.body }
					/>
				</label>
				<input
					class="hidden"
					type="text"
					name="website"
					tabIndex={ -1 }
					autocomplete="off"
					aria-hidden="true"
				/>
				{ leaving === 'failed' && (
					<p class="is-problem" role="alert">
						{ leavingProblem ||
							__( 'Not sent. What you wrote is kept: please try again in a moment.', 'veranda' ) }
					</p>
				) }
				<button type="submit" class="button is-wide" disabled={ leaving === 'sending' }>
					{ leaving === 'sending' ? __( 'Sending…', 'veranda' ) : __( 'Leave message', 'veranda' ) }
				</button>
			</form>
		);
	}
}

function Thanks( { state, controller }: ViewProps ) {
	return (
		<div class="offline is-thanks" role="status">
			<Icon path={ CHECK } />
			<h3>{ __( 'Thank you. We have your message.', 'veranda' ) }</h3>
			<p>{ __( 'We will write back by e-mail as soon as we can.', 'veranda' ) }</p>
			{ state.isBack && (
				<button type="button" class="button" onClick={ () => controller.goToChat() }>
					{ __( 'Go to the chat', 'veranda' ) }
				</button>
			) }
		</div>
	);
}
