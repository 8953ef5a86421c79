import { describeError } from '../log';

const ERROR_CHARACTERS = 1_000;

/** Returns how long to wait after so many failures: twice as long each time, up to a limit. */
export function retryDelay( failures: number, firstMs: number, longestMs: number ): number {
	return Math.min( firstMs * 2 ** ( failures - 1 ), longestMs );
}

/** Writes an error for a column: no more than the log may tell, cut, and text that every database takes. */
export function errorText( error: unknown ): string {
	const { type = 'Error', message, code } = describeError( error ) as Record< string, unknown >;
	const text = [ type, code, message ].filter( ( part ) => typeof part === 'string' && part !== '' ).join( ': ' );
	return text.slice( 0, ERROR_CHARACTERS ).toWellFormed();
}
