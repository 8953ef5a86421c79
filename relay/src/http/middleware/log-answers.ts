import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import pinoHttp, { startTime } from 'pino-http';
import { cut } from '../../log';
import { requestIdOf } from './request-id';

/** Logs an answer once it is sent; `startedAt`, in milliseconds since 1970, when the request is older than the call. */
export type LogAnswer = ( req: IncomingMessage, res: ServerResponse, startedAt?: number ) => void;

/** Ids of what sites have: whoever is erased must not be in a log either. That of a site stays. */
const IDS = /(?<=\/)[a-rt-z]_[\w-]{22}(?=\/|$)/g;

/** Writes a path as its route does. */
const withoutIds = ( path: string ) => path.replace( IDS, '{id}' );

/** Logs each answer in one line: method, path and status, never contents. */
export function createAnswerLog( log: Logger ): LogAnswer {
	const write = pinoHttp( {
		// Method, path and status need no redaction, and redacting would cost more than logging.
		logger: log.child( {}, { redact: [] } ),
		genReqId: ( req ) => requestIdOf( req ),
		quietReqLogger: true,
		customLogLevel: ( _req, res, error ) => levelOf( error ? 500 : res.statusCode ),
		// The cause is logged where it is known; here it would be "failed with status code 500" with the logger's stack.
		customErrorObject: ( _req, _res, _error, entry: object ) => ( { ...entry, err: undefined } ),
		customAttributeKeys: { reqId: 'requestId' },
		serializers: {
			req: ( req: { method: string; url: string } ) => ( {
				method: req.method,
				path: withoutIds( cut( req.url.split( '?' )[ 0 ] ?? '' ) ),
			} ),
			res: ( res: { statusCode: number } ) => ( { status: res.statusCode } ),
		},
	} );
	return ( req, res, startedAt ) => {
		if ( startedAt !== undefined ) {
			res[ startTime ] = startedAt;
		}
		write( req, res );
	};
}

/* An outage is logged when it begins and when it ends; a line for each call would fill the log. */
function levelOf( status: number ): 'warn' | 'info' | 'debug' {
	if ( status === 500 ) {
		return 'warn';
	}
	return status >= 400 && status < 500 ? 'info' : 'debug';
}
