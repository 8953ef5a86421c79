import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import type { Clock } from './clock';
import type { Config } from './config/config';
import { notFound, shuttingDown } from './errors';
import { ClientAddress } from './http/client-address';
import { assertMethodKnown, type EndpointContext } from './http/endpoint';
import { Cors } from './http/middleware/cors';
import { MessageFastPath } from './http/message-fast-path';
import { answerError } from './http/middleware/handle-errors';
import { createAnswerLog, type LogAnswer } from './http/middleware/log-answers';
import { requestIdOf } from './http/middleware/request-id';
import { setSecurityHeaders } from './http/middleware/security-headers';
import { operationRoutes } from './http/routes/operations';
import { SITE_ROUTES } from './http/routes/site-routes';
import { StreamRoute } from './http/routes/stream';
import type { Metrics } from './metrics';
import type { Sites } from './sites';

/** What answers requests. */
export type RequestListener = ( req: IncomingMessage, res: ServerResponse ) => void;

/** Wires routes and middleware. `isRunning` is false while the relay is stopping. */
export function createApp(
	config: Config,
	sites: Sites,
	metrics: Metrics,
	clock: Clock,
	log: Logger,
	isRunning: () => boolean
): RequestListener {
	const assertRunning = () => {
		if ( ! isRunning() ) {
			throw shuttingDown();
		}
	};
	const addresses = new ClientAddress( config.trustedProxies );
	const context: EndpointContext = { sites, addresses, isRunning, assertRunning };
	const cors = new Cors( sites.all().flatMap( ( site ) => site.config.origins ) );
	const streams = new StreamRoute( context, cors, clock );
	const logAnswer = createAnswerLog( log );
	const messages = new MessageFastPath( context, cors, metrics, logAnswer, log );
	const app = createExpressApp( config, context, cors, metrics, logAnswer, log );

	return ( req, res ) => {
		setSecurityHeaders( res );
		res.setHeader( 'X-Request-Id', requestIdOf( req ) );
		if ( streams.owns( req.socket ) ) {
			// A stream's connection carries nothing else.
			req.socket.destroy();
		} else if ( streams.matches( req ) ) {
			streams.handle( req, res ).catch( ( error: unknown ) => {
				if ( streams.owns( req.socket ) ) {
					log.warn( { err: error, requestId: requestIdOf( req ) }, 'A stream could not be opened.' );
				} else {
					answerError( req, res, error, log );
				}
			} );
		} else {
			const conversationId = messages.match( req );
			if ( conversationId === null ) {
				app( req, res );
			} else {
				void messages.handle( req, res, conversationId );
			}
		}
	};
}

function createExpressApp(
	config: Config,
	context: EndpointContext,
	cors: Cors,
	metrics: Metrics,
	logAnswer: LogAnswer,
	log: Logger
): express.Express {
	const app = express();
	app.disable( 'x-powered-by' );
	app.disable( 'etag' );
	app.enable( 'case sensitive routing' );
	app.enable( 'strict routing' );
	app.use( ( _req, res, next ) => {
		res.once( 'finish', () => metrics.answered( res.statusCode ) );
		next();
	} );
	app.use( ( req, res, next ) => {
		logAnswer( req, res );
		next();
	} );
	operationRoutes( app, context, metrics, config.metricsToken );
	app.use( ( req, res, next ) => {
		res.setHeader( 'Vary', 'Origin' );
		if ( req.method === 'OPTIONS' ) {
			cors.preflight( req, res );
			return;
		}
		cors.setHeaders( req, res );
		next();
	} );
	SITE_ROUTES.forEach( ( addRoutes ) => addRoutes( app, context ) );
	app.use( ( req ) => {
		assertMethodKnown( req );
		throw notFound();
	} );
	app.use( ( error: unknown, req: Request, res: Response, _next: NextFunction ) =>
		answerError( req, res, error, log )
	);
	return app;
}
