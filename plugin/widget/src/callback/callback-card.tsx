import { Component, createRef } from 'preact';
import type { OwnConversation } from '../../../../relay/protocol';
import { formatDate, formatTime, localeHere } from '../browser/format';
import { PHONE_CHARACTERS } from '../browser/limits';
import type { ViewProps } from '../core/feature';
import { __, sprintf } from '../i18n';
import { askForCall, askForMail } from './ask';
import { callTimes } from './call-times';
import '../components/forms.css';
import './callback.css';

/** Offers what is not a chat, takes what it needs, and says what was agreed. */
export class CallbackCard extends Component< ViewProps > {
	private readonly element = createRef< HTMLDivElement >();

	override componentDidUpdate( { state: before }: ViewProps ) {
		const { step, problem } = this.props.state.callback;
		const kindBefore = before.conversation.current?.kind;
		// What had the focus is gone, or has something to be mended.
		if (
			( step === 'asking' && ( before.callback.step !== step || problem !== before.callback.problem ) ) ||
			( kindBefore && this.props.state.conversation.current?.kind !== kindBefore )
		) {
			this.element.current?.querySelector< HTMLElement >( 'input, p' )?.focus();
		}
	}

	private readonly handleSubmit = ( event: Event ) => {
		event.preventDefault();
		const values = new FormData( event.currentTarget as HTMLFormElement );
		void askForCall( this.props.chat, String( values.get( 'phone' ) ), String( values.get( 'at' ) ) );
	};

	private readonly handleInput = ( event: Event ) => {
		const { name, value } = event.target as HTMLInputElement | HTMLSelectElement;
		this.props.chat.set( 'callback', { [ name ]: value } );
	};

	override render( { state }: ViewProps ) {
		const { current } = state.conversation;
		const { step, problem } = state.callback;
		const { visitor } = state.session;
		// Who has left their address reads it below.
		const email = visitor?.verified || state.introduction.step === 'done' ? ( visitor?.email ?? null ) : null;
		return (
			<div class="callback" ref={ this.element }>
				{ current && current.kind !== 'chat' && (
					<p role="status" tabIndex={ -1 }>
						{ agreedSentence( current, email ) }
					</p>
				) }
				{
					// What is typed stays where it is while it is sent.
					step === 'asking' || ( step === 'sending' && this.element.current?.querySelector( 'form' ) )
						? this.form( step === 'sending', problem )
						: this.choices( current?.kind === 'message', problem )
				}
			</div>
		);
	}

	private choices( isMessage: boolean, problem: string ) {
		const { state, chat } = this.props;
		return (
			<>
				{ problem && (
					<p class="is-problem" role="alert">
						{ problem }
					</p>
				) }
				{ ! isMessage && state.session.visitor?.email && (
					<button type="button" class="link-button" onClick={ () => void askForMail( chat ) }>
						{ __( 'Get the answer by email', 'veranda' ) }
					</button>
				) }
				{ chat.config.isCallbackOffered && (
					<button
						type="button"
						class="link-button"
						onClick={ () => chat.set( 'callback', { step: 'asking', problem: '' } ) }
					>
						{ state.conversation.current?.callback
							? __( 'Change the call', 'veranda' )
							: __( 'Ask us to call you', 'veranda' ) }
					</button>
				) }
			</>
		);
	}

	private form( isSending: boolean, problem: string ) {
		const { chat, state } = this.props;
		const { phone, at: chosen } = state.callback;
		return (
			<form class="callback" noValidate onInput={ this.handleInput } onSubmit={ this.handleSubmit }>
				<label class="field" htmlFor="phone">
					{ __( 'Your phone number', 'veranda' ) }
					<input
						id="phone"
						type="tel"
						name="phone"
						autocomplete="tel"
						maxLength={ PHONE_CHARACTERS }
						defaultValue={ phone }
						aria-invalid={ problem !== '' }
						aria-describedby={ problem ? 'call-problem' : undefined }
					/>
				</label>
				<label class="field" htmlFor="call-at">
					{ __( 'When may we call?', 'veranda' ) }
					<select id="call-at" name="at">
						<option value="">{ __( 'As soon as possible', 'veranda' ) }</option>
						{ daysOf( callTimes( chat.config, Date.now() ) ).map( ( [ day, times ] ) => (
							<optgroup key={ day } label={ day }>
								{ times.map( ( at ) => (
									<option
										key={ +at }
										value={ at.toISOString() }
										selected={ at.toISOString() === chosen }
									>
										{ whenSentence( at ) }
									</option>
								) ) }
							</optgroup>
						) ) }
					</select>
				</label>
				{ problem && (
					<p id="call-problem" class="is-problem" role="alert">
						{ problem }
					</p>
				) }
				<div class="actions">
					<button type="submit" class="button" aria-disabled={ isSending }>
						{ __( 'Call me', 'veranda' ) }
					</button>
					<button
						type="button"
						class="link-button"
						onClick={ () => chat.set( 'callback', { step: 'no', problem: '' } ) }
					>
						{ __( 'Not now', 'veranda' ) }
					</button>
				</div>
			</form>
		);
	}
}

function daysOf( times: readonly Date[] ): [ day: string, times: Date[] ][] {
	const days = new Map< string, Date[] >();
	for ( const at of times ) {
		const day = formatDate( at, new Date(), localeHere() );
		days.set( day, [ ...( days.get( day ) ?? [] ), at ] );
	}
	return [ ...days ];
}

/** A day and a time: what is chosen is read without its group. */
const whenSentence = ( at: Date ) => {
	const locale = localeHere();
	/* translators: 1: a day. 2: a time of day. */
	return sprintf( __( '%1$s, %2$s', 'veranda' ), formatDate( at, new Date(), locale ), formatTime( at, locale ) );
};

function agreedSentence( { callback }: OwnConversation, email: string | null ): string {
	if ( ! callback ) {
		return email
			? /* translators: %s: an email address. */
				sprintf( __( 'You do not have to wait: we will write to %s.', 'veranda' ), email )
			: __( 'You do not have to wait: we have your message.', 'veranda' );
	}
	// Its groups stay in their order, in what is read from right to left too.
	const phone = `\u2066${ callback.phone }\u2069`;
	return callback.at
		? sprintf(
				/* translators: 1: a phone number. 2: a day and a time. */
				__( 'We will call you at %1$s: %2$s.', 'veranda' ),
				phone,
				whenSentence( new Date( callback.at ) )
			)
		: /* translators: %s: a phone number. */
			sprintf( __( 'We will call you at %s as soon as we can.', 'veranda' ), phone );
}
