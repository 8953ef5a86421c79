import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { asProblem, sendProblem } from '../problem';
import { requestIdOf } from './request-id';

/** Answers errors; internal ones are also logged with their cause. */
export function answerError( req: IncomingMessage, res: ServerResponse, error: unknown, log: Logger ): void {
	const problem = asProblem( error );
	const requestId = requestIdOf( req );
	if ( problem.code === 'internal_error' ) {
		log.error( { err: error, requestId }, 'A request failed.' );
	} else if ( problem.status >= 500 ) {
		log.debug( { err: problem, requestId }, 'A request could not be served.' );
	}
	if ( res.headersSent || res.destroyed ) {
		res.destroy();
		return;
	}
	if ( ! req.complete ) {
		// The rest of the body is not needed; reading it would only help a sender of too much.
		res.setHeader( 'Connection', 'close' );
	}
	sendProblem( res, problem, requestId );
}
