import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import pinoHttp from 'pino-http';
import type { Clock } from './clock';
import type { Config } from './config';
import { notFound, shuttingDown } from './errors';
import { ClientAddress } from './http/client-address';
import { assertMethodKnown, type EndpointContext } from './http/endpoint';
import { Cors } from './http/middleware/cors';
import { answerError } from './http/middleware/handle-errors';
import { requestIdOf } from './http/middleware/request-id';
import { agentRoutes } from './http/routes/agents';
import { assignmentRoutes } from './http/routes/assignments';
import { conversationRoutes } from './http/routes/conversations';
import { messageRoutes } from './http/routes/messages';
import { operationRoutes } from './http/routes/operations';
import { serviceRoutes } from './http/routes/service';
import { StreamRoute } from './http/routes/stream';
import { visitorRoutes } from './http/routes/visitors';
import { cut } from './log';
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
	const app = createExpressApp( config, context, cors, metrics, log );

	return ( req, res ) => {
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
			app( req, res );
		}
	};
}

function createExpressApp(
	config: Config,
	context: EndpointContext,
	cors: Cors,
	metrics: Metrics,
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
	app.use( logRequests( log ) );
	app.use(
		helmet( {
			contentSecurityPolicy: {
				useDefaults: false,
				directives: { defaultSrc: [ "'none'" ], frameAncestors: [ "'none'" ] },
			},
			// Pages of other origins are meant to read the answers; which ones, CORS says.
			crossOriginResourcePolicy: { policy: 'cross-origin' },
			referrerPolicy: { policy: 'no-referrer' },
			// Whether the whole domain is to be reached by HTTPS only is for its owner to say, not for a path of it.
			strictTransportSecurity: false,
		} )
	);
	app.use( ( req, res, next ) => {
		res.setHeader( 'X-Request-Id', requestIdOf( req ) );
		next();
	} );
	operationRoutes( app, context, metrics, config.metricsToken );
	app.use( ( req, res, next ) => {
		res.setHeader( 'Vary', 'Origin' );
		if ( req.method === 'OPTIONS' ) {
			cors.preflight( req, res );
			return;
		}
		res.set( cors.headersFor( req ) );
		next();
	} );
	visitorRoutes( app, context );
	conversationRoutes( app, context );
	assignmentRoutes( app, context );
	messageRoutes( app, context );
	agentRoutes( app, context );
	serviceRoutes( app, context );
	app.use( ( req ) => {
		assertMethodKnown( req );
		throw notFound();
	} );
	app.use( ( error: unknown, req: Request, res: Response, _next: NextFunction ) =>
		answerError( req, res, error, log )
	);
	return app;
}

/** Logs each answer in one line: what was asked and how it ended, never with what. */
function logRequests( log: Logger ) {
	return pinoHttp( {
		// A method, a path and a status hold nothing to remove, and looking for it would cost more than the line.
		logger: log.child( {}, { redact: [] } ),
		genReqId: ( req ) => requestIdOf( req ),
		quietReqLogger: true,
		customLogLevel: ( _req, res, error ) => levelOf( error ? 500 : res.statusCode ),
		// The cause is logged where it is known; this would be "failed with status code 500" and a stack of the logger.
		customErrorObject: ( _req, _res, _error, entry: object ) => ( { ...entry, err: undefined } ),
		customAttributeKeys: { reqId: 'requestId' },
		serializers: {
			req: ( req: { method: string; url: string } ) => ( {
				method: req.method,
				path: cut( req.url.split( '?' )[ 0 ] ?? '' ),
			} ),
			res: ( res: { statusCode: number } ) => ( { status: res.statusCode } ),
		},
	} );
}

/* An outage has its own line when it begins and when it ends; each call that it meets would fill the log. */
function levelOf( status: number ): 'warn' | 'info' | 'debug' {
	if ( status === 500 ) {
		return 'warn';
	}
	return status >= 400 && status < 500 ? 'info' : 'debug';
}
