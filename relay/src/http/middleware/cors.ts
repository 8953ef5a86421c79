import type { IncomingMessage, ServerResponse } from 'node:http';
import { ROUTES } from '../../../protocol';
import { ChatError } from '../../errors';

const PREFLIGHT_SECONDS = 7_200;

const METHODS = [ ...new Set( Object.values( ROUTES ).map( ( { method } ) => method.toUpperCase() ) ) ].join( ', ' );

const refused = () =>
	new ChatError( 'origin_not_allowed', 'This page may not use the relay. Add its exact origin to SITE_ORIGINS.' );

/**
 * Answers exact origins only (docs/threats.md A56). A preflight has no token, so it is allowed for the pages of any site
 * that is served here; the call itself only for those of the token's site.
 */
export class Cors {
	private readonly origins: ReadonlySet< string >;

	constructor( origins: Iterable< string > ) {
		this.origins = new Set( origins );
	}

	/** Returns the headers for a request's origin; throws when no site has it. */
	headersFor( req: IncomingMessage ): Record< string, string > {
		const { origin } = req.headers;
		if ( origin === undefined ) {
			return { Vary: 'Origin' };
		}
		if ( ! this.origins.has( origin ) ) {
			throw refused();
		}
		return {
			Vary: 'Origin',
			'Access-Control-Allow-Origin': origin,
			'Access-Control-Expose-Headers': 'Retry-After, X-Request-Id',
		};
	}

	/** Sets the headers for a request's origin; throws when no site has it. */
	setHeaders( req: IncomingMessage, res: ServerResponse ): void {
		for ( const [ name, value ] of Object.entries( this.headersFor( req ) ) ) {
			res.setHeader( name, value );
		}
	}

	/** Answers a preflight. */
	preflight( req: IncomingMessage, res: ServerResponse ): void {
		const headers = this.headersFor( req );
		res.writeHead( 204, {
			...headers,
			'Access-Control-Allow-Methods': METHODS,
			'Access-Control-Allow-Headers': 'authorization, content-type, last-event-id',
			'Access-Control-Max-Age': String( PREFLIGHT_SECONDS ),
			'Content-Length': '0',
		} );
		res.end();
	}
}

/** Checks that the page belongs to the token's site. Programs other than browsers send no origin. */
export function assertOrigin( req: IncomingMessage, res: ServerResponse, origins: readonly string[] ): void {
	const { origin } = req.headers;
	if ( origin !== undefined && ! origins.includes( origin ) ) {
		res.removeHeader( 'Access-Control-Allow-Origin' );
		res.removeHeader( 'Access-Control-Expose-Headers' );
		throw refused();
	}
}
