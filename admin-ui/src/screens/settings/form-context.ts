import { createContext, useContext } from '@wordpress/element';
import type { SettingsForm } from './use-settings-form';

const FormContext = createContext< SettingsForm | null >( null );

/** Hands the form to the sections and their fields. */
export const FormProvider = FormContext.Provider;

/** Returns the form in which this component stands. */
export function useForm(): SettingsForm {
	const form = useContext( FormContext );
	if ( ! form ) {
		throw new Error( 'A field of the settings stands outside of their form.' );
	}
	return form;
}
