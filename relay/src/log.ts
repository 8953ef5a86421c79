import pino, { type Logger } from 'pino';

const LONGEST = 1_024;

/** Shortens a value that came from outside, so that nobody fills the log (docs/threats.md A42). */
export const cut = ( text: string ) => ( text.length > LONGEST ? `${ text.slice( 0, LONGEST ) }…` : text );

/**
 * Describes an error for the log. Of a database's error only codes are kept: its text and its statement can hold what
 * people wrote.
 */
export function describeError( error: unknown ): object {
	if ( ! ( error instanceof Error ) ) {
		return { message: cut( String( error ) ) };
	}
	const { code, errno, sqlState } = error as Error & { code?: unknown; errno?: unknown; sqlState?: unknown };
	const fromDatabase = 'sql' in error || 'sqlState' in error;
	return {
		type: error.name,
		message: fromDatabase ? 'The database refused a statement.' : cut( error.message ),
		...( code === undefined ? {} : { code } ),
		...( errno === undefined ? {} : { errno } ),
		...( sqlState === undefined ? {} : { sqlState } ),
		stack: cut( callsOf( error ) ),
		...( error.cause === undefined ? {} : { cause: describeError( error.cause ) } ),
	};
}

/** Returns the lines of a stack that name calls: a message of several lines, or one that was quoted, is no part of it. */
function callsOf( { stack = '', message }: Error ): string {
	return stack
		.replace( message, () => '' )
		.split( '\n' )
		.filter( ( line ) => /^ {4}at /.test( line ) )
		.join( '\n' );
}

/** Makes the relay's log: one line of JSON an entry, without tokens and without what people wrote. */
export function createLogger( level: string ): Logger {
	return pino( {
		level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: { level: ( label ) => ( { level: label } ) },
		serializers: { err: describeError },
		redact: {
			paths: [ 'authorization', 'token', 'accessToken', 'refreshToken', 'identity', 'body', 'email' ].flatMap(
				( key ) => [ key, `*.${ key }` ]
			),
			censor: '[removed]',
		},
	} );
}
