import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Router } from 'express';
import { ROUTES, SCHEMA_VERSION, type ReadinessAnswer } from '../../../protocol';
import { notFound } from '../../errors';
import type { Metrics } from '../../metrics';
import type { Site } from '../../site/site';
import type { Sites } from '../../sites';
import { schemaSentence } from '../../stream/feed';
import { bodyHash } from '../../tokens/token-issuer';
import { RELAY_VERSION } from '../../version';
import type { EndpointContext } from '../endpoint';
import { describeApi } from '../openapi';
import { sendJson } from '../problem';

/** Health, readiness and metrics. None of it names a site. */
export function operationRoutes(
	router: Router,
	{ sites, isRunning }: EndpointContext,
	metrics: Metrics,
	metricsToken: string | undefined
): void {
	const openapi = JSON.stringify( describeApi() );

	router.get( ROUTES.health.path, ( _req, res ) => {
		sendJson( res, 200, JSON.stringify( { status: 'ok', version: RELAY_VERSION } ) );
	} );

	router.get( ROUTES.readiness.path, async ( _req, res ) => {
		const readiness = await readinessOf( sites );
		const answer = isRunning() ? readiness : { ...readiness, ...STOPPING };
		sendJson( res, answer.status === 'ready' ? 200 : 503, JSON.stringify( answer ) );
	} );

	router.get( ROUTES.metrics.path, async ( req, res ) => {
		// The token alone counts: a proxy on this machine, or a page that a browser here shows, is local as well.
		if ( ! showsToken( req, metricsToken ) ) {
			throw notFound();
		}
		res.setHeader( 'Content-Type', metrics.registry.contentType );
		res.end( await metrics.registry.metrics() );
	} );

	router.get( ROUTES.openapi.path, ( _req, res ) => {
		sendJson( res, 200, openapi );
	} );
}

/* A load balancer removes the relay before it is gone; requests that still come are answered. */
const STOPPING = { status: 'not_ready', detail: 'The relay is stopping. Ask another one.' } as const;

/** The relay is ready as long as it can serve any site: one site's outage must not affect the others. */
async function readinessOf( sites: Sites ): Promise< ReadinessAnswer > {
	const serving = sites.all().filter( ( site ) => ! site.feed.isDegraded );
	const writable = await findWritable( serving );
	if ( writable !== undefined ) {
		return {
			status: 'ready',
			database: 'ok',
			schema: { serves: SCHEMA_VERSION, found: writable.feed.schemaFound ?? null },
			detail: 'The relay serves.',
		};
	}
	const feeds = sites.all().map( ( site ) => site.feed );
	const mismatch = feeds.find( ( feed ) => feed.schemaFound !== undefined && feed.schemaFound !== SCHEMA_VERSION );
	if ( mismatch !== undefined ) {
		const found = mismatch.schemaFound ?? null;
		return {
			status: 'not_ready',
			database: 'ok',
			schema: { serves: SCHEMA_VERSION, found },
			detail: schemaSentence( found ),
		};
	}
	return {
		status: 'not_ready',
		database: 'unavailable',
		schema: { serves: SCHEMA_VERSION, found: null },
		detail: "The database does not answer, or takes no writes. Check that it runs and has room, the DATABASE_… variables, and that their user has rights on all of Veranda's tables.",
	};
}

/** Finds a site whose database takes writes: as a rule the first one does, so that the others need not be asked. */
async function findWritable( [ first, ...others ]: readonly Site[] ): Promise< Site | undefined > {
	if ( first === undefined || ( await first.writeCheck.isGood() ) ) {
		return first;
	}
	const areGood = await Promise.all( others.map( ( site ) => site.writeCheck.isGood() ) );
	return others.find( ( _site, index ) => areGood[ index ] );
}

function showsToken( req: IncomingMessage, token: string | undefined ): boolean {
	if ( token === undefined ) {
		return false;
	}
	// Hashes have one length, so the comparison takes the same time whatever was sent.
	const expected = Buffer.from( bodyHash( `Bearer ${ token }` ) );
	return timingSafeEqual( expected, Buffer.from( bodyHash( req.headers.authorization ?? '' ) ) );
}
