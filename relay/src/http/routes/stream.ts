import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { CLOCK_LEEWAY_SECONDS, ROUTES } from '../../../protocol';
import type { Clock } from '../../clock';
import { ChatError, wrongScope } from '../../errors';
import { keyOf, type Participant } from '../../participants';
import type { Site } from '../../site/site';
import { Subscriber } from '../../stream/subscriber';
import type { EndpointContext } from '../endpoint';
import { authenticate } from '../middleware/authenticate';
import { assertOrigin, type Cors } from '../middleware/cors';

const LIFETIME_MS = 600_000;

/** What a stream has besides the headers of every answer. */
const STREAM_HEADERS = {
	'Content-Type': 'text/event-stream; charset=utf-8',
	'Cache-Control': 'no-cache, no-transform',
	'X-Accel-Buffering': 'no',
	Connection: 'close',
};

/**
 * Opens streams, ahead of Express: its response objects and chunks cost more than all of our own work, and anything
 * that reads the request's body would end the stream.
 */
export class StreamRoute {
	private readonly taken = new WeakSet< Socket >();

	constructor(
		private readonly context: EndpointContext,
		private readonly cors: Cors,
		private readonly clock: Clock
	) {}

	/** Whether a request is for this route. */
	matches( req: IncomingMessage ): boolean {
		const url = req.url ?? '';
		return req.method === 'GET' && ( url === ROUTES.stream.path || url.startsWith( `${ ROUTES.stream.path }?` ) );
	}

	/** Whether a connection is a stream already, so that no other request can follow on it. */
	owns( socket: Socket ): boolean {
		return this.taken.has( socket );
	}

	async handle( req: IncomingMessage, res: ServerResponse ): Promise< void > {
		this.cors.setHeaders( req, res );
		this.context.assertRunning();
		const { site, caller } = await authenticate( req, this.context.sites, ROUTES.stream.audiences );
		if ( caller.type === 'service' ) {
			throw wrongScope();
		}
		assertOrigin( req, res, site.config.origins );
		const addressKey = this.context.addresses.keyOf( req );
		await site.limits.request( `stream:${ keyOf( caller ) }` );
		if ( caller.side === 'visitor' ) {
			site.limits.ceilings.count( 'request', addressKey );
		}
		const cursor = cursorOf( req );
		await site.hub.catchUp( cursor );
		const { socket } = req;
		if ( socket.destroyed ) {
			return;
		}
		// The stream may have been revoked while this request waited.
		this.context.assertRunning();
		site.feed.assertServing();
		if ( caller.side === 'agent' ) {
			site.directory.assertAccess( caller.id, caller.version );
		}
		const leave = this.enterAddress( site, addressKey );
		this.taken.add( socket );
		socket.once( 'close', leave );
		const subscriber = this.subscribe( caller, caller.expiresAt, socket, headersOf( res ) );
		// The stream writes to the socket itself; the response with its headers would live as long, 4 KB for nothing.
		res.detachSocket( socket );
		const opened = site.hub.open( subscriber, socket, cursor );
		const { streamsPerVisitor, streamsPerAgent } = site.limits.config;
		site.hub.limit( subscriber, caller.side === 'visitor' ? streamsPerVisitor : streamsPerAgent );
		await opened;
	}

	/**
	 * A stream lives as long as its token is honoured, and never longer than about ten minutes: whoever may still listen
	 * comes back with a new token and the cursor.
	 */
	private subscribe(
		participant: Participant,
		tokenExpiresAt: number,
		socket: Socket,
		headers: Record< string, string >
	): Subscriber {
		const lifetimeEnds = this.clock.now() + LIFETIME_MS * ( 0.8 + Math.random() * 0.4 );
		const tokenEnds = tokenExpiresAt + CLOCK_LEEWAY_SECONDS * 1_000;
		return tokenEnds < lifetimeEnds
			? new Subscriber( participant, socket, headers, tokenEnds, 'expired' )
			: new Subscriber( participant, socket, headers, lifetimeEnds, 'lifetime' );
	}

	private enterAddress( site: Site, address: string ): () => void {
		if ( site.addresses.count( address ) >= site.limits.config.streamsPerAddress ) {
			throw new ChatError( 'rate_limited', 'Too many streams are open from this address. Close some tabs.', {
				retryAfter: 30,
			} );
		}
		return site.addresses.enter( address );
	}
}

/** Returns a stream's headers: with all that every answer has, although it is not written by `res`. */
function headersOf( res: ServerResponse ): Record< string, string > {
	const set = Object.entries( res.getHeaders() ).map( ( [ name, value ] ) => [ name, String( value ) ] );
	return { ...Object.fromEntries( set ), ...STREAM_HEADERS };
}

/** Reads the cursor from the query, where it must have its form, or from `Last-Event-ID`, which any browser may have kept. */
function cursorOf( req: IncomingMessage ): string | null {
	const { searchParams } = new URL( req.url ?? '', 'http://relay' );
	const entries = [ ...searchParams ];
	const query: Record< string, string | string[] > = Object.fromEntries( entries );
	for ( const [ name ] of entries ) {
		const values = searchParams.getAll( name );
		if ( values.length > 1 ) {
			query[ name ] = values;
		}
	}
	const parsed = ROUTES.stream.query.parse( query );
	const header = req.headers[ 'last-event-id' ];
	if ( parsed.after !== undefined || header === undefined || header === '' ) {
		return parsed.after ?? null;
	}
	return String( header );
}
