/** Names the variable that is wrong, and says what to do about it. */
export class ConfigError extends Error {
	constructor( variable: string, sentence: string ) {
		super( `${ variable }: ${ sentence }` );
		this.name = 'ConfigError';
	}
}

/** The variables of a process. */
export type Environment = Readonly< Record< string, string | undefined > >;

/** Returns a variable that has no default. */
export function required( env: Environment, variable: string ): string {
	const value = env[ variable ];
	if ( ! value ) {
		throw new ConfigError( variable, 'It is not set. Run veranda-relay --help to see what it is for.' );
	}
	return value;
}

/** Reads a whole number within bounds. */
export function readNumber(
	env: Environment,
	variable: string,
	fallback: number,
	minimum: number,
	maximum: number
): number {
	const text = env[ variable ];
	if ( ! text ) {
		return fallback;
	}
	const number = Number( text );
	if ( ! /^[0-9]+$/.test( text ) || number < minimum || number > maximum ) {
		throw new ConfigError( variable, `It must be a whole number from ${ minimum } to ${ maximum }.` );
	}
	return number;
}
