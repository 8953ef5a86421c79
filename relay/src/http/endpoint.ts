import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import type { Audience, RouteDescription } from '../../protocol';
import { ChatError, notFound } from '../errors';
import { keyOf, type AgentParticipant, type VisitorParticipant } from '../participants';
import type { CallSource } from '../seen-clients';
import type { Site } from '../site/site';
import type { Sites } from '../sites';
import { bodyHash } from '../tokens/token-issuer';
import type { ClientAddress } from './client-address';
import { authenticate, type Caller, type ServiceCaller } from './middleware/authenticate';
import { assertOrigin } from './middleware/cors';
import { parseBody, readBody } from './middleware/read-body';

type CallerOf< A extends Audience > = A extends 'visitor'
	? VisitorParticipant
	: A extends 'agent'
		? AgentParticipant
		: A extends 'service'
			? ServiceCaller
			: never;

type ParsedBy< T > = T extends z.ZodType ? z.infer< T > : undefined;

/** A call whose every part has been verified and parsed. */
export interface Call< R extends RouteDescription > {
	readonly site: Site;
	readonly caller: CallerOf< R[ 'audiences' ][ number ] >;
	readonly params: ParsedBy< R[ 'params' ] >;
	readonly query: ParsedBy< R[ 'query' ] >;
	readonly body: ParsedBy< R[ 'body' ] >;
	/** The limits' key of the caller's address. */
	readonly addressKey: string;
	/** What the caller's addresses show about the way to us. */
	readonly source: CallSource;
	readonly req: IncomingMessage;
	readonly res: ServerResponse;
}

/** The limit that a call counts against; `none` for a handler that counts by itself. */
export type LimitName = 'request' | 'message' | 'none';

/** What every endpoint needs. */
export interface EndpointContext {
	readonly sites: Sites;
	readonly addresses: ClientAddress;
	/** Whether the relay is not stopping. */
	isRunning(): boolean;
	/** Throws while the relay is stopping. */
	assertRunning(): void;
}

/** A route with its handler. */
export interface Endpoint< R extends RouteDescription > {
	readonly route: R;
	readonly limit: LimitName;
	readonly handle: ( call: Call< R > ) => Promise< void >;
}

/** A request whose URL has been parsed; nothing else is checked yet. */
export interface Arrival {
	readonly req: IncomingMessage;
	readonly res: ServerResponse;
	readonly params: Readonly< Record< string, unknown > >;
	readonly query: unknown;
}

/**
 * Registers a route of a site from its description: who may call is checked first, then the origin, the limits and the
 * shape, and only then the handler runs.
 */
export function endpoint< const R extends RouteDescription >(
	router: Router,
	context: EndpointContext,
	route: R,
	limit: LimitName,
	handle: ( call: Call< R > ) => Promise< void >
): void {
	register( router, context, { route, limit, handle } );
}

/** Registers an endpoint that is defined elsewhere. */
export function register< const R extends RouteDescription >(
	router: Router,
	context: EndpointContext,
	definition: Endpoint< R >
): void {
	const { method, path } = definition.route;
	router[ method ]( expressPath( path ), ( req: Request, res: Response ) =>
		answer( context, definition, { req, res, params: req.params, query: req.query } )
	);
	router.all( expressPath( path ), ( req: Request, _res: Response, next ) => {
		// Another description may have the same path with another method.
		knownPaths.set( req, path );
		next();
	} );
}

/** Answers a request by an endpoint; throws the error to answer with otherwise. */
export async function answer< const R extends RouteDescription >(
	context: EndpointContext,
	{ route, limit, handle }: Endpoint< R >,
	arrival: Arrival
): Promise< void > {
	if ( route.method !== 'get' ) {
		context.assertRunning();
	}
	await handle( await prepare( context, route, limit, arrival ) );
}

const knownPaths = new WeakMap< IncomingMessage, string >();

/** Answers a method that an existing path does not have. */
export function assertMethodKnown( req: IncomingMessage ): void {
	if ( knownPaths.has( req ) ) {
		throw new ChatError(
			'method_not_allowed',
			'This address exists, but not with this method. See /v1/openapi.json.'
		);
	}
}

const expressPath = ( path: string ) => path.replace( /\{(\w+)\}/g, ':$1' );

async function prepare< R extends RouteDescription >(
	context: EndpointContext,
	route: R,
	limit: LimitName,
	{ req, res, params: rawParams, query: rawQuery }: Arrival
): Promise< Call< R > > {
	const { site, caller } = await findSite( context, route, req, rawParams );
	assertOrigin( req, res, site.config.origins );
	await countCall( context, site, caller, limit, req );
	if ( caller?.type === 'visitor' && route.problems?.includes( 'blocked' ) ) {
		await site.blockGuard.assertNotBlocked( caller, context.addresses.blockableKeyOf( req ) );
	}
	const params = parseParams( route, rawParams );
	const query = route.query?.parse( rawQuery );
	const body = route.body === undefined ? undefined : await parseRequest( route.body, req, caller );
	const call = {
		site,
		caller,
		params,
		query,
		body,
		req,
		res,
		get addressKey() {
			return context.addresses.keyOf( req );
		},
		get source() {
			return context.addresses.sourceOf( req );
		},
	};
	return call as unknown as Call< R >;
}

async function findSite(
	context: EndpointContext,
	route: RouteDescription,
	req: IncomingMessage,
	params: Arrival[ 'params' ]
): Promise< { site: Site; caller: Caller | null } > {
	if ( route.audiences.length > 0 ) {
		return authenticate( req, context.sites, route.audiences );
	}
	const site = context.sites.find( String( params.site ) );
	if ( site === undefined ) {
		throw notFound();
	}
	site.feed.assertServing();
	return { site, caller: null };
}

async function countCall(
	{ addresses }: EndpointContext,
	site: Site,
	caller: Caller | null,
	limit: LimitName,
	req: IncomingMessage
): Promise< void > {
	if ( caller === null ) {
		// Only visitors call without a token: to get one.
		site.limits.ceilings.count( 'request', addresses.keyOf( req ) );
		return;
	}
	if ( caller.type === 'service' || limit === 'none' ) {
		return;
	}
	await ( limit === 'message' ? site.limits.message( caller ) : site.limits.request( keyOf( caller ) ) );
	// Last, so that what is refused to one visitor is not taken from the others of their address.
	if ( caller.side === 'visitor' ) {
		site.limits.ceilings.count( limit, addresses.keyOf( req ) );
	}
}

/* A malformed id is answered like an unknown one (docs/threats.md A18). */
function parseParams( route: RouteDescription, params: Arrival[ 'params' ] ): unknown {
	const parsed = route.params?.safeParse( params );
	if ( parsed !== undefined && ! parsed.success ) {
		throw notFound();
	}
	return parsed?.data;
}

async function parseRequest( schema: z.ZodType, req: IncomingMessage, caller: Caller | null ): Promise< unknown > {
	const bytes = await readBody( req );
	if ( caller?.type === 'service' && caller.claims.bodyHash !== bodyHash( bytes ) ) {
		throw new ChatError( 'token_invalid', 'The token is for another body. Make one for each request.' );
	}
	return schema.parse( parseBody( req, bytes ) );
}
