import { Component } from 'preact';
import { MESSAGE_CHARACTERS } from '../browser/limits';
import { EmailField, NameField, valuesOf } from '../components/fields';
import { CHECK, Icon } from '../components/icon';
import { setDraft } from '../composer/draft';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import { noLeftMessage } from '.';
import { keepLeftMessage, leaveMessage, readLeftMessage, type LeftMessage } from './left-message';
import { causeSentence } from './cause-sentence';
import { closedSentence } from './closed-sentence';
import './left-message.css';

/** Asks for a message, and for an address to answer to. */
export class LeftMessageForm extends Component< ViewProps > {
	// Read once: from then on the fields themselves hold what is typed.
	private readonly kept = readLeftMessage( this.props.chat.storage );
	private readonly draft = this.props.state.composer.draft;
	/** A draft that did not get into the form, because there was a message already. */
	private readonly beside = this.kept.body && this.draft;

	override componentDidMount() {
		this.props.chat.set( 'leftMessage', { isBegun: this.kept.body !== '' } );
	}

	private readonly handleInput = ( event: Event ) => {
		const { chat } = this.props;
		const typed = valuesOf( event.currentTarget as HTMLFormElement );
		keepLeftMessage( chat.storage, typed );
		chat.set( 'leftMessage', { isBegun: typed.body !== '' } );
	};

	private readonly handleSubmit = ( event: Event ) => {
		event.preventDefault();
		void leave( this.props.chat, valuesOf( event.currentTarget as HTMLFormElement ), this.beside );
	};

	override render( { state, chat }: ViewProps ) {
		const { step, problem, isBack } = state.leftMessage;
		const closed = closedSentence( chat.config );
		if ( step === 'sent' ) {
			return <Thanks state={ state } chat={ chat } />;
		}
		return (
			<form class="left-message" onInput={ this.handleInput } onSubmit={ this.handleSubmit }>
				{ isBack ? (
					<p class="back" role="status">
						{ __( 'We are back.', 'veranda' ) }
						<button type="button" class="link-button" onClick={ () => goToChat( chat, this.beside ) }>
							{ __( 'Go to the chat', 'veranda' ) }
						</button>
					</p>
				) : (
					<p>
						{ closed && <strong>{ closed }. </strong> }
						{ causeSentence( state.leftMessage.error ) }
					</p>
				) }
				<NameField value={ this.kept.name } isRequired />
				<EmailField value={ this.kept.email } isRequired />
				<label class="field is-growing" htmlFor="body">
					{ __( 'Your message', 'veranda' ) }
					<textarea
						id="body"
						name="body"
						rows={ 5 }
						required
						maxLength={ MESSAGE_CHARACTERS }
						defaultValue={ this.kept.body || this.draft }
					/>
				</label>
				<input
					class="hidden"
					type="text"
					name="website"
					tabIndex={ -1 }
					autocomplete="off"
					// Password managers fill in what people do not see: those that can be asked are asked not to.
					data-1p-ignore
					data-bwignore
					data-lpignore="true"
					aria-hidden="true"
				/>
				{ step === 'failed' && (
					<p class="is-problem" role="alert">
						{ problem ||
							__( 'Not sent. What you wrote is kept: please try again in a moment.', 'veranda' ) }
					</p>
				) }
				<button type="submit" class="button" disabled={ step === 'sending' }>
					{ step === 'sending' ? __( 'Sending…', 'veranda' ) : __( 'Leave message', 'veranda' ) }
				</button>
			</form>
		);
	}
}

function Thanks( { state, chat }: ViewProps ) {
	return (
		<div class="left-message is-thanks" role="status">
			<Icon path={ CHECK } />
			<h3>{ __( 'Thank you. We have your message.', 'veranda' ) }</h3>
			<p>{ __( 'We will write back by email as soon as we can.', 'veranda' ) }</p>
			{ state.leftMessage.isBack && (
				<button type="button" class="button" onClick={ () => goToChat( chat ) }>
					{ __( 'Go to the chat', 'veranda' ) }
				</button>
			) }
		</div>
	);
}

async function leave( chat: Chat, message: LeftMessage, beside: string ): Promise< void > {
	chat.set( 'leftMessage', { step: 'sending' } );
	const result = await leaveMessage( chat.config.restUrl, chat.storage, message );
	if ( result === true ) {
		setDraft( chat, beside );
		chat.set( 'leftMessage', { step: 'sent' } );
	} else {
		chat.set( 'leftMessage', { step: 'failed', problem: result || '' } );
	}
}

/** Goes from the form to the chat, now that the relay is back; what was typed comes along, and stays nowhere else. */
function goToChat( chat: Chat, beside = '' ): void {
	const kept = readLeftMessage( chat.storage );
	chat.set( 'leftMessage', noLeftMessage );
	if ( kept.body ) {
		keepLeftMessage( chat.storage, { ...kept, body: '' } );
		setDraft( chat, [ beside, kept.body ].filter( Boolean ).join( '\n\n' ) );
	}
}
