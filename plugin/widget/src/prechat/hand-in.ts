import { leaveLead } from '../../../../relay/client/calls/leads';
import { ProblemError } from '../../../../relay/client/errors';
import type { FieldProblem, Prechat, PrechatField, PrechatForm } from '../../../../relay/protocol';
import { askedFields, type PrechatPlace } from '../../../../relay/protocol/prechat-fields';
import { oneLine } from '../../../../relay/protocol/shorten';
import { isAddress } from '../browser/is-address';
import {
	EMAIL_CHARACTERS,
	NAME_CHARACTERS,
	PHONE_CHARACTERS,
	PRECHAT_LINE_CHARACTERS,
	PRECHAT_PARAGRAPH_CHARACTERS,
} from '../browser/limits';
import type { WidgetConfig } from '../config';
import type { Chat } from '../core/chat';
import { agreedUrl, hasAgreed } from './own-words';

/** What stands in the form: texts, ticked boxes, chosen options, by the key of the field. `consent` is the text that was agreed to. */
export type Values = Record< string, string | boolean | string[] | undefined >;

/** What is wrong, by the place of the answer as the relay names it: `prechat.email`, `prechat.fields.topic`. */
export type Complaints = Record< string, FieldProblem >;

const CONSENT = 'prechat.consent';
/** The fields themselves take more: a browser would cut off what somebody pastes, and say nothing. */
const CHARACTERS: Record< string, number > = {
	name: NAME_CHARACTERS,
	email: EMAIL_CHARACTERS,
	phone: PHONE_CHARACTERS,
	paragraph: PRECHAT_PARAGRAPH_CHARACTERS,
};
const OWN_PLACE = [ 'name', 'email', 'phone' ];

/** Returns where the relay looks for the answer to a field. */
export function pathOf( { key }: Pick< PrechatField, 'key' > ): string {
	return OWN_PLACE.includes( key ) ? `prechat.${ key }` : `prechat.fields.${ key }`;
}

/** Returns where and who the visitor is, for fields that are not asked of everybody. */
export function placeOf( { config, state }: Chat ): PrechatPlace {
	return { path: pathHere( config ), isLoggedIn: !! state.session.visitor?.verified };
}

/** Returns the path of the page from the start of the site on, which may be in a folder of its server. */
function pathHere( { homePath = '' }: WidgetConfig ): string {
	const { pathname } = location;
	return `${ pathname }/`.startsWith( `${ homePath }/` ) ? pathname.slice( homePath.length ) : pathname;
}

/** Returns what is wrong as far as that can be seen here, so that nobody waits for the relay to say it. */
export function complaintsOf( form: PrechatForm, values: Values, place: PrechatPlace ): Complaints {
	const complaints: Complaints = {};
	for ( const field of askedFields( form.fields, values, place ) ) {
		const value = valueOf( values, field.key );
		if ( field.isRequired && ! value ) {
			complaints[ pathOf( field ) ] = 'required';
		} else if (
			typeof value === 'string' &&
			value.length > ( CHARACTERS[ field.type ] ?? PRECHAT_LINE_CHARACTERS )
		) {
			complaints[ pathOf( field ) ] = 'too_long';
		} else if ( field.type === 'email' && value && ! isAddress( String( value ) ) ) {
			complaints[ pathOf( field ) ] = 'invalid_value';
		}
	}
	if ( form.consent && ! hasAgreed( form, values ) ) {
		complaints[ CONSENT ] = 'required';
	}
	return complaints;
}

/**
 * Hands in the answers. Returns what is wrong with them, null if they were taken, or undefined if nobody knows. A form that
 * was changed meanwhile takes the place of the one on screen; if all that is wrong is what it does not ask any more, the
 * rest is handed in.
 */
export async function handIn( chat: Chat, values: Values ): Promise< Complaints | null | undefined > {
	const { connection } = chat;
	const { form } = chat.state.prechat;
	if ( ! connection ) {
		return undefined;
	}
	try {
		const visitor = await leaveLead( connection.client, { prechat: prechatOf( chat, form, values ) } );
		// Somebody else may sit here by now.
		if ( chat.connection === connection ) {
			chat.set( 'session', { visitor } );
			chat.set( 'prechat', { isDone: true } );
		}
		return null;
	} catch ( error ) {
		if ( ! ( error instanceof ProblemError ) || ! error.problem.fields || chat.connection !== connection ) {
			return undefined;
		}
		const { fields, prechatForm } = error.problem;
		const isNew = prechatForm !== undefined && JSON.stringify( prechatForm ) !== JSON.stringify( form );
		if ( isNew ) {
			chat.set( 'prechat', { form: prechatForm } );
		}
		return isNew && fields.every( ( { code } ) => code === 'unknown_field' )
			? handIn( chat, values )
			: Object.fromEntries( fields.map( ( { path, code } ) => [ path, code ?? 'invalid_value' ] ) );
	}
}

function prechatOf( chat: Chat, form: PrechatForm | null, values: Values ): Prechat {
	const prechat: Prechat = {};
	const fields: NonNullable< Prechat[ 'fields' ] > = {};
	for ( const { key } of askedFields( form?.fields ?? [], values, placeOf( chat ) ) ) {
		const value = valueOf( values, key );
		if ( value && OWN_PLACE.includes( key ) ) {
			prechat[ key as 'name' | 'email' | 'phone' ] = oneLine( String( value ) );
		} else if ( value ) {
			fields[ key ] = value;
		}
	}
	return { ...prechat, fields, ...( form?.consent && consentOf( chat, form, values ) ) };
}

function consentOf( { config }: Chat, form: PrechatForm, values: Values ): Partial< Prechat > {
	if ( ! hasAgreed( form, values ) ) {
		return { consent: false };
	}
	const url = agreedUrl( form, values, config.language );
	return { consent: true, consentText: String( values.consent ), ...( url && { consentUrl: url } ) };
}

/** Returns what was answered; undefined for nothing, and blanks are nothing. */
function valueOf( values: Values, key: string ): Values[ string ] {
	const value = values[ key ];
	if ( typeof value === 'string' ) {
		return value.trim() || undefined;
	}
	return Array.isArray( value ) && value.length === 0 ? undefined : value || undefined;
}
