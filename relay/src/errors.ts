import { PROBLEMS, type ProblemCode, type ProblemDetails } from '../protocol';

/** What a problem may tell beyond its code and its sentence. */
export interface ProblemExtras extends ProblemDetails {
	/** Seconds, for the header `Retry-After`. */
	retryAfter?: number;
	cause?: unknown;
}

/**
 * An error that a caller may see: a code for programs and a sentence that says
 * what to do. Whatever is not a ChatError is answered as `internal_error`.
 */
export class ChatError extends Error {
	readonly status: number;
	readonly extras: ProblemExtras;

	constructor(
		readonly code: ProblemCode,
		detail: string,
		extras: ProblemExtras = {}
	) {
		super( detail, { cause: extras.cause } );
		this.name = 'ChatError';
		this.status = PROBLEMS[ code ][ 0 ];
		this.extras = extras;
	}
}

/*
 * One sentence for what does not exist and for what is somebody else's, so that
 * the answer never tells the two apart (docs/threats.md A18).
 */
export const notFound = () =>
	new ChatError( 'not_found', 'There is nothing here that you may see. Check the address.' );

/** Returns what was looked for; throws `not_found` where there is nothing. */
export function found< Row >( row: Row | null | undefined ): Row {
	if ( row === null || row === undefined ) {
		throw notFound();
	}
	return row;
}

export const forbidden = ( detail: string ) => new ChatError( 'forbidden', detail );

export const databaseUnavailable = ( cause?: unknown ) =>
	new ChatError(
		'db_unavailable',
		'The database does not answer right now. Send the same request again in a moment.',
		{
			retryAfter: 2,
			cause,
		}
	);

/** `waitMs` is how long the caller has to wait. */
export const rateLimited = ( detail: string, waitMs: number ) =>
	new ChatError( 'rate_limited', detail, { retryAfter: Math.max( 1, Math.ceil( waitMs / 1_000 ) ) } );

export const overloaded = () =>
	new ChatError( 'overloaded', 'Too much is waiting to be stored. Send the same request again in a moment.', {
		retryAfter: 1,
	} );

export const shuttingDown = () =>
	new ChatError( 'shutting_down', 'The relay is restarting. Send the same request again in a moment.', {
		retryAfter: 2,
	} );

export const siteDisabled = () =>
	new ChatError( 'site_disabled', 'The chat is switched off on this site. Switch the plugin on to use it.', {
		retryAfter: 60,
	} );

export const tokenInvalid = ( detail = 'The token is not valid. Get a new one.' ) =>
	new ChatError( 'token_invalid', detail );

export const wrongScope = () =>
	new ChatError( 'wrong_scope', 'This token is for another purpose. Use a token made for this route.' );

/** An error that trying again does not mend. */
export class FinalError extends Error {
	override readonly name = 'FinalError';
}
