import { useId } from 'preact/hooks';
import { LIMITS } from '../../../../relay/protocol/limits';
import { __ } from '../i18n';

interface Props {
	value: string;
	isRequired?: boolean;
	onChange( value: string ): void;
}

/** A visitor's name. */
export function NameField( { value, isRequired = false, onChange }: Props ) {
	const id = useId();
	return (
		<div class="field">
			<label htmlFor={ id }>{ isRequired ? __( 'Your name', 'veranda' ) : __( 'Your name (optional)', 'veranda' ) }</label>
			<input
				id={ id }
				type="text"
				autocomplete="name"
				dir="auto"
				maxLength={ LIMITS.nameCharacters }
				required={ isRequired }
				value={ value }
				onInput={ ( event ) => onChange( event.currentTarget.value ) }
			/>
		</div>
	);
}

/** A visitor's e-mail address. */
export function EmailField( { value, isRequired = false, onChange }: Props ) {
	const id = useId();
	return (
		<div class="field">
			<label htmlFor={ id }>
				{ isRequired ? __( 'Your e-mail address', 'veranda' ) : __( 'Your e-mail address (optional)', 'veranda' ) }
			</label>
			<input
				id={ id }
				type="email"
				inputMode="email"
				autocomplete="email"
				dir="ltr"
				maxLength={ LIMITS.emailCharacters }
				required={ isRequired }
				value={ value }
				onInput={ ( event ) => onChange( event.currentTarget.value ) }
			/>
		</div>
	);
}
