import { request as requestByHttp, type RequestOptions } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import type { TokenIssuer } from '../tokens/token-issuer';
import type { SiteSettingsService } from './site-settings-service';

const TIMEOUT_MS = 20_000;
const ANSWER_BYTES = 65_536;

/** What WordPress answered. */
export interface WordPressAnswer {
	readonly status: number;
	/** WordPress's code of a refusal. */
	readonly code: string | null;
}

/** WordPress did not do what it was asked; it may later. */
export class WordPressError extends Error {
	constructor( message: string, cause?: unknown ) {
		super( message, { cause } );
		this.name = 'WordPressError';
	}
}

/**
 * Calls the plugin's REST routes. It calls the address that WordPress has told, which is on one of the site's own origins,
 * or the base address that whoever runs the relay has named; it follows no redirect, so it never gets anywhere else.
 */
export class WordPressClient {
	constructor(
		private readonly siteSettings: SiteSettingsService,
		private readonly issuer: TokenIssuer,
		/** An origin at which the relay reaches WordPress when the public one is out of its reach. */
		private readonly baseUrl: string | null
	) {}

	/** Posts to a route of the plugin, signed. Throws when nobody answers. */
	async post( route: string, body: object, signal: AbortSignal ): Promise< WordPressAnswer > {
		const { restUrl } = await this.siteSettings.get();
		if ( restUrl === null ) {
			throw new WordPressError( 'WordPress has not told its address yet. Save the settings of the chat once.' );
		}
		const bytes = JSON.stringify( body );
		const address = routeAddress( restUrl, route );
		const headers: Record< string, string > = {
			'Content-Type': 'application/json',
			'Content-Length': String( Buffer.byteLength( bytes ) ),
			Accept: 'application/json',
			'X-Veranda-Token': this.issuer.forService( bytes ).token,
		};
		let target = address;
		if ( this.baseUrl !== null ) {
			// WordPress is to take itself to be where it always is: its links, and its sites in a network, follow from that.
			target = new URL( address.pathname + address.search, this.baseUrl );
			headers.Host = address.host;
			headers[ 'X-Forwarded-Proto' ] = address.protocol.slice( 0, -1 );
		}
		return send(
			target,
			{ method: 'POST', headers },
			bytes,
			AbortSignal.any( [ signal, AbortSignal.timeout( TIMEOUT_MS ) ] )
		);
	}
}

/** Returns the address of a route. Without permalinks the whole route is a parameter. */
function routeAddress( restUrl: string, route: string ): URL {
	const address = new URL( restUrl );
	const parameter = address.searchParams.get( 'rest_route' );
	if ( parameter === null ) {
		address.pathname += route;
	} else {
		address.searchParams.set( 'rest_route', parameter + route );
	}
	return address;
}

function send( target: URL, options: RequestOptions, bytes: string, signal: AbortSignal ): Promise< WordPressAnswer > {
	return new Promise( ( resolve, reject ) => {
		const fail = ( error: unknown ) =>
			reject( new WordPressError( `WordPress cannot be reached at ${ target.origin }.`, error ) );
		const request = target.protocol === 'https:' ? requestByHttps : requestByHttp;
		const outgoing = request( target, { ...options, signal }, ( incoming ) => {
			let received = 0;
			incoming.on( 'data', ( chunk: Buffer ) => {
				received += chunk.length;
				if ( received > ANSWER_BYTES ) {
					incoming.destroy( new Error( 'The answer is too long.' ) );
				}
			} );
			text( incoming ).then(
				( answer ) => resolve( { status: incoming.statusCode ?? 0, code: codeIn( answer ) } ),
				fail
			);
		} );
		outgoing.on( 'error', fail );
		outgoing.end( bytes );
	} );
}

/** Reads WordPress's code of a refusal, if it is one. */
function codeIn( answer: string ): string | null {
	try {
		const { code } = JSON.parse( answer ) as { code?: unknown };
		return typeof code === 'string' && /^[a-z0-9_]{1,64}$/.test( code ) ? code : null;
	} catch {
		// A page of a proxy or of a plugin, for example.
		return null;
	}
}
