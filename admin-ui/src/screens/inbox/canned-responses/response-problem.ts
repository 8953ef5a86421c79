import { __ } from '@wordpress/i18n';
import { ProblemError } from '../../../../../relay/client';
import type { CannedResponse } from '../../../../../relay/protocol';
import { problemSentence } from '../../../problem-sentence';

export type ResponseContent = Pick<
	CannedResponse,
	'shortcut' | 'title' | 'body' | 'folder' | 'language' | 'isShared'
>;

/** What is wrong with a canned response, and where; null: not at one field. */
export interface ResponseProblem {
	field: keyof ResponseContent | null;
	sentence: string;
}

const FIELDS: ReadonlyArray< keyof ResponseContent > = [
	'shortcut',
	'title',
	'body',
	'folder',
	'language',
	'isShared',
];

/** Tells when another one has the shortcut, while it is typed. */
export function duplicateProblem(
	content: ResponseContent,
	all: readonly CannedResponse[],
	edited: CannedResponse | null
): ResponseProblem | null {
	return findSame(
		content,
		all.filter( ( { id } ) => id !== edited?.id )
	)
		? taken( content.isShared )
		: null;
}

/** Returns the one that has the same shortcut, language and owner. */
export function findSame( content: ResponseContent, all: readonly CannedResponse[] ): CannedResponse | null {
	const key = keyOf( content.shortcut );
	return (
		all.find(
			( { shortcut, language, isShared } ) =>
				isShared === content.isShared && language === content.language && keyOf( shortcut ) === key
		) ?? null
	);
}

/** Reads what the relay has refused. */
export function readResponseProblem( error: unknown ): ResponseProblem {
	if ( ! ( error instanceof ProblemError ) ) {
		return { field: null, sentence: problemSentence( error ) };
	}
	switch ( error.code ) {
		case 'canned_response_exists':
			return taken( false );
		case 'message_too_long':
			return { field: 'body', sentence: __( 'The text is too long.', 'veranda' ) };
		case 'too_many_canned_responses':
			return {
				field: null,
				sentence: __(
					'There are as many canned responses as there may be. Delete one that you do not need.',
					'veranda'
				),
			};
		case 'not_found':
			return { field: null, sentence: __( 'Somebody has deleted this canned response.', 'veranda' ) };
		default:
			return atField( error ) ?? { field: null, sentence: problemSentence( error ) };
	}
}

function atField( { problem }: ProblemError ): ResponseProblem | null {
	const field = FIELDS.find( ( each ) => each === problem.fields?.[ 0 ]?.path );
	switch ( field ) {
		case undefined:
			return null;
		case 'shortcut':
			return {
				field,
				sentence: __( 'Use letters, digits, hyphens, underscores and dots, without spaces.', 'veranda' ),
			};
		case 'body':
			return { field, sentence: __( 'Write a text.', 'veranda' ) };
		default:
			return { field, sentence: __( 'This does not work here. Please change it.', 'veranda' ) };
	}
}

function taken( isShared: boolean ): ResponseProblem {
	return {
		field: 'shortcut',
		sentence: isShared
			? __( 'Another shared response has this shortcut. Choose another one, or another language.', 'veranda' )
			: __( 'Another response has this shortcut. Choose another one, or another language.', 'veranda' ),
	};
}

const keyOf = ( shortcut: string ) => shortcut.trim().replace( /^\//, '' ).normalize( 'NFC' ).toLowerCase();
