import { request as openRequest, type IncomingHttpHeaders } from 'node:http';
import { LOOPBACK } from '../../scripts/environment/ports';
import { waitUntil } from '../../scripts/environment/processes';

/** What a server answered. */
export interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
	/** Reads the text as JSON. */
	json< T = Record< string, unknown > >(): T;
	/** The code of a problem; undefined if it is not one. */
	readonly code: string | undefined;
}

/** What to send. `body` is sent as JSON, `rawBody` as it is. */
export interface Call {
	port: number;
	method?: string;
	path: string;
	headers?: Record< string, string | string[] | undefined >;
	body?: unknown;
	rawBody?: string | Buffer;
	/** Milliseconds without an answer after which it is an error. Default: 15 s. */
	timeoutMs?: number;
}

/** Sends one request over a connection of its own; whatever the status, it is an answer. */
export function call( {
	port,
	method = 'GET',
	path,
	headers = {},
	body,
	rawBody,
	timeoutMs = 15_000,
}: Call ): Promise< Answer > {
	const content = rawBody ?? ( body === undefined ? undefined : JSON.stringify( body ) );
	return new Promise( ( resolve, reject ) => {
		const request = openRequest( {
			host: LOOPBACK,
			port,
			method,
			path,
			agent: false,
			headers: withoutUndefined( {
				...( content === undefined
					? {}
					: {
							'Content-Type': 'application/json',
							'Content-Length': String( Buffer.byteLength( content ) ),
						} ),
				...headers,
			} ),
		} );
		const limit = setTimeout(
			() => request.destroy( new Error( `No answer to ${ method } ${ path } within ${ timeoutMs } ms.` ) ),
			timeoutMs
		);
		request.once( 'error', ( error ) => {
			clearTimeout( limit );
			reject( error );
		} );
		request.once( 'response', ( response ) => {
			const chunks: Buffer[] = [];
			response.on( 'data', ( chunk: Buffer ) => chunks.push( chunk ) );
			response.once( 'error', reject );
			response.once( 'close', () => {
				clearTimeout( limit );
				if ( ! response.complete ) {
					reject( new Error( `The answer to ${ method } ${ path } broke off.` ) );
					return;
				}
				resolve( answerOf( response.statusCode ?? 0, response.headers, Buffer.concat( chunks ).toString() ) );
			} );
		} );
		request.end( content );
	} );
}

function answerOf( status: number, headers: IncomingHttpHeaders, text: string ): Answer {
	const json = < T >() => JSON.parse( text ) as T;
	return {
		status,
		headers,
		text,
		json,
		get code() {
			const isProblem = headers[ 'content-type' ]?.startsWith( 'application/problem+json' );
			return isProblem ? json< { code: string } >().code : undefined;
		},
	};
}

function withoutUndefined( headers: NonNullable< Call[ 'headers' ] > ): Record< string, string | string[] > {
	const entries = Object.entries( headers ).filter( ( entry ) => entry[ 1 ] !== undefined );
	return Object.fromEntries( entries ) as Record< string, string | string[] >;
}

/**
 * Waits until a relay says that it is ready, and returns what it says. A single question is not enough for a test that
 * is not about readiness: on a busy machine one write that takes 400 ms makes a relay say no.
 */
export async function callUntilReady( port: number ): Promise< Answer > {
	let answer = await call( { port, path: '/readyz' } );
	await waitUntil(
		async () => {
			if ( answer.status !== 200 ) {
				answer = await call( { port, path: '/readyz' } );
			}
			return answer.status === 200;
		},
		() => `The relay is not ready: ${ answer.text }`
	);
	return answer;
}
