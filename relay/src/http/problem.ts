import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { PROBLEMS, type Problem } from '../../protocol';
import { ChatError, notFound } from '../errors';

/** Turns whatever was thrown into what the caller may hear of it. */
export function asProblem( error: unknown ): ChatError {
	if ( error instanceof ChatError ) {
		return error;
	}
	if ( error instanceof z.ZodError ) {
		return fromIssues( error );
	}
	if ( isUnreadablePath( error ) ) {
		return notFound();
	}
	return new ChatError( 'internal_error', 'Something went wrong here. Send the same request again in a moment.', {
		cause: error,
	} );
}

/** Writes an error as `application/problem+json` (RFC 9457). */
export function sendProblem( res: ServerResponse, error: ChatError, requestId: string ): void {
	const { retryAfter, cause, ...details } = error.extras;
	const body: Problem = {
		type: 'about:blank',
		title: PROBLEMS[ error.code ][ 1 ],
		status: error.status,
		code: error.code,
		detail: error.message,
		requestId,
		...details,
	};
	if ( retryAfter !== undefined ) {
		res.setHeader( 'Retry-After', String( retryAfter ) );
	}
	if ( error.status === 401 ) {
		res.setHeader( 'WWW-Authenticate', 'Bearer' );
	}
	sendJson( res, error.status, JSON.stringify( body ), 'application/problem+json' );
}

/** Writes JSON that nobody may keep. */
export function sendJson(
	res: ServerResponse,
	status: number,
	json: string,
	type = 'application/json; charset=utf-8'
): void {
	res.statusCode = status;
	res.setHeader( 'Content-Type', type );
	res.setHeader( 'Cache-Control', 'no-store' );
	res.setHeader( 'Content-Length', Buffer.byteLength( json ) );
	res.end( res.req.method === 'HEAD' ? undefined : json );
}

/** Whether the router could not decode a part of the path, such as `%ff`: nothing has such an address. */
function isUnreadablePath( error: unknown ): boolean {
	return error instanceof URIError && 'status' in error && error.status === 400;
}

function fromIssues( { issues }: z.ZodError ): ChatError {
	const tooLong = issues.find( ( issue ) => issue.code === 'custom' && issue.params?.code === 'message_too_long' );
	if ( tooLong !== undefined ) {
		return new ChatError( 'message_too_long', tooLong.message );
	}
	const unknown = issues.flatMap( ( issue ) =>
		issue.code === 'unrecognized_keys'
			? issue.keys.map( ( key ) => ( {
					path: [ ...issue.path, key.slice( 0, 100 ) ].join( '.' ),
					message: 'There is no such field. Leave it out.',
				} ) )
			: []
	);
	if ( unknown.length > 0 ) {
		return new ChatError( 'unknown_field', 'The request has fields that do not exist. Leave them out.', {
			fields: unknown.slice( 0, 20 ),
		} );
	}
	return new ChatError( 'invalid_request', 'The request is not valid. Correct the fields that are named.', {
		fields: issues.slice( 0, 20 ).map( ( issue ) => ( { path: issue.path.join( '.' ), message: issue.message } ) ),
	} );
}
