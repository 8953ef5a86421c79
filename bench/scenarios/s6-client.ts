import { connect, type Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import { backoffDelay } from '../../relay/client/backoff';
import { LOOPBACK } from '../../scripts/environment/ports';

/** The delays of relay/client's event stream while its page is looked at. */
const LONGEST_WAIT_MS = 4_000;
/** A connection without an answer is given up, as in relay/client. */
const HELLO_MS = 5_000;

/** The participant whose stream it is. */
export interface ReturningStreamOptions {
	readonly port: number;
	readonly token: string;
	/** Sent as `X-Forwarded-For`: everybody has another address. */
	readonly address: string;
	/** Whether it comes back with its cursor, or like a freshly loaded page. */
	readonly hasCursor: boolean;
	/** Is told of each new state: live, or no longer. */
	onChange( isLive: boolean ): void;
}

/** A stream that reconnects by the rules of relay/client, and records what it received over all its connections. */
export class ReturningStream {
	/** How often each message came, by its client id. */
	readonly heard = new Map< string, number >();
	/** How often it was told to reload everything. */
	resets = 0;
	isLive = false;
	private cursor: string | null = null;
	private attempts = 0;
	private socket: Socket | null = null;
	private timer: NodeJS.Timeout | undefined;
	private isClosed = false;

	constructor( private readonly options: ReturningStreamOptions ) {}

	/** Connects, and reconnects whenever the connection ends, until `close`. */
	connect(): void {
		const { port, token, address } = this.options;
		const query = this.cursor === null ? '' : `?after=${ encodeURIComponent( this.cursor ) }`;
		const socket = connect( { host: LOOPBACK, port, noDelay: true } );
		this.socket = socket;
		const connection = new Connection( ( id, event ) => this.take( id, event ) );
		const giveUp = setTimeout( () => ! this.isLive && socket.destroy(), HELLO_MS );
		socket.on( 'data', ( bytes ) => connection.push( bytes ) );
		// The close that follows is all that matters.
		socket.on( 'error', () => undefined );
		socket.once( 'close', () => {
			clearTimeout( giveUp );
			this.comeBack();
		} );
		socket.write(
			`GET /v1/stream${ query } HTTP/1.1\r\nHost: ${ LOOPBACK }\r\nAuthorization: Bearer ${ token }\r\n` +
				`X-Forwarded-For: ${ address }\r\nAccept: text/event-stream\r\n\r\n`
		);
	}

	/** Disconnects for good. */
	close(): void {
		this.isClosed = true;
		clearTimeout( this.timer );
		this.socket?.destroy();
	}

	private take( id: string | null, event: StreamEvent ): void {
		this.cursor = this.options.hasCursor ? ( id ?? this.cursor ) : null;
		if ( event.type === 'hello' ) {
			if ( this.options.hasCursor ) {
				this.cursor ??= `${ event.epoch }.${ event.head }`;
			}
			this.attempts = 0;
			this.change( true );
		} else if ( event.type === 'reset' ) {
			this.resets++;
		} else if ( event.type === 'message.created' && event.message?.kind === 'text' ) {
			const { clientId } = event.message;
			this.heard.set( clientId, ( this.heard.get( clientId ) ?? 0 ) + 1 );
		}
	}

	private comeBack(): void {
		this.change( false );
		if ( ! this.isClosed ) {
			const wait = backoffDelay( this.attempts, { maximumMs: LONGEST_WAIT_MS } );
			this.attempts++;
			this.timer = setTimeout( () => this.connect(), wait );
		}
	}

	private change( isLive: boolean ): void {
		if ( isLive !== this.isLive ) {
			this.isLive = isLive;
			this.options.onChange( isLive );
		}
	}
}

/** The part of an event that is looked at. */
interface StreamEvent {
	readonly type: string;
	readonly epoch?: string;
	readonly head?: number;
	readonly message?: { readonly clientId: string; readonly kind: string };
}

/** Reads one connection: the head of the answer, then events. */
class Connection {
	private rest = '';
	private hasHead = false;
	private readonly decoder = new StringDecoder( 'utf8' );

	constructor( private readonly onEvent: ( id: string | null, event: StreamEvent ) => void ) {}

	push( bytes: Buffer ): void {
		this.rest += this.decoder.write( bytes );
		if ( ! this.hasHead ) {
			const end = this.rest.indexOf( '\r\n\r\n' );
			if ( end === -1 ) {
				return;
			}
			this.hasHead = true;
			// A refusal has no events, and its connection ends.
			this.rest = this.rest.startsWith( 'HTTP/1.1 200' ) ? this.rest.slice( end + 4 ) : '';
		}
		for ( let end = this.rest.indexOf( '\n\n' ); end !== -1; end = this.rest.indexOf( '\n\n' ) ) {
			const block = this.rest.slice( 0, end );
			this.rest = this.rest.slice( end + 2 );
			const data = /^data: (.*)$/m.exec( block )?.[ 1 ];
			if ( data !== undefined ) {
				this.onEvent( /^id: (.*)$/m.exec( block )?.[ 1 ] ?? null, JSON.parse( data ) as StreamEvent );
			}
		}
	}
}
