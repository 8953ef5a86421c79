import { EMAIL_CHARACTERS, NAME_CHARACTERS } from '../browser/limits';
import { __ } from '../i18n';
import './forms.css';

interface Props {
	value?: string;
	isRequired?: boolean;
	/** It gets the focus when it appears. */
	isFirst?: boolean;
}

/** A visitor's name. */
export function NameField( { value = '', isRequired = false, isFirst }: Props ) {
	return (
		<label class="field" htmlFor="name">
			{ __( 'Your name', 'veranda' ) }
			<input
				id="name"
				ref={ isFirst ? focus : null }
				type="text"
				name="name"
				autocomplete="name"
				maxLength={ NAME_CHARACTERS }
				required={ isRequired }
				defaultValue={ value }
			/>
		</label>
	);
}

/** A visitor's email address. */
export function EmailField( { value = '', isRequired = false, isWrong }: Props & { isWrong?: boolean } ) {
	return (
		<label class="field" htmlFor="email">
			{ __( 'Your email address', 'veranda' ) }
			<input
				id="email"
				type="email"
				name="email"
				autocomplete="email"
				maxLength={ EMAIL_CHARACTERS }
				required={ isRequired }
				aria-invalid={ isWrong }
				aria-describedby={ isWrong ? 'email-problem' : undefined }
				defaultValue={ value }
			/>
			{ isWrong && (
				<span class="is-problem" id="email-problem">
					{ __( 'That address looks incomplete.', 'veranda' ) }
				</span>
			) }
		</label>
	);
}

/** The same function each time, so that it is called when the field appears, and only then. */
function focus( element: HTMLElement | null ): void {
	element?.focus();
}

/** What stands in a form's fields. */
export interface FieldValues {
	name: string;
	email: string;
	body: string;
	/** Not for people: whoever fills it in is a program. */
	website: string;
}

/** Reads a form; fields that it does not have are empty. */
export function valuesOf( form: HTMLFormElement ): FieldValues {
	const values = { name: '', email: '', body: '', website: '' };
	return { ...values, ...( Object.fromEntries( new FormData( form ) ) as Partial< FieldValues > ) };
}
