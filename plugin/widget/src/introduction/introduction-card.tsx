import { Component, createRef } from 'preact';
import { leaveLead } from '../../../../relay/client/calls/leads';
import { ProblemError } from '../../../../relay/client/errors';
import { oneLine } from '../../../../relay/protocol/shorten';
import { isAddress } from '../browser/is-address';
import { EmailField, NameField, valuesOf, type FieldValues } from '../components/fields';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __, sprintf } from '../i18n';
import { isNobodyThere } from '.';
import './introduction.css';

interface CardState {
	/** The address that was entered is none. */
	isWrong: boolean;
}

/** Asks for an address, with the reason, and says that it was understood. */
export class IntroductionCard extends Component< ViewProps, CardState > {
	private readonly element = createRef< HTMLDivElement >();
	override state = { isWrong: false };

	override componentDidMount() {
		// The link that asked for it is gone.
		if ( this.props.state.introduction.step === 'asking' ) {
			this.focusFirst();
		}
	}

	override componentDidUpdate( { state: before }: ViewProps ) {
		const { step } = this.props.state.introduction;
		// What had the focus is gone with the step before.
		if ( step !== before.introduction.step && step !== 'no' && step !== 'sending' && ! this.hasFocus() ) {
			this.focusFirst();
		}
	}

	private focusFirst(): void {
		this.element.current?.querySelector< HTMLElement >( 'input, button' )?.focus();
	}

	private hasFocus(): boolean {
		const { current } = this.element;
		return !! current && current.contains( ( current.getRootNode() as ShadowRoot ).activeElement );
	}

	private readonly handleInput = ( { target }: Event ) => {
		const { state, chat } = this.props;
		const { name, value } = target as HTMLInputElement;
		const { step } = state.introduction;
		chat.set( 'introduction', { [ name ]: value, step: step === 'no' ? 'asking' : step } );
	};

	private readonly handleSubmit = async ( event: Event ) => {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		const values = valuesOf( form );
		const isWrong = values.email.trim() !== '' ? ! isAddress( values.email ) : ! values.name.trim();
		this.setState( { isWrong } );
		if ( isWrong || ( await introduce( this.props.chat, values ) ) === 'wrong' ) {
			this.setState( { isWrong: true } );
			form.querySelector< HTMLElement >( '[name="email"]' )?.focus();
		}
	};

	override render( { state, chat }: ViewProps, { isWrong }: CardState ) {
		const { name, email } = state.introduction;
		const { visitor } = state.session;
		const isKnown = state.introduction.step === 'no' && visitor?.email;
		// What was left on another page, or in the form before the chat, is told as if it had been left here.
		const step = isKnown ? 'saved' : state.introduction.step;
		const go = ( next: 'asking' | 'done' ) => () => chat.set( 'introduction', { step: next } );
		return (
			<div class="introduction" ref={ this.element }>
				{ step === 'saved' && (
					<p role="status">
						{ savedSentence( state ) }{ ' ' }
						<button type="button" class="link-button" onClick={ go( 'asking' ) }>
							{ __( 'Change', 'veranda' ) }
						</button>
					</p>
				) }
				{ step !== 'saved' && (
					<form class="introduction" noValidate onInput={ this.handleInput } onSubmit={ this.handleSubmit }>
						<p>{ reason( state ) }</p>
						{ ! isNobodyThere( state.session ) && <NameField value={ name ?? visitor?.name ?? '' } /> }
						<EmailField value={ email ?? visitor?.email ?? '' } isWrong={ isWrong } />
						{ step === 'failed' && (
							<p class="is-problem" role="alert">
								{ __( 'That did not work. Please try again.', 'veranda' ) }
							</p>
						) }
						<div class="actions">
							<button type="submit" class="button" aria-disabled={ step === 'sending' }>
								{ __( 'Save', 'veranda' ) }
							</button>
							<button type="button" class="link-button" onClick={ go( 'done' ) }>
								{ __( 'Not now', 'veranda' ) }
							</button>
						</div>
					</form>
				) }
			</div>
		);
	}
}

function reason( { session, conversation }: ViewProps[ 'state' ] ): string {
	if ( ! isNobodyThere( session ) ) {
		return __( 'If you have to leave before we answer, we will write to you by email.', 'veranda' );
	}
	return conversation.current
		? // That nobody is here is said above.
			__( 'Leave your email address and we will write back.', 'veranda' )
		: __( 'We’re not here right now. Leave your email address and we will write back.', 'veranda' );
}

function savedSentence( { session: { visitor } }: ViewProps[ 'state' ] ): string {
	return visitor?.email
		? /* translators: %s: an email address. */
			sprintf( __( 'We will write to %s.', 'veranda' ), visitor.email )
		: __( 'Thank you.', 'veranda' );
}

/** Tells the relay what was filled in; `wrong` when it says that the address is none. */
async function introduce( chat: Chat, { name, email }: FieldValues ): Promise< 'wrong' | undefined > {
	const { connection } = chat;
	const before = chat.state.introduction.step;
	const prechat = {
		...( name.trim() && { name: oneLine( name ) } ),
		...( email.trim() && { email: email.trim() } ),
	};
	chat.set( 'introduction', { step: 'sending' } );
	try {
		if ( ! connection ) {
			throw new Error( 'Nobody is known to the relay.' );
		}
		const visitor = await leaveLead( connection.client, { prechat } );
		// Somebody else may sit here by now.
		if ( chat.connection === connection ) {
			chat.set( 'session', { visitor } );
			chat.set( 'introduction', { step: 'saved', name: undefined, email: undefined } );
		}
	} catch ( error ) {
		const isWrong = error instanceof ProblemError && error.code === 'invalid_request';
		if ( chat.connection === connection ) {
			chat.set( 'introduction', { step: isWrong ? before : 'failed' } );
		}
		return isWrong ? 'wrong' : undefined;
	}
	return undefined;
}
