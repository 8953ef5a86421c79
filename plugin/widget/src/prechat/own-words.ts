import type { PrechatForm } from '../../../../relay/protocol';
import type { Values } from './hand-in';

/** Returns the form as the owner says it in a language; what they have not written in it stays as it is. */
export function inLanguage( form: PrechatForm, language: string | undefined ): PrechatForm {
	const { consent, consentUrl, labels = {} } = form.words?.[ language ?? '' ] ?? {};
	const labelled = < Labelled extends { label: string } >( one: Labelled, name: string ): Labelled => ( {
		...one,
		label: labels[ name ] ?? one.label,
	} );
	return {
		...form,
		fields: form.fields.map( ( field ) => ( {
			...labelled( field, field.key ),
			...( field.options && {
				options: field.options.map( ( option ) => labelled( option, `${ field.key }.${ option.value }` ) ),
			} ),
		} ) ),
		consent: form.consent && { text: consent ?? form.consent.text, url: consentUrl ?? form.consent.url },
	};
}

/** Returns the link that stood beside what the visitor has agreed to, which may be in another language than the form is in now. */
export function agreedUrl( form: PrechatForm, { consent: text }: Values, language: string | undefined ): string | null {
	return (
		[ language, undefined, ...Object.keys( form.words ?? {} ) ]
			.map( ( each ) => inLanguage( form, each ).consent )
			.find( ( consent ) => consent?.text === text )?.url ?? null
	);
}

/**
 * Tells whether what the visitor has agreed to is what the form says, in whatever language: who ticks the box and then
 * reads on in another one has agreed.
 */
export function hasAgreed( { consent, words = {} }: PrechatForm, { consent: text }: Values ): boolean {
	return [ consent?.text, ...Object.values( words ).map( ( own ) => own.consent ) ].some(
		( each ) => each !== undefined && each === text
	);
}
