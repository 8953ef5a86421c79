import type { IncomingMessage } from 'node:http';
import { LIMITS } from '../../../protocol';
import { ChatError } from '../../errors';

const decoder = new TextDecoder( 'utf-8', { fatal: true, ignoreBOM: true } );

const tooLarge = () =>
	new ChatError( 'request_too_large', `A request may have up to ${ LIMITS.requestBytes } bytes. Send less at once.` );

const malformed = () => new ChatError( 'malformed_json', 'The body is not valid JSON in UTF-8. Correct it.' );

/** Reads a request's body, up to a maximum size. */
export function readBody( req: IncomingMessage ): Promise< Buffer > {
	if ( Number( req.headers[ 'content-length' ] ?? 0 ) > LIMITS.requestBytes ) {
		return Promise.reject( tooLarge() );
	}
	return new Promise( ( resolve, reject ) => {
		const chunks: Buffer[] = [];
		let bytes = 0;
		req.on( 'data', ( chunk: Buffer ) => {
			bytes += chunk.length;
			if ( bytes > LIMITS.requestBytes ) {
				req.removeAllListeners( 'data' );
				req.pause();
				reject( tooLarge() );
				return;
			}
			chunks.push( chunk );
		} );
		req.on( 'end', () => {
			resolve( chunks.length === 1 ? ( chunks[ 0 ] as Buffer ) : Buffer.concat( chunks, bytes ) );
		} );
		req.on( 'error', reject );
		req.on( 'close', () => {
			// Every request closes; creating an unused error costs more than reading the body.
			if ( ! req.readableEnded ) {
				reject( malformed() );
			}
		} );
	} );
}

/** Parses a body; an empty one counts as an empty object. */
export function parseBody( req: IncomingMessage, body: Buffer ): unknown {
	if ( body.length === 0 ) {
		return {};
	}
	assertJson( req );
	let value: unknown;
	try {
		value = JSON.parse( decoder.decode( body ) );
	} catch {
		throw malformed();
	}
	assertHarmless( value, LIMITS.requestDepth );
	return value;
}

function assertJson( req: IncomingMessage ): void {
	const [ type = '', ...parameters ] = ( req.headers[ 'content-type' ] ?? '' ).toLowerCase().split( ';' );
	const charset = parameters.map( ( each ) => each.trim() ).find( ( each ) => each.startsWith( 'charset=' ) );
	const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test( charset );
	// A compressed body could be far larger than its transfer size.
	const isPlain = [ undefined, 'identity' ].includes( req.headers[ 'content-encoding' ] );
	if ( type.trim() !== 'application/json' || ! isUtf8 || ! isPlain ) {
		throw new ChatError( 'unsupported_media_type', 'Send the body as application/json in UTF-8, not compressed.' );
	}
}

/* Keys that pollute prototypes when they are copied carelessly (docs/threats.md A39). */
const DANGEROUS = new Set( [ '__proto__', 'constructor', 'prototype' ] );

function assertHarmless( value: unknown, depth: number ): void {
	if ( typeof value !== 'object' || value === null ) {
		return;
	}
	if ( depth === 0 ) {
		throw new ChatError(
			'invalid_request',
			`A body may be nested ${ LIMITS.requestDepth } deep. Send it flatter.`
		);
	}
	for ( const key of Object.keys( value ) ) {
		if ( DANGEROUS.has( key ) ) {
			throw new ChatError( 'unknown_field', 'The request has fields that do not exist. Leave them out.', {
				fields: [ { path: key, message: 'There is no such field. Leave it out.' } ],
			} );
		}
		assertHarmless( ( value as Record< string, unknown > )[ key ], depth - 1 );
	}
}
