/*
 * JSON escapes line breaks itself, so an event is always one line of data; the two Unicode line separators, which
 * some readers take for line breaks, are escaped here (docs/threats.md A34).
 */
const SEPARATORS = /[\u2028\u2029]/;

/** Writes a value as one line of JSON. */
export function toJson( value: unknown ): string {
	const json = JSON.stringify( value );
	return SEPARATORS.test( json ) ? json.replace( /\u2028/g, '\\u2028' ).replace( /\u2029/g, '\\u2029' ) : json;
}
