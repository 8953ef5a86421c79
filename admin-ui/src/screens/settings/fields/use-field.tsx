import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { SettingDefinition, SettingValue } from '../definitions';
import { useForm } from '../form-context';

/** What every control of a setting needs. */
export interface Field {
	definition: SettingDefinition;
	value: SettingValue;
	/** Help and error below the control; undefined if there is neither. */
	help: ReactNode;
	/** WordPress found the value wrong. */
	isInvalid: boolean;
	/** In which row it is wrong, from 0, if it has rows; null: somewhere, or nowhere. */
	invalidRow: number | null;
	/** A constant in wp-config.php decides. */
	isFixed: boolean;
	onChange( value: SettingValue ): void;
}

/** Connects a control with its setting; a name that PHP does not define is a mistake in the code. */
export function useField( name: string ): Field {
	const { definitions, values, errors, errorRows, saved, change } = useForm();
	const definition = definitions[ name ];
	const value = values[ name ];
	if ( ! definition || value === undefined ) {
		throw new Error( `There is no setting ${ name }.` );
	}
	const isFixed = saved.fixedSettings.includes( name );
	const error = errors[ name ];
	const help = isFixed ? __( 'Set in wp-config.php.', 'veranda' ) : definition.description;
	return {
		definition,
		value,
		help:
			help || error ? (
				<>
					{ help }
					{ error && (
						<span className="veranda-field-error" role="alert">
							{ error }
						</span>
					) }
				</>
			) : undefined,
		isInvalid: error !== undefined,
		invalidRow: error === undefined ? null : ( errorRows[ name ] ?? null ),
		isFixed,
		onChange: ( changed ) => change( { [ name ]: changed } ),
	};
}
