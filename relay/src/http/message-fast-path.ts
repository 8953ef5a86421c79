import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics';
import { answer, type EndpointContext } from './endpoint';
import { answerError } from './middleware/handle-errors';
import type { Cors } from './middleware/cors';
import type { LogAnswer } from './middleware/log-answers';
import { SEND_MESSAGE } from './routes/messages';

/** The path as clients write it; Express handles any other spelling. */
const ADDRESS = /^\/v1\/conversations\/(c_[A-Za-z0-9_-]{22})\/messages$/;

/**
 * Answers the call that comes for every message ahead of Express, whose router, prototypes and middleware cost more
 * than all of our own work (docs/performance.md). It is the same endpoint that Express has, with the same checks,
 * limits, headers and errors; only the way to it is shorter.
 */
export class MessageFastPath {
	private readonly logsAll: boolean;

	constructor(
		private readonly context: EndpointContext,
		private readonly cors: Cors,
		private readonly metrics: Metrics,
		private readonly logAnswer: LogAnswer,
		private readonly log: Logger
	) {
		this.logsAll = log.isLevelEnabled( 'debug' );
	}

	/** Returns the conversation that a request posts a message to; null for any other request. */
	match( req: IncomingMessage ): string | null {
		return req.method === 'POST' ? ( ADDRESS.exec( req.url ?? '' )?.[ 1 ] ?? null ) : null;
	}

	/** Answers; never throws. */
	async handle( req: IncomingMessage, res: ServerResponse, conversationId: string ): Promise< void > {
		const startedAt = Date.now();
		if ( this.logsAll ) {
			this.logAnswer( req, res );
		}
		res.setHeader( 'Vary', 'Origin' );
		try {
			this.cors.setHeaders( req, res );
			await answer( this.context, SEND_MESSAGE, { req, res, params: { id: conversationId }, query: {} } );
		} catch ( error ) {
			if ( ! this.logsAll ) {
				this.logAnswer( req, res, startedAt );
			}
			answerError( req, res, error, this.log );
		}
		this.metrics.answered( res.statusCode );
	}
}
