import { request as openRequest, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { LOOPBACK } from '../../scripts/environment/ports';
import type { StreamEvent, StreamEventOf } from '../../relay/protocol';
import { SseParser } from './sse-parser';

type EventType = StreamEvent[ 'type' ];

/** An event that has come, with its number if it is a lasting one. */
export type Received< T extends EventType = EventType > = StreamEventOf< T > & { readonly eventId: string | null };

export interface StreamOptions {
	port: number;
	token?: string;
	after?: string;
	lastEventId?: string;
	headers?: Record< string, string >;
	/** Replaces the whole address, including the query. */
	path?: string;
}

interface Waiter {
	accept( event: Received ): boolean;
	resolve( event: Received ): void;
	reject( error: Error ): void;
}

const TIMEOUT_MS = 10_000;

/** Reads `GET /v1/stream`: everything that comes is kept, and can be waited for. */
export class StreamReader {
	readonly events: Received[] = [];
	/** The raw bytes. */
	readonly chunks: Buffer[] = [];
	readonly parser = new SseParser();
	status = 0;
	headers: IncomingHttpHeaders = {};
	/** Resolves when the stream has ended, from either side. */
	readonly ended: Promise< void >;
	isOpen = false;
	private position = 0;
	private waiters: Waiter[] = [];
	private response: IncomingMessage | undefined;
	private readonly decoder = new StringDecoder( 'utf8' );
	private end: () => void = () => undefined;

	private constructor( private readonly request: ClientRequest ) {
		this.ended = new Promise( ( resolve ) => {
			this.end = () => {
				this.isOpen = false;
				resolve();
				this.refuse( new Error( 'The stream has ended.' ) );
			};
		} );
	}

	/** Opens a stream; resolves when its head has arrived, whatever the status. */
	static open( { port, token, after, lastEventId, headers, path }: StreamOptions ): Promise< StreamReader > {
		const query = after === undefined ? '' : `?after=${ encodeURIComponent( after ) }`;
		const request = openRequest( {
			host: LOOPBACK,
			port,
			path: path ?? `/v1/stream${ query }`,
			agent: false,
			headers: {
				Accept: 'text/event-stream',
				...( token === undefined ? {} : { Authorization: `Bearer ${ token }` } ),
				...( lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId } ),
				...headers,
			},
		} );
		const reader = new StreamReader( request );
		return new Promise( ( resolve, reject ) => {
			request.once( 'error', ( error ) => {
				reader.end();
				reject( error );
			} );
			request.once( 'response', ( response ) => {
				reader.listen( response );
				resolve( reader );
			} );
			request.end();
		} );
	}

	/** Everything that came, as text. */
	get text(): string {
		return Buffer.concat( this.chunks ).toString();
	}

	/** The cursor of the newest lasting event. */
	get cursor(): string | undefined {
		return this.parser.lastEventId || undefined;
	}

	/** Returns the events of one type that have come so far. */
	all< T extends EventType >( type: T ): Received< T >[] {
		return this.events.filter( ( event ): event is Received< T > => event.type === type );
	}

	/**
	 * Waits for the next event of a type, coming from where the last `next` stopped, and
	 * returns it; one that has come already is found at once.
	 */
	async next< T extends EventType >(
		type: T,
		predicate: ( event: Received< T > ) => boolean = () => true,
		timeoutMs = TIMEOUT_MS
	): Promise< Received< T > > {
		const accept = ( event: Received ) => event.type === type && predicate( event as Received< T > );
		const at = this.events.findIndex( ( event, index ) => index >= this.position && accept( event ) );
		if ( at !== -1 ) {
			this.position = at + 1;
			return this.events[ at ] as Received< T >;
		}
		const event = await this.wait( accept, type, timeoutMs );
		this.position = this.events.indexOf( event ) + 1;
		return event as Received< T >;
	}

	/** Waits for the next message that somebody wrote; notices, such as that an agent has joined, are skipped. */
	nextText(
		predicate: ( event: Received< 'message.created' > ) => boolean = () => true,
		timeoutMs = TIMEOUT_MS
	): Promise< Received< 'message.created' > > {
		return this.next(
			'message.created',
			( event ) => event.message.kind !== 'system' && predicate( event ),
			timeoutMs
		);
	}

	/** Waits for an event anywhere in the stream, past or to come. */
	async find< T extends EventType >(
		type: T,
		predicate: ( event: Received< T > ) => boolean = () => true,
		timeoutMs = TIMEOUT_MS
	): Promise< Received< T > > {
		const accept = ( event: Received ) => event.type === type && predicate( event as Received< T > );
		return ( this.events.find( accept ) ?? ( await this.wait( accept, type, timeoutMs ) ) ) as Received< T >;
	}

	/** Stops reading, so that events pile up on the way. */
	pause(): void {
		this.response?.socket.pause();
	}

	/** Reads on. */
	resume(): void {
		this.response?.socket.resume();
	}

	/** Disappears without closing the connection. */
	close(): void {
		this.request.destroy();
	}

	private listen( response: IncomingMessage ): void {
		this.response = response;
		this.status = response.statusCode ?? 0;
		this.headers = response.headers;
		this.isOpen = true;
		response.on( 'data', ( chunk: Buffer ) => this.take( chunk ) );
		response.once( 'error', () => this.end() );
		response.once( 'close', () => this.end() );
	}

	private take( chunk: Buffer ): void {
		this.chunks.push( chunk );
		if ( this.status !== 200 ) {
			return;
		}
		for ( const { id, type, data } of this.parser.push( this.decoder.write( chunk ) ) ) {
			const event = { ...( JSON.parse( data ) as StreamEvent ), eventId: id } as Received;
			if ( event.type !== type ) {
				throw new Error( `An event of type ${ type } says that it is ${ event.type }.` );
			}
			this.events.push( event );
			const waiter = this.waiters.find( ( { accept } ) => accept( event ) );
			if ( waiter ) {
				this.waiters = this.waiters.filter( ( other ) => other !== waiter );
				waiter.resolve( event );
			}
		}
	}

	private wait( accept: Waiter[ 'accept' ], type: string, timeoutMs: number ): Promise< Received > {
		if ( ! this.isOpen ) {
			return Promise.reject( new Error( `No ${ type } has come, and the stream has ended.` ) );
		}
		return new Promise( ( resolve, reject ) => {
			const limit = setTimeout( () => {
				this.waiters = this.waiters.filter( ( other ) => other !== waiter );
				const seen = this.events.map( ( event ) => event.type ).join( ', ' );
				reject( new Error( `No such ${ type } within ${ timeoutMs } ms. What came: ${ seen }.` ) );
			}, timeoutMs );
			const waiter: Waiter = {
				accept,
				resolve: ( event ) => {
					clearTimeout( limit );
					resolve( event );
				},
				reject: ( error ) => {
					clearTimeout( limit );
					reject( error );
				},
			};
			this.waiters.push( waiter );
		} );
	}

	private refuse( error: Error ): void {
		const waiters = this.waiters;
		this.waiters = [];
		for ( const { reject } of waiters ) {
			reject( error );
		}
	}
}
