import { z } from 'zod';
import {
	conversationPriority,
	departmentId,
	prechatCondition,
	prechatFieldType,
	prechatForm,
	prechatKey,
	prechatWords,
	type Prechat,
	type PrechatForm,
	type PrechatOption,
	type PrechatWords,
} from '../protocol';
import { pageUrl } from '../protocol/text';
import type { RelaySettings } from './relay-settings';

/*
 * The form before the chat as the owner has built it. WordPress checks what is saved; what is not understood here, because
 * WordPress is newer, is left out, so that nobody is asked what cannot be kept.
 */

const option = z.object( {
	value: prechatKey,
	label: z.string(),
	/** Tags for the conversation of who chooses it; visitors never hear of them. */
	tags: z.array( z.string() ).catch( [] ),
	/** Where the conversation of who chooses it goes. */
	department: departmentId.nullable().catch( null ),
	/** How urgent the conversation of who chooses it is. */
	priority: conversationPriority.nullable().catch( null ),
} );

const field = z.object( {
	key: prechatKey,
	type: prechatFieldType,
	label: z.string(),
	isRequired: z.boolean(),
	options: z.array( option ).catch( [] ),
	/** Tags for the conversation of who answers it. */
	tags: z.array( z.string() ).catch( [] ),
	condition: prechatCondition.optional(),
} );

/** A link that is no page on the web is left out, as that of all languages is (relay-settings.ts). */
const words = z
	.record( z.string(), prechatWords.extend( { consentUrl: pageUrl.optional().catch( undefined ) } ) )
	.catch( {} );

/** An option as it is stored, with what is found out as the form is read: whether somebody is there where it goes. */
export type FormOption = z.infer< typeof option > & Pick< PrechatOption, 'availability' >;

export type FormField = Omit< z.infer< typeof field >, 'options' > & { readonly options: readonly FormOption[] };

/** The form with what only the relay has to know. */
export interface OwnForm {
	readonly fields: readonly FormField[];
	readonly consent: PrechatForm[ 'consent' ];
	/** By language. */
	readonly words: Readonly< Record< string, PrechatWords > >;
}

/** Returns the form, or null when the owner asks nothing. */
export function readForm( settings: RelaySettings ): OwnForm | null {
	const fields = settings.isPrechatOn ? readFields( settings.prechatFields ) : [];
	const text = settings.prechatConsentText;
	return fields.length === 0
		? null
		: {
				fields,
				consent: text === '' ? null : { text, url: settings.prechatConsentUrl || null },
				words: words.parse( readJson( settings.prechatWords ) ),
			};
}

/**
 * Returns what a visitor has agreed to, if the form says it in any language with that link beside it; null otherwise. Clients
 * of before name no text, or no link: they know that of all languages alone.
 */
export function agreedTo(
	{ consent, words: byLanguage }: OwnForm,
	{ consentText, consentUrl }: Pick< Prechat, 'consentText' | 'consentUrl' >
): OwnForm[ 'consent' ] {
	if ( consent === null ) {
		return null;
	}
	const said = [ {}, ...Object.values( byLanguage ) ].map( ( own: PrechatWords ) => ( {
		text: own.consent ?? consent.text,
		url: own.consentUrl ?? consent.url,
	} ) );
	const agreed = said.filter( ( { text } ) => text === ( consentText ?? consent.text ) );
	if ( consentUrl === undefined && agreed[ 0 ] !== undefined ) {
		return { text: agreed[ 0 ].text, url: consent.url };
	}
	return agreed.find( ( { url } ) => url === consentUrl ) ?? null;
}

/** Presents a form to who fills it in. */
export function presentForm( { fields, consent, words: byLanguage }: OwnForm ): PrechatForm {
	return prechatForm.parse( {
		fields: fields.map( ( { key, type, label, isRequired, options, condition } ) => ( {
			key,
			type,
			label,
			isRequired,
			...( options.length > 0 && {
				options: options.map( ( { value, label: text, availability } ) => ( {
					value,
					label: text,
					...( availability && { availability } ),
				} ) ),
			} ),
			...( condition && { condition } ),
		} ) ),
		...( Object.keys( byLanguage ).length > 0 && { words: byLanguage } ),
		consent,
	} );
}

function readFields( json: string ): FormField[] {
	const stored = readJson( json );
	const found = Array.isArray( stored ) ? stored.map( ( each ) => field.safeParse( each ) ) : [];
	return found.flatMap( ( { data } ) => data ?? [] );
}

/** Returns what is stored; null if it is no JSON. */
function readJson( json: string ): unknown {
	try {
		return JSON.parse( json );
	} catch {
		return null;
	}
}
