import type { PrechatAnswer, PrechatField } from './prechat';

/*
 * Which fields of the form before the chat are asked for. Free of schemas, so that browsers can load it; the relay decides
 * by the same rules.
 */

/** Answers by the key of their field. */
export type PrechatAnswers = Readonly< Record< string, PrechatAnswer | undefined > >;

/** Where and who the visitor is, for conditions. */
export interface PrechatPlace {
	/** The path of the page; null: nobody knows. */
	readonly path: string | null;
	readonly isLoggedIn: boolean;
}

/**
 * Returns the fields that are asked for, in order. What hangs on an answer is asked for only if the question before it is,
 * too. On which page a field belongs is passed over where the page is not known.
 */
export function askedFields< F extends Pick< PrechatField, 'key' | 'condition' > >(
	fields: readonly F[],
	answers: PrechatAnswers,
	place: PrechatPlace
): F[] {
	const asked: F[] = [];
	for ( const field of fields ) {
		const { condition } = field;
		if ( ! condition || isMet( condition, answers, place, asked ) ) {
			asked.push( field );
		}
	}
	return asked;
}

function isMet(
	condition: NonNullable< PrechatField[ 'condition' ] >,
	answers: PrechatAnswers,
	{ path, isLoggedIn }: PrechatPlace,
	before: readonly Pick< PrechatField, 'key' >[]
): boolean {
	switch ( condition.on ) {
		case 'page':
			return path === null || isOnPage( condition.path, path );
		case 'login':
			return condition.isLoggedIn === isLoggedIn;
		case 'answer':
			return (
				before.some( ( { key } ) => key === condition.key ) && has( answers[ condition.key ], condition.value )
			);
	}
}

/**
 * Compares a path with a pattern in which `*` stands for anything; capitals and a slash at the end make no difference, nor
 * whether letters are escaped. The rules for where the chat shows read patterns in the same way.
 */
function isOnPage( pattern: string, path: string ): boolean {
	const pieces = bareOf( pattern ).split( '*' );
	const bare = bareOf( path );
	return matches( pieces, bare ) || matches( pieces, `${ bare }/` );
}

function bareOf( path: string ): string {
	let plain = path;
	try {
		plain = decodeURIComponent( path );
	} catch {
		// Escaped in another way: compared as it is.
	}
	return plain.toLowerCase().replace( /\/$/, '' );
}

/** Looks for the pieces one after the other, so that no pattern takes long. */
function matches( pieces: readonly string[], path: string ): boolean {
	const [ first = '', ...rest ] = pieces;
	const last = rest.pop();
	if ( last === undefined ) {
		return path === first;
	}
	let from = first.length;
	for ( const piece of rest ) {
		const found = path.indexOf( piece, from );
		from = found < 0 ? Infinity : found + piece.length;
	}
	return path.startsWith( first ) && path.endsWith( last ) && from + last.length <= path.length;
}

/** A ticked box is `yes`. */
function has( answer: PrechatAnswer | undefined, value: string ): boolean {
	return Array.isArray( answer ) ? answer.includes( value ) : ( answer === true ? 'yes' : answer ) === value;
}
