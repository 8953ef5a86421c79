import { Component, createRef } from 'preact';
import { askedFields } from '../../../../relay/protocol/prechat-fields';
import type { PrechatForm } from '../../../../relay/protocol';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import { Consent } from './consent';
import { Field } from './field';
import { complaintsOf, handIn, pathOf, placeOf, type Complaints, type Values } from './hand-in';
import { hasAgreed, inLanguage } from './own-words';
import './prechat.css';

/** Where what is typed is kept until it was taken: through errors, reloads and other pages. */
const KEY = 'prechat';

interface FormState {
	values: Values;
	complaints: Complaints;
	step: 'filling' | 'sending' | 'failed';
}

/** What the owner asks before the chat begins. */
export class PrechatFormView extends Component< ViewProps, FormState > {
	private readonly element = createRef< HTMLFormElement >();
	override state: FormState = { values: this.readKept(), complaints: {}, step: 'filling' };

	override componentDidMount() {
		const element = this.element.current as HTMLElement;
		const root = element.getRootNode() as ShadowRoot;
		// The window has given itself the focus, because this was not there yet.
		if ( root.activeElement?.matches( '.window' ) && ! matchMedia( '(pointer: coarse)' ).matches ) {
			element.querySelector< HTMLElement >( '[data-first]' )?.focus();
		}
	}

	private readKept(): Values {
		const { storage, state } = this.props.chat;
		const { name, email } = state.session.visitor ?? {};
		const known = { name, email: email ?? undefined };
		try {
			return { ...known, ...( JSON.parse( storage.get( KEY ) ?? '{}' ) as Values ) };
		} catch {
			// Not what was written here: as good as nothing.
			return known;
		}
	}

	private readonly handleChange = ( key: string, value: Values[ string ] ) => {
		const values = { ...this.state.values, [ key ]: value };
		const { [ key === 'consent' ? 'prechat.consent' : pathOf( { key } ) ]: _mended, ...complaints } =
			this.state.complaints;
		this.props.chat.storage.set( KEY, JSON.stringify( values ) );
		this.setState( { values, complaints } );
	};

	private readonly handleSubmit = async ( event: Event ) => {
		event.preventDefault();
		const { chat } = this.props;
		const { values, step } = this.state;
		if ( step === 'sending' ) {
			return;
		}
		const seen = complaintsOf( chat.state.prechat.form as PrechatForm, values, placeOf( chat ) );
		if ( Object.keys( seen ).length > 0 ) {
			this.complain( seen );
			return;
		}
		this.setState( { step: 'sending', complaints: {} } );
		const complaints = await handIn( chat, values );
		if ( complaints === null ) {
			chat.storage.remove( KEY );
		} else if ( complaints ) {
			this.complain( complaints );
		} else {
			this.setState( { step: 'failed' } );
		}
	};

	private complain( complaints: Complaints ) {
		this.setState( { complaints, step: 'filling' }, () =>
			this.element.current?.querySelector< HTMLElement >( '[aria-invalid="true"]' )?.focus()
		);
	}

	override render( { state, chat }: ViewProps, { values, complaints, step }: FormState ) {
		const original = state.prechat.form as PrechatForm;
		const form = inLanguage( original, chat.config.language );
		return (
			<form class="prechat" ref={ this.element } noValidate onSubmit={ this.handleSubmit }>
				<p class="prechat-greeting">
					<bdi>{ chat.config.greeting }</bdi>
				</p>
				{ askedFields( form.fields, values, placeOf( chat ) ).map( ( field, index ) => (
					<Field
						key={ field.key }
						field={ field }
						isFirst={ index === 0 }
						value={ values[ field.key ] }
						problem={ complaints[ pathOf( field ) ] }
						onChange={ this.handleChange }
					/>
				) ) }
				{ form.consent && (
					<Consent
						{ ...form.consent }
						isGiven={ hasAgreed( original, values ) }
						problem={ complaints[ 'prechat.consent' ] }
						onChange={ this.handleChange }
					/>
				) }
				{ step === 'failed' && (
					<p class="is-problem" role="alert">
						{ __( 'Not sent. What you wrote is kept: please try again in a moment.', 'veranda' ) }
					</p>
				) }
				<button type="submit" class="button" aria-disabled={ step === 'sending' }>
					{ step === 'sending' ? __( 'Sending…', 'veranda' ) : __( 'Start chat', 'veranda' ) }
				</button>
			</form>
		);
	}
}
