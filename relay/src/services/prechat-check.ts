import { z } from 'zod';
import {
	askedFields,
	LIMITS,
	type ConversationPriority,
	type FieldProblem,
	type LeadAnswer,
	type Prechat,
	type PrechatAnswer,
	type PrechatPlace,
} from '../../protocol';
import { line, paragraph } from '../../protocol/text';
import { ChatError } from '../errors';
import { readPhone } from '../phone';
import { agreedTo, presentForm, type FormField, type OwnForm } from '../prechat-settings';

/** What the answers say, checked. */
export interface CheckedPrechat {
	readonly answers: LeadAnswer[];
	/** As it is kept; null: none was given. */
	readonly phone: string | null;
	/** Names of the tags that they lead to. */
	readonly tags: string[];
	/** Public ids of the departments that they lead to, the first answer's first. */
	readonly departments: string[];
	/** How urgent they make the conversation. */
	readonly priorities: ConversationPriority[];
	/** What was agreed to; null: nothing. */
	readonly consentText: string | null;
}

type Complaint = [ path: string, code: FieldProblem ];

/** What was answered to one field: null if nothing, otherwise as agents read it, and the options that were chosen. */
type Reading = null | FieldProblem | { text: string; chosen: FormField[ 'options' ] };

const SENTENCES: Record< FieldProblem, string > = {
	required: 'This has to be answered.',
	too_long: 'This is too long. Shorten it.',
	unknown_field: 'The form has no such field any more. Leave it out.',
	no_such_choice: 'This cannot be chosen any more. Choose something else.',
	invalid_date: 'This is no date. Write it like 2026-11-29.',
	invalid_phone: 'This phone number looks incomplete. Check it, or add the country code.',
	invalid_value: 'This is not what the field takes.',
};

/** Fields with a place of their own beside `fields`. */
const OWN_PLACE = [ 'name', 'email', 'phone' ] as const;

/**
 * Checks what a visitor has entered against the form as it is now, and throws what is wrong, each at its field, together
 * with the form: it may have been another one when they opened it. What is missing matters only if `isWhole`.
 */
export function checkPrechat(
	form: OwnForm | null,
	prechat: Prechat,
	{ isWhole, phoneCountry, ...place }: Omit< PrechatPlace, 'path' > & { isWhole: boolean; phoneCountry: string }
): CheckedPrechat {
	const { fields = {} } = prechat;
	const given = new Map( Object.entries( fields ) );
	const asked = askedFields( form?.fields ?? [], Object.fromEntries( given ), { ...place, path: null } );
	const phone = prechat.phone ? readPhone( prechat.phone, phoneCountry ) : null;
	const consentText = consentOf( form, prechat );
	const checked: CheckedPrechat = { answers: [], phone, tags: [], departments: [], priorities: [], consentText };
	const complaints: Complaint[] = [];
	for ( const key of given.keys() ) {
		if ( ! form?.fields.some( ( field ) => field.key === key && ! hasOwnPlace( field ) ) ) {
			complaints.push( [ `prechat.fields.${ key.slice( 0, 100 ) }`, 'unknown_field' ] );
		}
	}
	for ( const field of asked ) {
		const path = hasOwnPlace( field ) ? `prechat.${ field.type }` : `prechat.fields.${ field.key }`;
		const value = hasOwnPlace( field )
			? prechat[ field.type as ( typeof OWN_PLACE )[ number ] ]
			: given.get( field.key );
		const reading = read( field, value );
		if ( typeof reading === 'string' ) {
			complaints.push( [ path, reading ] );
		} else if ( reading !== null ) {
			take( checked, field, reading );
		} else if ( field.isRequired && isWhole && field.condition?.on !== 'page' ) {
			complaints.push( [ path, 'required' ] );
		}
	}
	if ( prechat.phone && phone === null ) {
		complaints.push( [ 'prechat.phone', 'invalid_phone' ] );
	}
	if ( form?.consent && isWhole && consentText === null ) {
		complaints.push( [ 'prechat.consent', 'required' ] );
	}
	if ( complaints.length > 0 ) {
		throw refusal( form, complaints );
	}
	return checked;
}

const hasOwnPlace = ( { type }: FormField ) => OWN_PLACE.some( ( each ) => each === type );

/** Returns the proof: what they have read, with its link. What the form does not say any more was agreed to by nobody. */
function consentOf( form: OwnForm | null, prechat: Prechat ): string | null {
	const agreed = prechat.consent && form ? agreedTo( form, prechat ) : null;
	return agreed && [ agreed.text, agreed.url ].filter( Boolean ).join( ' ' );
}

function take( checked: CheckedPrechat, field: FormField, { text, chosen }: Exclude< Reading, null | string > ): void {
	if ( ! hasOwnPlace( field ) ) {
		checked.answers.push( { key: field.key, label: field.label, value: text } );
	}
	checked.tags.push( ...field.tags, ...chosen.flatMap( ( { tags } ) => tags ) );
	checked.departments.push( ...chosen.flatMap( ( { department } ) => department ?? [] ) );
	checked.priorities.push( ...chosen.flatMap( ( { priority } ) => priority ?? [] ) );
}

/** Reads the answer to one field; a problem if it is not what the field takes. */
function read( field: FormField, value: PrechatAnswer | undefined ): Reading {
	if ( value === undefined || value === false || ( typeof value !== 'boolean' && value.length === 0 ) ) {
		return null;
	}
	switch ( field.type ) {
		case 'checkbox':
			return value === true ? { text: 'yes', chosen: [] } : 'invalid_value';
		case 'choices':
			return Array.isArray( value ) ? readChoice( field, value ) : 'invalid_value';
		case 'choice':
			return typeof value === 'string' ? readChoice( field, [ value ] ) : 'invalid_value';
		case 'paragraph':
			return readText( value, paragraph( LIMITS.prechatParagraphCharacters ) );
		case 'date':
			return readText( value, z.iso.date(), 'invalid_date' );
		default:
			return readText( value, line( LIMITS.prechatLineCharacters ) );
	}
}

function readChoice( { options }: FormField, values: readonly string[] ): Reading {
	const chosen = options.filter( ( option ) => values.includes( option.value ) );
	return values.every( ( value ) => chosen.some( ( option ) => option.value === value ) )
		? { text: chosen.map( ( { label } ) => label ).join( ', ' ), chosen }
		: 'no_such_choice';
}

function readText(
	value: PrechatAnswer,
	schema: z.ZodType< string >,
	problem: FieldProblem = 'invalid_value'
): Reading {
	const { data, error } = schema.safeParse( value );
	if ( error ) {
		return error.issues.some( ( { code } ) => code === 'too_big' ) ? 'too_long' : problem;
	}
	return data === undefined || data.trim() === '' ? null : { text: data, chosen: [] };
}

function refusal( form: OwnForm | null, complaints: readonly Complaint[] ): ChatError {
	const fields = complaints.map( ( [ path, code ] ) => ( { path, code, message: SENTENCES[ code ] } ) );
	return new ChatError(
		'prechat_invalid',
		'Some answers to the form need another look. Correct the fields that are named.',
		{
			fields: fields.slice( 0, 2 * LIMITS.prechatFields ),
			prechatForm: form && presentForm( form ),
		}
	);
}
